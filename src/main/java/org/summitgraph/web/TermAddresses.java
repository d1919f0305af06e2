package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Every other address: that of the ontology's version has the ontology, that of a term or of an
 * ontology leads to where it is described, and at any other there is nothing.
 */
final class TermAddresses extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient OntologyPages ontology;

  TermAddresses(Site site, OntologyPages ontology) {
    this.site = site;
    this.ontology = ontology;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    String path = request.getRequestURI().substring(1);
    if (isVersion(path)) {
      return ontology.answer(request);
    }
    return site.addresses()
        .term(path)
        .map(term -> forScriptsOfAnyPage(Answer.seeOther(site.absolute(request, term))))
        .orElseGet(() -> NotFoundPage.answer(request));
  }

  private boolean isVersion(String path) {
    Optional<String> version =
        site.ontology()
            .header()
            .versionIri()
            .filter(iri -> !site.addresses().base().isEmpty())
            .filter(iri -> iri.startsWith(site.addresses().base()))
            .map(iri -> iri.substring(site.addresses().base().length()));
    return version
        .filter(
            known ->
                path.equals(known)
                    || (path.startsWith(known + ".")
                        && DocumentFormat.ofSuffix(path.substring(known.length() + 1)).isPresent()))
        .isPresent();
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.ThingDescriber;

/**
 * Every other address: that of the ontology's version has the ontology; that of a term, of an
 * ontology or of a thing leads to where it is described; at any other there is nothing.
 */
final class TermAddresses extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient OntologyPages ontology;
  private final transient ThingDescriber describer;

  TermAddresses(Site site, OntologyPages ontology, ThingDescriber describer) {
    this.site = site;
    this.describer = describer;
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
        .or(() -> site.addresses().named(path).filter(describer::knows).flatMap(this::document))
        .map(term -> forScriptsOfAnyPage(Answer.seeOther(site.absolute(request, term))))
        .orElseGet(() -> NotFoundPage.answer(request));
  }

  private Optional<String> document(Node thing) {
    return site.addresses().plainDocument(thing.getURI());
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

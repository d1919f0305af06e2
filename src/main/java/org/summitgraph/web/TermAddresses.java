package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.ThingDescriber;

/**
 * Every other address: that of a version of an ontology has the ontology; that of a term, of an
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
    if (ontology.isVersion(path)) {
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
}

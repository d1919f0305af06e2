package org.summitgraph.web;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.summitgraph.describe.OntologyDescription;

/**
 * The ontology as it is published: a page for readers, RDF for programs.
 *
 * @param description what the page shows
 * @param turtle the files of the ontology that define its terms
 * @param graph the same as triples; not changed by anyone
 */
public record OntologyDocument(OntologyDescription description, String turtle, Graph graph) {

  /**
   * The page, the same text at each call. Its links to its style and to the front page are
   * relative.
   */
  public String html() {
    return HtmlPages.text("ontology.jte", Map.of("ontology", description));
  }
}

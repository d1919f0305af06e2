package org.summitgraph.web;

import java.util.Map;
import org.summitgraph.describe.OntologyDescription;

/**
 * The ontology as it is published: a page for readers and Turtle for programs.
 *
 * @param description what the page shows
 * @param turtle the files of the ontology that define its terms
 */
public record OntologyDocument(OntologyDescription description, String turtle) {

  /**
   * The page, the same text at each call. Its links to its style and to the front page are
   * relative.
   */
  public String html() {
    return HtmlPages.text("ontology.jte", Map.of("ontology", description));
  }
}

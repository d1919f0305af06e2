package org.summitgraph.web;

import java.util.List;
import org.summitgraph.describe.OntologyDescription.Header;

/**
 * What the template of the front page shows.
 *
 * @param ontology what its ontology says of the corpus
 * @param editor where queries are written and run, relative to the page
 * @param sparqlAddress where programs send their queries, in full
 * @param facts what is in the store
 * @param queries the canned queries in their order
 */
public record FrontPageContent(
    Header ontology, String editor, String sparqlAddress, StoreFacts facts, List<UiQuery> queries) {

  public FrontPageContent {
    queries = List.copyOf(queries);
  }
}

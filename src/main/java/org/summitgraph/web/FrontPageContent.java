package org.summitgraph.web;

import java.util.List;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.OntologyDescription.Header;

/**
 * What the template of the front page shows.
 *
 * @param ontology what its ontology says of the corpus
 * @param links where links lead
 * @param edition which state of the data is served
 * @param sparqlAddress where programs send their queries, in full
 * @param reconciliation where names are matched to things, in full
 * @param facts what is in the store
 * @param shelves the classes that a reader meets first, those with instances
 * @param queries the canned queries in their order
 */
public record FrontPageContent(
    Header ontology,
    PageLinks links,
    Edition edition,
    String sparqlAddress,
    String reconciliation,
    StoreFacts facts,
    List<Shelf> shelves,
    List<UiQuery> queries) {

  public FrontPageContent {
    shelves = List.copyOf(shelves);
    queries = List.copyOf(queries);
  }

  /**
   * A class with some of its instances.
   *
   * @param first the first by name
   */
  public record Shelf(IndexPage.ClassCount count, List<Catalogue.Entry> first) {
    public Shelf {
      first = List.copyOf(first);
    }
  }
}

package org.summitgraph.web;

import java.util.List;

/**
 * What the front page says of the store.
 *
 * @param counts how much there is of each kind; a count that took too long is not among them
 * @param sources the documents that the facts come from, by title
 */
public record StoreFacts(List<Count> counts, List<Source> sources) {

  static final StoreFacts UNKNOWN = new StoreFacts(List.of(), List.of());

  /** How much there is of one kind. */
  public record Count(long number, String kind) {}

  /**
   * A document that facts come from.
   *
   * @param title its title, or its IRI if it has none
   * @param details authors, publisher and date in one line, as far as they are known; may be empty
   */
  public record Source(String iri, String title, String details) {}

  public StoreFacts {
    counts = List.copyOf(counts);
    sources = List.copyOf(sources);
  }
}

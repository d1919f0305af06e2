package org.summitgraph.web;

import java.util.List;
import java.util.Optional;
import org.summitgraph.describe.Catalogue;

/**
 * What a page of a list shows.
 *
 * @param links where links lead
 * @param entries the things of this page
 * @param number how many there are in all
 * @param earlier where the page before is
 * @param later where the next page is
 */
public record ListPage(
    String title,
    PageLinks links,
    List<Catalogue.Entry> entries,
    int number,
    int page,
    int pages,
    Optional<String> earlier,
    Optional<String> later) {

  public ListPage {
    entries = List.copyOf(entries);
  }
}

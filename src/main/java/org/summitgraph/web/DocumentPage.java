package org.summitgraph.web;

import java.util.List;
import org.summitgraph.describe.ThingDescription;

/**
 * What the pages of things and sources have in common.
 *
 * @param thing what is described
 * @param links where links lead
 * @param downloads the other forms of the document
 * @param query SPARQL that gives what the page shows
 * @param incomingQuery SPARQL that gives all that leads to the thing
 * @param citation how to cite it
 */
public record DocumentPage(
    ThingDescription thing,
    PageLinks links,
    List<Download> downloads,
    String query,
    String incomingQuery,
    String citation) {

  public DocumentPage {
    downloads = List.copyOf(downloads);
  }

  /**
   * A form in which the document can be had.
   *
   * @param address relative to the page
   */
  public record Download(String label, String mediaType, String address) {}
}

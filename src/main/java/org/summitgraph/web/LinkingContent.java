package org.summitgraph.web;

import java.util.List;
import java.util.Optional;
import org.summitgraph.describe.Evidence;
import org.summitgraph.describe.PropertyValues;

/**
 * What the template of the page on linking shows.
 *
 * @param title of the data
 * @param links where links lead
 * @param base what the IRIs of the data begin with
 * @param reconciliation the address of the reconciliation service, in full
 * @param edition which state of the data is served
 * @param licence its address, if one is named
 * @param example a thing of the data; empty where there is none, or none yet
 */
public record LinkingContent(
    String title,
    PageLinks links,
    String base,
    String reconciliation,
    Edition edition,
    Optional<String> licence,
    Optional<Example> example) {

  /**
   * A thing of the data.
   *
   * @param elsewhere our links from it to other data sets
   * @param passage one from which something was read of it
   */
  public record Example(
      String iri, String label, List<PropertyValues> elsewhere, Optional<Evidence> passage) {
    public Example {
      elsewhere = List.copyOf(elsewhere);
    }
  }
}

package org.summitgraph.describe;

import java.util.Optional;

/**
 * Where the parts of a published dataset are. A server gives addresses in full; a folder gives file
 * names, which are relative to the description in it.
 *
 * @param description the document that describes the dataset; things without an address of their
 *     own are fragments of it
 * @param dumps what stands before the name of each dump; may be empty
 * @param ontology the Turtle file of the ontology
 * @param queries the Turtle file of the canned queries
 * @param service where the dataset is served, if it is
 */
public record DatasetAddresses(
    String description, String dumps, String ontology, String queries, Optional<Service> service) {

  /**
   * A server.
   *
   * @param home its front page
   * @param endpoint where it takes SPARQL queries
   * @param openApi the description of its canned queries
   * @param linking the page that tells how to link to the data
   * @param reconciliation where names are matched to things
   * @param limits what it gives at most, for programs
   */
  public record Service(
      String home,
      String endpoint,
      String openApi,
      String linking,
      String reconciliation,
      String limits) {}

  /** The dataset itself, as opposed to the document that describes it. */
  public String dataset() {
    return fragment("dataset");
  }

  /** A thing that is described in the document. */
  public String fragment(String name) {
    return description + "#" + name;
  }
}

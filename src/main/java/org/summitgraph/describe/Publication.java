package org.summitgraph.describe;

import java.util.List;
import org.summitgraph.describe.OntologyDescription.Header;
import org.summitgraph.model.DatasetVersion;

/**
 * One version of a dataset as it is made public. What the ontology says of itself, its title,
 * description, licence and day, holds for the data that are written in it.
 *
 * @param creators who made it: names, in their order
 */
public record Publication(Header header, DatasetVersion version, List<String> creators) {

  public Publication {
    creators = List.copyOf(creators);
  }

  /** Lines that say which data these are, for the top of a file. */
  public String preamble() {
    return header.title()
        + ", version "
        + version.name()
        + header.licence().map(licence -> ", licence <" + licence + ">").orElse("")
        + "\nSHA-256 of all data as canonical N-Quads: "
        + version.sha256()
        + "\n";
  }

  /** How to cite it: one line for a bibliography. */
  public String citation() {
    String year = header.modified().map(day -> " (" + day.substring(0, 4) + ")").orElse("");
    String makers = creators.isEmpty() ? "" : String.join(", ", creators) + year + ": ";
    return makers
        + header.title()
        + (makers.isEmpty() ? year : "")
        + ". Version "
        + version.name()
        + ".";
  }
}

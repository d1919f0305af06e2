package org.summitgraph.web;

import java.nio.file.Path;
import java.time.Instant;
import org.summitgraph.describe.Publication;

/**
 * Which state of the data a server has.
 *
 * @param publication which data they are
 * @param asserted what was asserted, as packed N-Quads
 * @param published when this state was published
 */
public record Edition(Publication publication, Path asserted, Instant published) {

  /** The version as people write it. */
  public String shortVersion() {
    return publication.version().name();
  }
}

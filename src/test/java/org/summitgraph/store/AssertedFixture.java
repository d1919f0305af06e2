package org.summitgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.summitgraph.model.DatasetVersion;
import org.summitgraph.model.LocatedQuad;

/** The file of asserted quads, for tests whose store no loader has built. */
public final class AssertedFixture {

  private AssertedFixture() {}

  /** Writes the file and tells the version of what is in it. */
  public static DatasetVersion write(List<LocatedQuad> quads, Path file) {
    try {
      AssertedQuads written = AssertedQuads.write(quads, file);
      return new DatasetVersion(Optional.of("0.1.0"), written.sha256(), written.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes a selection in one format, the same bytes each time. */
@FunctionalInterface
public interface SelectionWriter {

  /**
   * Writes UTF-8 and leaves the stream open.
   *
   * @param prefixes namespaces by prefix; those that are used are declared
   */
  void write(Selection selection, Map<String, String> prefixes, OutputStream out)
      throws IOException;
}

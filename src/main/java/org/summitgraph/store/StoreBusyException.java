package org.summitgraph.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is building a database in the same store. */
public final class StoreBusyException extends IOException {

  private static final long serialVersionUID = 1L;

  StoreBusyException(Path folder) {
    super(
        "another load is running in " + folder + "; wait for it to end, or choose another --store");
  }
}

package org.summitgraph.describe;

/** More quads would have to be read for an export than it may read. */
public final class TooLargeExportException extends ExportException {

  private static final long serialVersionUID = 1L;

  /** For an export that would read more quads than this. */
  public TooLargeExportException(long mostRead) {
    super(
        "More than "
            + mostRead
            + " quads would have to be read for this; ask for less, or take a dump of all data.");
  }
}

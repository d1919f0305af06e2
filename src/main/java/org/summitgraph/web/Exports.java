package org.summitgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.TooLargeExportException;

/**
 * Exports for strangers: a few at once, each of which reads a bounded number of quads, since what
 * an export brings along can be most of the data, and is held in memory. Threads share one.
 */
final class Exports {

  /** Quads that one export may read. */
  static final int MOST_READ = 200_000;

  private static final int AT_ONCE = 4;

  private final Export export;
  private final Places places = new Places(AT_ONCE);

  Exports(Export export) {
    this.export = export.within(MOST_READ);
  }

  /** Makes an answer from an export. */
  @FunctionalInterface
  interface Maker {
    Answer answer(Export export) throws IOException;
  }

  /** What the maker answers; a refusal when there is no place, or when it reads too much. */
  Answer answer(Maker maker) throws IOException {
    if (!places.enter()) {
      return Places.refusal();
    }
    try {
      return maker.answer(export);
    } catch (TooLargeExportException e) {
      return Answer.text(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e.getMessage());
    } finally {
      places.leave();
    }
  }
}

package org.summitgraph.store;

import java.io.IOException;
import java.util.Arrays;

/** Tuples of node ids, as TDB2 writes them in its indexes, one after another; read once. */
interface Tuples {

  /**
   * Moves on to the next tuple and writes it into {@code tuple}.
   *
   * @return false at the end, when {@code tuple} is untouched
   */
  boolean next(long[] tuple) throws IOException;

  /** Sorted tuples, each one once. */
  static Tuples distinct(Tuples sorted, int width) {
    long[] last = new long[width];
    boolean[] any = {false};
    return tuple -> {
      while (sorted.next(tuple)) {
        if (!any[0] || !Arrays.equals(last, tuple)) {
          any[0] = true;
          System.arraycopy(tuple, 0, last, 0, width);
          return true;
        }
      }
      return false;
    };
  }
}

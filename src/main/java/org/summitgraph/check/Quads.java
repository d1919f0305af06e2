package org.summitgraph.check;

import java.util.Arrays;
import java.util.function.Predicate;
import org.summitgraph.model.QuadSpool;

/** Quads that can be gone through more than once. */
@FunctionalInterface
interface Quads {

  /** Shows every one of them to a rule, in the order of the files. */
  void every(QuadRule rule);

  /** Those that are wanted, found in one pass: of each, its position is held. */
  default Quads only(Predicate<QuadSpool.Cursor> wanted, QuadSpool.Cursor picker) {
    long[][] positions = {new long[1 << 8]};
    int[] size = {0};
    every(
        quad -> {
          if (wanted.test(quad)) {
            if (size[0] == positions[0].length) {
              positions[0] = Arrays.copyOf(positions[0], 2 * size[0]);
            }
            positions[0][size[0]++] = quad.position();
          }
        });
    return rule -> {
      for (int i = 0; i < size[0]; i++) {
        picker.moveTo(positions[0][i]);
        rule.quad(picker);
      }
    };
  }
}

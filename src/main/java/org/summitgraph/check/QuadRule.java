package org.summitgraph.check;

import org.summitgraph.model.QuadSpool;

/** A rule that looks at one quad of the data after another, in the order of the files. */
@FunctionalInterface
interface QuadRule {

  /** Looks at the quad that the cursor stands at. */
  void quad(QuadSpool.Cursor quad);

  /** There are no more quads. */
  default void end() {}
}

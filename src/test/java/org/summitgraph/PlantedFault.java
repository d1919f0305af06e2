package org.summitgraph;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lines of a data file made wrong. A line that is removed is left empty, so that all others keep
 * their numbers.
 *
 * @param kind what sort of mistake it is
 * @param passage the passage to whose description or facts the lines belong
 * @param edits what stands now on each changed line, numbered from 1
 * @param blamed the gate must name one of these lines
 */
record PlantedFault(
    String kind, String passage, Path file, Map<Integer, String> edits, Set<Long> blamed) {

  PlantedFault {
    edits = new TreeMap<>(edits);
    blamed = Set.copyOf(blamed);
  }

  /** One changed line. */
  static PlantedFault of(
      String kind, String passage, Path file, int line, String changed, long blamed) {
    return new PlantedFault(kind, passage, file, Map.of(line, changed), Set.of(blamed));
  }

  /** Whether both can be planted at once without a line in common or a passage in common. */
  boolean goesWith(PlantedFault other) {
    return !passage.equals(other.passage())
        && Collections.disjoint(edits.keySet(), other.edits().keySet());
  }

  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder(kind + " at " + file);
    edits.forEach((line, changed) -> lines.append(":" + line + ": " + changed.strip() + " "));
    return lines.toString();
  }
}

package org.summitgraph;

import java.nio.file.Path;

/**
 * One line of a data file made wrong. A line that is removed is left empty, so that all others keep
 * their numbers.
 *
 * @param kind what sort of mistake it is
 * @param passage the passage to whose description or facts the line belongs
 * @param line the number of the changed line, from 1
 * @param changed what stands on that line now
 * @param blamed the line that the gate must name: the changed one, or that of the declaration
 */
record PlantedFault(String kind, String passage, Path file, int line, String changed, long blamed) {

  @Override
  public String toString() {
    return kind + " at " + file + ":" + line + ": " + changed.strip();
  }
}

package org.summitgraph.query;

import java.util.Comparator;
import org.summitgraph.model.SourceLocation;

/**
 * What is wrong with a query file, where, and how to mend it.
 *
 * @param message what is wrong, with the culprit in it
 * @param repair what to do
 */
public record QueryFault(SourceLocation at, String message, String repair)
    implements Comparable<QueryFault> {

  private static final Comparator<QueryFault> IN_FILE_ORDER =
      Comparator.comparing(QueryFault::at).thenComparing(QueryFault::message);

  @Override
  public int compareTo(QueryFault other) {
    return IN_FILE_ORDER.compare(this, other);
  }

  /** Two lines, as compilers print them: the place and the fault, then the repair. */
  @Override
  public String toString() {
    return at + ": " + message + "\n    fix: " + repair;
  }
}

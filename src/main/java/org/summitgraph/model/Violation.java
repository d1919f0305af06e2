package org.summitgraph.model;

import java.util.Comparator;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * One fault: what is wrong, where, and how to mend it.
 *
 * @param focus the thing that is at fault, where it is a thing and not a piece of a file
 * @param message one sentence on what is wrong, with the culprit in it
 * @param repair one sentence on what to do
 */
public record Violation(
    Rule rule, SourceLocation at, Optional<Node> focus, String message, String repair)
    implements Comparable<Violation> {

  private static final Comparator<Violation> IN_FILE_ORDER =
      Comparator.comparing(Violation::at)
          .thenComparing(violation -> violation.rule().code())
          .thenComparing(Violation::message);

  @Override
  public int compareTo(Violation other) {
    return IN_FILE_ORDER.compare(this, other);
  }
}

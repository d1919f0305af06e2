package org.summitgraph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.summitgraph.model.Violation;
import org.summitgraph.model.Violations;

/**
 * What was found wrong while files were read, as much of it as {@link Violations} keeps. What was
 * said of the line that is being read can be taken back.
 */
final class ReadFaults {

  /** So many faults of one line can be taken back. */
  private static final int MOST = 1_000;

  /** The note on what is left out is itself one of those that the gate counts. */
  private final Violations before = new Violations(Violations.MOST - 1);

  private final List<Violation> ofLine = new ArrayList<>();

  void add(Violation fault) {
    if (!ofLine.isEmpty() && (ofLine.size() == MOST || !isBeside(fault, ofLine.get(0)))) {
      close();
    }
    ofLine.add(fault);
  }

  private static boolean isBeside(Violation one, Violation other) {
    return one.at().line() == other.at().line() && one.at().file().equals(other.at().file());
  }

  private void close() {
    ofLine.forEach(before::add);
    ofLine.clear();
  }

  /** Takes back faults of the line of which one was added last. */
  void takeBack(Predicate<Violation> wrong) {
    ofLine.removeIf(wrong);
  }

  /** In the order of files and lines, of one rule no more than are told. */
  List<Violation> toList() {
    close();
    return before.inFileOrder();
  }
}

package org.summitgraph.read;

import java.util.List;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Violation;

/** What a reader found wrong, in the form in which tests expect it. */
final class Faults {

  private Faults() {}

  /** {@code line:column [rule] message} of every fault. */
  static List<String> of(Corpus corpus) {
    return corpus.faults().stream().map(Faults::line).toList();
  }

  private static String line(Violation fault) {
    return fault.at().line()
        + ":"
        + fault.at().column()
        + " ["
        + fault.rule().code()
        + "] "
        + fault.message();
  }
}

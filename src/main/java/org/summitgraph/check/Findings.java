package org.summitgraph.check;

import java.util.ArrayList;
import java.util.List;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Rule;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/** Collects violations as the rules find them. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  void add(Rule rule, SourceLocation at, String message, String repair) {
    violations.add(new Violation(rule, at, message, repair));
  }

  void add(Rule rule, LocatedQuad at, String message, String repair) {
    add(rule, at.at(), message, repair);
  }

  /** All violations in the order of files and lines, each once. */
  List<Violation> inFileOrder() {
    return violations.stream().distinct().sorted().toList();
  }
}

package org.summitgraph.check;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Rule;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;
import org.summitgraph.model.Violations;

/** Collects violations as the rules find them. */
final class Findings {

  private final Violations violations = new Violations();

  void add(Violation violation) {
    violations.add(violation);
  }

  /** A violation whose repair is the rule's own. */
  void add(GateRule rule, LocatedQuad at, String message) {
    add(rule, at, message, rule.repair());
  }

  /** A violation of what a quad says: its place is the quad's, its focus the subject. */
  void add(Rule rule, LocatedQuad at, String message, String repair) {
    add(rule, at.at(), at.subject(), message, repair);
  }

  void add(Rule rule, SourceLocation at, Node focus, String message, String repair) {
    violations.add(new Violation(rule, at, Optional.of(focus), message, repair));
  }

  /**
   * Whether there are so many violations of a rule that to look for the cause of one more takes
   * longer than anybody wants to wait.
   */
  boolean hasEnoughOf(Rule rule) {
    return violations.count(rule) >= 1000;
  }

  /** All violations in the order of files and lines, each once. */
  List<Violation> inFileOrder() {
    return violations.inFileOrder();
  }
}

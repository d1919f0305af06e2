package org.summitgraph.check;

import java.util.List;
import java.util.stream.Stream;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Rule;

/** Every rule that can be broken. */
public final class Rules {

  private Rules() {}

  /** The gate's own rules in the order of the gate, then the shapes of the corpus by name. */
  public static List<Rule> of(Corpus corpus) {
    return Stream.<Rule>concat(Stream.of(GateRule.values()), ShapeRules.of(corpus).stream())
        .toList();
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitgraph.check.Rules;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.EditDistance;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Rule;
import picocli.CommandLine.Option;

/** How grave the rules are; the options have one meaning in every command that checks. */
final class GateOptions {

  @Option(
      names = "--strict",
      description = "Warnings are errors, and so is a text that is not at hand.")
  private boolean strict;

  @Option(
      names = "--severity",
      paramLabel = "RULE=LEVEL",
      description = {
        "How grave a rule is: error, warning, info or off; one option for each rule.",
        "--strict makes errors of the warnings that there are then."
      })
  private Map<String, Severities.Level> changed = new TreeMap<>();

  /**
   * The severity of every rule of the project.
   *
   * @throws UserError when a rule is named that there is not
   */
  Severities severities(Project project) throws IOException {
    if (changed.isEmpty()) {
      return new Severities(strict, Map.of(), List.of());
    }
    Corpus ontology = project.ontology();
    List<Rule> rules = Rules.of(ontology);
    if (ontology.complete()) {
      refuseUnknown(changed.keySet(), rules);
    }
    if (changed.containsKey(GateRule.SYNTAX.code())) {
      throw UserError.usage(
          GateRule.SYNTAX.code() + " is always an error: what cannot be read cannot be checked");
    }
    return new Severities(strict, changed, rules);
  }

  /**
   * Refuses the name of a rule that there is not.
   *
   * @throws UserError which names the nearest rules
   */
  static void refuseUnknown(Collection<String> typed, List<Rule> rules) {
    List<String> codes = rules.stream().map(Rule::code).toList();
    for (String code : typed) {
      if (!codes.contains(code)) {
        String nearest =
            EditDistance.nearest(code, codes).stream().limit(3).collect(Collectors.joining(", "));
        throw UserError.usage(
            "there is no rule " + code + "; the nearest are " + nearest + " (all: docs/rules.md)");
      }
    }
  }
}

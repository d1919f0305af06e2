package org.summitgraph.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitgraph.model.Rule;
import org.summitgraph.model.Severity;

/** How grave each rule is in one run: its own severity, unless the user changed it. */
final class Severities {

  /** What a user can make of a rule, gravest first. */
  enum Level {
    ERROR,
    WARNING,
    INFO,
    /** The rule is not reported at all. */
    OFF
  }

  private final boolean strict;
  private final Map<String, Level> changed;
  private final List<Rule> rules;

  /**
   * @param strict whether what is a warning after all changes counts as an error
   * @param changed by the code of the rule
   * @param rules the rules that the changes speak of
   */
  Severities(boolean strict, Map<String, Level> changed, List<Rule> rules) {
    this.strict = strict;
    this.changed = new TreeMap<>(changed);
    this.rules = List.copyOf(rules);
  }

  /** How grave a rule is here; empty where it is off. */
  Optional<Severity> of(Rule rule) {
    Level level = changed.getOrDefault(rule.code(), own(rule));
    if (level == Level.OFF) {
      return Optional.empty();
    }
    return Optional.of(
        strict && level == Level.WARNING ? Severity.ERROR : Severity.valueOf(level.name()));
  }

  /** What was made less grave than the rules have it, such as {@code misquotation=warning}. */
  Optional<String> lowered() {
    String lowered =
        rules.stream()
            .filter(rule -> changed.containsKey(rule.code()))
            .filter(rule -> changed.get(rule.code()).compareTo(own(rule)) > 0)
            .map(rule -> rule.code() + "=" + word(changed.get(rule.code())))
            .collect(Collectors.joining(", "));
    return Optional.of(lowered).filter(text -> !text.isEmpty());
  }

  /** The same for severities under which the same violations pass. */
  String fingerprint() {
    return "strict=" + strict + " " + changed;
  }

  private static Level own(Rule rule) {
    return Level.valueOf(rule.severity().name());
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}

package org.summitgraph.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Collects violations. Of one rule no more than {@link #MOST} are kept, the first by place, however
 * many there are: then one more violation of that rule, behind the last that is kept, says how many
 * are left out.
 */
public final class Violations {

  /** How many violations of one rule are told one by one. */
  public static final int MOST = 10_000;

  private final Map<String, OfRule> byRule = new HashMap<>();
  private final int most;

  public Violations() {
    this(MOST);
  }

  /**
   * As {@link #Violations()}.
   *
   * @param most how many of one rule are kept, at least 1
   */
  public Violations(int most) {
    this.most = most;
  }

  public void add(Violation violation) {
    byRule.computeIfAbsent(violation.rule().code(), code -> new OfRule()).add(violation);
  }

  /** How many violations of a rule were added, until now. */
  public long count(Rule rule) {
    OfRule ofRule = byRule.get(rule.code());
    return ofRule == null ? 0 : ofRule.leftOut + ofRule.kept.size();
  }

  /** The violations in the order of files and lines, each once. */
  public List<Violation> inFileOrder() {
    return byRule.values().stream()
        .flatMap(ofRule -> ofRule.told().stream())
        .sorted()
        .collect(Collectors.toUnmodifiableList());
  }

  private final class OfRule {

    private List<Violation> kept = new ArrayList<>();
    private long leftOut;

    void add(Violation violation) {
      kept.add(violation);
      if (kept.size() == 2 * most) {
        shorten();
      }
    }

    private void shorten() {
      List<Violation> first = kept.stream().distinct().sorted().toList();
      if (first.size() > most) {
        leftOut += first.size() - most;
        first = first.subList(0, most);
      }
      kept = new ArrayList<>(first);
    }

    List<Violation> told() {
      shorten();
      List<Violation> told = new ArrayList<>(kept);
      if (leftOut > 0) {
        Violation last = kept.get(kept.size() - 1);
        told.add(
            new Violation(
                last.rule(),
                last.at(),
                Optional.empty(),
                "…and " + leftOut + " more violations of this rule behind this place",
                "mend the ones that are listed, and check again"));
      }
      return told;
    }
  }
}

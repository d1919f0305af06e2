package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViolationsTest {

  private static Violation at(GateRule rule, int line) {
    return new Violation(
        rule, new SourceLocation("a.trig", line, 1), Optional.empty(), "wrong", "mend it");
  }

  @Test
  void tellsEachOnceInTheOrderOfTheFile() {
    Violations violations = new Violations();
    for (int line : new int[] {3, 1, 2, 1}) {
      violations.add(at(GateRule.BAD_HASH, line));
    }
    assertThat(violations.inFileOrder())
        .extracting(violation -> violation.at().line())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void tellsTheFirstOfOneRuleAndHowManyMoreThereAre() {
    Violations violations = new Violations();
    for (int line = 5 * Violations.MOST; line > 0; line--) {
      violations.add(at(GateRule.BAD_HASH, line));
    }
    violations.add(at(GateRule.BAD_OFFSETS, 1_000_000));
    List<Violation> told = violations.inFileOrder();
    assertThat(told).hasSize(Violations.MOST + 2);
    assertThat(told.get(Violations.MOST - 1).at().line()).isEqualTo(Violations.MOST);
    assertThat(told.stream().map(Violation::message).filter(m -> !m.equals("wrong")))
        .containsExactly(
            "…and " + 4 * Violations.MOST + " more violations of this rule behind this place");
    assertThat(told.get(told.size() - 1).rule()).isEqualTo(GateRule.BAD_OFFSETS);
  }
}

package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.summitgraph.vocab.SGV;

class StandingTest {

  @Test
  void takesWhatNobodyProposedForRead() {
    assertThat(Standing.of(Set.of(), false)).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void takesWhatAMachineProposedForACandidateUntilSomebodyAcceptsIt() {
    assertThat(Standing.of(Set.of(), true)).isEqualTo(Standing.CANDIDATE);
    assertThat(Standing.of(Set.of(SGV.ACCEPTED), true)).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void trustsTheLeastTrustfulOfSeveralStates() {
    assertThat(Standing.of(Set.of(SGV.ACCEPTED, SGV.CANDIDATE), true))
        .isEqualTo(Standing.CANDIDATE);
    assertThat(Standing.of(Set.of(SGV.ACCEPTED, SGV.REJECTED), false)).isEqualTo(Standing.REJECTED);
  }
}

package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetVersionTest {

  private static final String SHA256 = "0123456789abcdef".repeat(4);

  /** A header of HTTP would be cut, or say something else. */
  @ParameterizedTest
  @CsvSource({
    "0.1.0,0.1.0+0123456789ab",
    "2026-11-20,2026-11-20+0123456789ab",
    "1.0 beta,0123456789ab",
    "версия 1,0123456789ab",
    "'1\nSet-Cookie: a=b',0123456789ab",
    "'',0123456789ab"
  })
  void beginsWithTheNumberWhereItCanStandInAHeader(String number, String name) {
    assertThat(new DatasetVersion(Optional.of(number), SHA256, 1).name()).isEqualTo(name);
  }
}

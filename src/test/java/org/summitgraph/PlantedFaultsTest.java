package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in the clean corpus is found, and told on the line where it was made. */
class PlantedFaultsTest {

  private static final String SOURCES = "https://w3id.org/summitgraph/id/source/";

  @TempDir private Path folder;

  @Test
  void findsEveryMistakeOnItsLine() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    FaultHunt hunt = new FaultHunt(data, ValidCorpus.ONTOLOGY, ValidCorpus.TEXTS);
    Set<String> kinds = new TreeSet<>();
    for (Path file : ValidCorpus.files(data.resolve("sources"), ".trig")) {
      String other = file.endsWith("lake-talks.trig") ? "ferry-diary" : "lake-talks";
      List<PlantedFault> faults =
          new FaultPlanter(file, "person:lena-okafor", SOURCES + other).everyFault();
      faults.forEach(fault -> kinds.add(fault.kind()));
      hunt.plantAll(faults);
    }
    assertThat(kinds).hasSize(24);
    assertThat(hunt.planted()).isGreaterThan(300);
    assertThat(hunt.missed()).as(hunt.report()).isEmpty();
  }
}

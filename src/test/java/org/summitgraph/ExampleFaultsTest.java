package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in the example corpus, whose texts are at hand for everybody. */
class ExampleFaultsTest {

  private static final Path EXAMPLE = Path.of("examples/village");
  private static final String SOURCES = "https://w3id.org/summitgraph/examples/village/id/source/";

  @TempDir private Path folder;

  private FaultHunt hunt(Path data) throws IOException {
    return new FaultHunt(data, EXAMPLE.resolve("ontology"), EXAMPLE.resolve("documents"));
  }

  @Test
  void findsEveryMistakeOfFormOnItsLine() throws IOException {
    Path data = ValidCorpus.copy(EXAMPLE.resolve("data"), folder.resolve("data"));
    FaultHunt hunt = hunt(data);
    for (Path file : ValidCorpus.files(data.resolve("sources"), ".trig")) {
      String other = file.endsWith("vane-letter.trig") ? "council-minutes" : "vane-letter";
      hunt.plantAll(new FaultPlanter(file, "who:nobody", SOURCES + other).everyFault());
    }
    assertThat(hunt.planted()).isGreaterThan(120);
    assertThat(hunt.missed()).as(hunt.report()).isEmpty();
  }

  @Test
  void findsMistakesOfMeaningThatChangeNumbersDatesOrNamesThatTheSentenceLacks()
      throws IOException {
    Path data = ValidCorpus.copy(EXAMPLE.resolve("data"), folder.resolve("data"));
    FaultHunt hunt = hunt(data);
    Room room = new Room(data, EXAMPLE.resolve("ontology"), EXAMPLE.resolve("documents"));
    List<PlantedFault> faults = new ArrayList<>();
    for (Path file : ValidCorpus.files(data.resolve("sources"), ".trig")) {
      List<PlantedFault> ofFile = new SemanticFaultPlanter(file, room).everyFault();
      faults.addAll(ofFile);
      hunt.plantAll(ofFile);
    }
    for (String kind : List.of("month of a date changed", "day of a date changed")) {
      long planted = faults.stream().filter(fault -> fault.kind().equals(kind)).count();
      assertThat(planted).as(kind).isPositive();
      assertThat((long) hunt.caught(kind)).as(hunt.report()).isEqualTo(planted);
    }
    // One changed number is the day of the date above it, by chance.
    assertThat(hunt.caught("number changed")).isGreaterThanOrEqualTo(2);
    assertThat(hunt.caught("neighbouring sentence cited")).isGreaterThanOrEqualTo(22);
  }
}

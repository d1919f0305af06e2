package org.summitgraph;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many mistakes of meaning are found in the data that we ship, told on their lines. No rule
 * reads sentences, so many are not; the figures are those of {@code docs/mutations.md}. It needs
 * the sources' texts: {@code mvn test -Pdocuments -Ddocuments=DIR}.
 */
@Tag("documents")
class ShippedMeaningTest {

  /** Of each kind of mistake and each source. */
  private static final int OF_EACH = 12;

  /** At least so many of a kind are caught. */
  private static final Map<String, Integer> CAUGHT =
      Map.ofEntries(
          Map.entry("cancelled meeting told as held", 5),
          Map.entry("day of a date changed", 11),
          Map.entry("duration changed", 6),
          Map.entry("fact moved to the next claim graph", 8),
          Map.entry("month of a date changed", 32),
          Map.entry("neighbouring sentence cited", 28),
          Map.entry("number changed", 4),
          Map.entry("place swapped with any other", 31),
          Map.entry("speaker swapped with anybody", 27),
          Map.entry("two dates swapped across sentences", 24));

  @TempDir private Path folder;

  @Test
  void findsAsManyMistakesOfMeaningAsWeSay() throws IOException {
    Path documents = ShippedFaultsTest.documents();
    Path data = ValidCorpus.copy(Path.of("data"), folder.resolve("data"));
    FaultHunt hunt = new FaultHunt(data, ValidCorpus.ONTOLOGY, documents);
    Room room = new Room(data, ValidCorpus.ONTOLOGY, documents);
    for (Path source : ValidCorpus.files(data.resolve("sources"), ".trig")) {
      hunt.plantAll(sample(new SemanticFaultPlanter(source, room).everyFault()));
    }
    System.out.println(hunt.report());
    assertThat(hunt.planted()).isGreaterThanOrEqualTo(320);
    assertThat(CAUGHT)
        .allSatisfy(
            (kind, least) ->
                assertThat(hunt.caught(kind)).as(hunt.report()).isGreaterThanOrEqualTo(least));
  }

  /**
   * By chance, but the same whatever else stands in the data: a fact more draws no other sample.
   */
  private static int lot(PlantedFault fault) {
    return new Random((fault.passage() + fault.edits().values()).hashCode()).nextInt();
  }

  private static List<PlantedFault> sample(List<PlantedFault> every) {
    Map<String, List<PlantedFault>> kinds =
        every.stream().collect(groupingBy(PlantedFault::kind, TreeMap::new, toList()));
    List<PlantedFault> sample = new ArrayList<>();
    for (List<PlantedFault> kind : kinds.values()) {
      kind.sort(comparing(ShippedMeaningTest::lot));
      sample.addAll(kind.subList(0, Math.min(OF_EACH, kind.size())));
    }
    return sample;
  }
}

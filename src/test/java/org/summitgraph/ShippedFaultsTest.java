package org.summitgraph;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.read.TextReader;

/**
 * Mistakes in the data that we ship are found, and told on their lines. It needs the sources'
 * texts, which are not in the repository: {@code mvn test -Pdocuments -Ddocuments=DIR}.
 */
@Tag("documents")
class ShippedFaultsTest {

  private static final String SOURCES = "https://w3id.org/summitgraph/id/source/";

  /** Of each kind of mistake and each source: enough for 2,500 and more in two minutes. */
  private static final int OF_EACH = 60;

  private static final Pattern PERSON = Pattern.compile("(?ms)^(person:[\\w-]+)\n(.*?)^  \\.$");
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"@en");

  @TempDir private Path folder;

  @Test
  void findsMistakesInOurDataOnTheirLines() throws IOException {
    Path documents = documents();
    Path data = ValidCorpus.copy(Path.of("data"), folder.resolve("data"));
    FaultHunt hunt = new FaultHunt(data, ValidCorpus.ONTOLOGY, documents);
    Random random = new Random(1931);
    List<Path> sources = ValidCorpus.files(data.resolve("sources"), ".trig");
    for (int i = 0; i < sources.size(); i++) {
      Path source = sources.get(i);
      String other = sources.get((i + 1) % sources.size()).getFileName().toString();
      String otherSource = SOURCES + other.replace(".trig", "");
      FaultPlanter planter =
          new FaultPlanter(source, stranger(data, source, documents), otherSource);
      hunt.plantAll(sample(planter.everyFault(), random));
    }
    System.out.println(hunt.report());
    assertThat(hunt.missed()).as(hunt.report()).isEmpty();
    assertThat(hunt.planted()).isGreaterThanOrEqualTo(2500);
  }

  static Path documents() {
    String named = System.getProperty("documents");
    assertThat(named).as("name the folder of the texts by -Ddocuments=DIR").isNotNull();
    assertThat(Path.of(named)).isDirectory();
    return Path.of(named);
  }

  /** Somebody of the reference data of whom neither the source nor our reading of it speaks. */
  private static String stranger(Path data, Path source, Path documents) throws IOException {
    String reading = Files.readString(source);
    String text =
        TextReader.readFolder(documents).stream()
            .filter(atHand -> reading.contains(atHand.sha256()))
            .map(atHand -> fold(atHand.toString()))
            .findAny()
            .orElseThrow();
    return PERSON
        .matcher(Files.readString(data.resolve("people.ttl")))
        .results()
        .filter(person -> !reading.contains(person.group(1)))
        .filter(
            person ->
                NAME.matcher(person.group(2))
                    .results()
                    .noneMatch(name -> text.contains(fold(name.group(1)))))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the text names everybody"))
        .group(1);
  }

  private static String fold(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\h]+", " ");
  }

  private static List<PlantedFault> sample(List<PlantedFault> every, Random random) {
    Map<String, List<PlantedFault>> kinds =
        every.stream().collect(groupingBy(PlantedFault::kind, TreeMap::new, toList()));
    List<PlantedFault> sample = new ArrayList<>();
    for (List<PlantedFault> kind : kinds.values()) {
      Collections.shuffle(kind, random);
      sample.addAll(kind.subList(0, Math.min(OF_EACH, kind.size())));
    }
    Collections.shuffle(sample, random);
    return sample;
  }
}

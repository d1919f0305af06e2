package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.check.Gate;
import org.summitgraph.model.CanonicalForm;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.DataFile;
import org.summitgraph.read.TextReader;

/**
 * What is wrong with a corpus does not depend on how its quads are written, or in which order. The
 * corpus has a fault of every kind at once: the clean one and all fixtures that can be read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsInAnyOrderTest {

  @TempDir private Path folder;

  private List<Text> texts;
  private List<String> lines;
  private List<String> found;

  @BeforeAll
  void checksTheFilesAsTheyAre() throws IOException {
    texts = TextReader.readFolder(ValidCorpus.TEXTS);
    List<DataFile> files = new ArrayList<>(DataFile.under(ValidCorpus.DATA));
    files.addAll(DataFile.under(Path.of("src/test/data/invalid")));
    files.addAll(DataFile.under(Path.of("src/test/data/invalid-shapes")));
    Set<String> faulty;
    try (Corpus corpus = CorpusReader.read(files, ValidCorpus.ONTOLOGY)) {
      faulty = corpus.faults().stream().map(fault -> fault.at().file()).collect(Collectors.toSet());
    }
    files.removeIf(file -> faulty.contains(file.name()));
    try (Corpus corpus = CorpusReader.read(files, ValidCorpus.ONTOLOGY)) {
      lines = corpus.data().stream().map(quad -> CanonicalForm.line(quad.quad())).toList();
      List<Violation> violations = Gate.check(corpus, texts);
      assertThat(violations)
          .extracting(Violation::rule)
          .contains(
              GateRule.DATE_NOT_AS_EXPRESSED,
              GateRule.SOURCES_DISAGREE,
              GateRule.SPEAKER_ONLY_IN_QUOTATION);
      found = withoutPlaces(violations);
    }
  }

  @Test
  void findsTheSameInLinesInOrder() throws IOException {
    assertThat(check(lines)).isEqualTo(found);
  }

  @Test
  void findsTheSameInLinesFromTheLastToTheFirst() throws IOException {
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    assertThat(check(reversed)).isEqualTo(found);
  }

  @Test
  void findsTheSameInShuffledLines() throws IOException {
    for (int seed = 1; seed <= 5; seed++) {
      List<String> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(check(shuffled)).as("seed " + seed).isEqualTo(found);
    }
  }

  private List<String> check(List<String> quads) throws IOException {
    Path file = folder.resolve("data.nq");
    Files.writeString(file, String.join("", quads));
    try (Corpus corpus = CorpusReader.read(file, ValidCorpus.ONTOLOGY)) {
      assertThat(corpus.faults()).isEmpty();
      return withoutPlaces(Gate.check(corpus, texts));
    }
  }

  /** Rules and messages, without what depends on the place or is the name of a blank node. */
  private static List<String> withoutPlaces(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.rule().code() + " " + words(violation))
        .distinct()
        .sorted()
        .toList();
  }

  private static String words(Violation violation) {
    String message =
        violation
            .message()
            .replaceAll(" at \\S+:\\d+:\\d+", "")
            .replaceAll("\\b[0-9a-fA-F]{20,}\\b", "…");
    if (violation.rule() == GateRule.REVIEW_OUTSIDE_ABOUT_GRAPH) {
      // Of several quads of one review, the first is told.
      return message.replaceFirst("^\\S+ of ", "");
    }
    // Of two values that disagree, either may be the one that comes first.
    return violation.rule() == GateRule.SOURCES_DISAGREE
        ? Stream.of(message.split("[ ,]+")).sorted().collect(Collectors.joining(" "))
        : message;
  }
}

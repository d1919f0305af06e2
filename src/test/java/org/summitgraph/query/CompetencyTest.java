package org.summitgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Questions that a historian, a journalist or a fact-checker asks of the three texts, each with the
 * answer that a person read from the texts: the shipped graph must give that answer and no other.
 */
class CompetencyTest {

  private static final Path QUESTIONS = Path.of("src/test/data/competency");
  private static final String IN_ORDER = "time-order";

  /** The first tag of a question is one of these. */
  private static final Set<String> KINDS =
      Set.of(
          "look-up",
          "count",
          IN_ORDER,
          "provenance",
          "negative",
          "network",
          "speech",
          "hedge",
          "disagreement",
          "office",
          "place");

  @TempDir static Path folder;

  private static CannedQueries questions;
  private static BuiltDataset shipped;

  @BeforeAll
  static void build() throws Exception {
    questions = CannedQueries.readFolder(QUESTIONS);
    shipped = BuiltDataset.of(Path.of("data"), folder);
  }

  @AfterAll
  static void close() {
    shipped.dataset().close();
  }

  @Test
  void asksQuestionsOfEveryKind() {
    Map<String, Long> byKind =
        questions.all().stream()
            .collect(
                Collectors.groupingBy(
                    question -> question.tags().get(0), TreeMap::new, Collectors.counting()));
    assertThat(byKind.keySet()).as("questions by kind: %s", byKind).isEqualTo(new TreeSet<>(KINDS));
    assertThat(questions.all()).as("questions by kind: %s", byKind).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void hasAnAnswerToEachQuestionAndNoAnswerWithoutOne() throws IOException {
    try (Stream<Path> files = Files.list(QUESTIONS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              questions.all().stream()
                  .flatMap(question -> Stream.of(question.name() + ".rq", answerFile(question)))
                  .toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> answersAsThePersonDidWhoReadTheTexts() {
    return forEach(
        questions,
        question -> {
          List<String> expected = Files.readAllLines(QUESTIONS.resolve(answerFile(question)));
          List<String> found = shipped.answer(question, Map.of()).lines().toList();
          assertThat(found.get(0)).isEqualTo(expected.get(0));
          if (question.tags().contains(IN_ORDER)) {
            assertThat(found).containsExactlyElementsOf(expected);
          } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> saysWhyThereIsNothingToFind() {
    return forEach(
        questions,
        question -> {
          boolean empty = Files.readAllLines(QUESTIONS.resolve(answerFile(question))).size() == 1;
          assertThat(question.description().startsWith("Empty because ")).isEqualTo(empty);
        });
  }

  /** People read the shipped data; what a machine proposed is asked for in other corpora. */
  @TestFactory
  Stream<DynamicTest> everyShippedQueryFindsSomethingInTheShippedData() throws Exception {
    return forEach(
        CannedQueries.readFolder(Path.of("queries")),
        canned ->
            assertThat(shipped.answer(canned, Map.of()).lines().skip(1).findAny().isEmpty())
                .isEqualTo(canned.tags().contains("machine")));
  }

  private static String answerFile(CannedQuery question) {
    return question.name() + ".csv";
  }

  private static Stream<DynamicTest> forEach(CannedQueries queries, Check check) {
    assertThat(queries.all()).isNotEmpty();
    return queries.all().stream()
        .map(canned -> dynamicTest(canned.name(), () -> check.run(canned)));
  }

  private interface Check {
    void run(CannedQuery canned) throws IOException;
  }
}

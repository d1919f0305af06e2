package org.summitgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Severity;

/**
 * Each file of a fixtures folder, laid beside the clean corpus, breaks the one rule it is named by
 * and no other. What stands after two hyphens tells apart the ways to break a rule.
 */
class CheckFixturesTest {

  private static final Path FIXTURES = Path.of("src/test/data");
  private static final Pattern FIRST_LINE =
      Pattern.compile("(\\S+?)(?::\\d+:\\d+)?: (warning: |info: )?\\[([a-z0-9-]+)] .+");

  private static final Pattern GRAVITY = Pattern.compile(": (warning|info): \\[");

  @TempDir private static Path folder;

  @Test
  void acceptsTheCleanCorpusToTheLetter() {
    Run run =
        Run.summit(
            "check", "--strict", "--data", ValidCorpus.DATA, "--documents", ValidCorpus.TEXTS);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .matches("0 errors in [1-9]\\d+ quads of 17 named graphs, 4 texts at hand\\R");
    assertThat(run.exitCode()).isZero();
  }

  @TestFactory
  Stream<DynamicTest> breaksAGateRule() throws IOException {
    return fixtures("invalid", this::besideTheData);
  }

  @TestFactory
  Stream<DynamicTest> breaksAShapeOfTheData() throws IOException {
    return fixtures("invalid-shapes", this::besideTheData);
  }

  @TestFactory
  Stream<DynamicTest> breaksAShapeOfTheOntology() throws IOException {
    return fixtures("invalid-ontology", this::besideTheOntology);
  }

  @Test
  void everyGateRuleHasAFixture() throws IOException {
    Set<String> codes =
        Stream.of(GateRule.values()).map(GateRule::code).collect(Collectors.toSet());
    assertThat(rules("invalid")).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void everyShapeOfTheDataHasAFixture() throws IOException {
    assertThat(rules("invalid-shapes"))
        .containsExactlyInAnyOrderElementsOf(constraints("shapes.ttl"));
  }

  @Test
  void everyShapeOfTheOntologyHasAFixture() throws IOException {
    assertThat(rules("invalid-ontology"))
        .containsExactlyInAnyOrderElementsOf(constraints("ontology-shapes.ttl"));
  }

  @Test
  void everyGateRuleFiresAsGravelyAsItSays() throws IOException {
    for (GateRule rule : GateRule.values()) {
      String expected = Files.readString(FIXTURES.resolve("invalid/" + rule.code() + ".expected"));
      Matcher gravity = GRAVITY.matcher(expected);
      assertThat(gravity.find() ? gravity.group(1) : Severity.ERROR.word())
          .as(rule.code())
          .isEqualTo(rule.severity().word());
    }
  }

  private interface Command {
    List<String> run(Path fixture, Path temporary) throws IOException;
  }

  /** Every file but what is expected of it: a fault may be in the ending or the packing. */
  private static Stream<Path> faultyFiles(String folder) throws IOException {
    return ValidCorpus.files(FIXTURES.resolve(folder), "").stream()
        .filter(file -> !file.toString().endsWith(".expected"));
  }

  private static Stream<DynamicTest> fixtures(String name, Command command) throws IOException {
    return faultyFiles(name)
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () ->
                        compare(
                            fixture,
                            command.run(fixture, Files.createTempDirectory(folder, "corpus")))));
  }

  private static void compare(Path fixture, List<String> reported) throws IOException {
    Path expected = fixture.resolveSibling(nameOf(fixture) + ".expected");
    assertThat(reported).isEqualTo(Files.readAllLines(expected, UTF_8));
    assertThat(codes(reported)).containsExactly(rule(fixture));
    assertThat(reported.get(0)).startsWith(fixture.getFileName().toString());
  }

  private List<String> besideTheData(Path fixture, Path temporary) throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, temporary.resolve("data"));
    Files.copy(fixture, data.resolve(fixture.getFileName()));
    return check(data, ValidCorpus.ONTOLOGY, data);
  }

  private List<String> besideTheOntology(Path fixture, Path temporary) throws IOException {
    Path ontology = ValidCorpus.copy(ValidCorpus.ONTOLOGY, temporary.resolve("ontology"));
    Files.copy(fixture, ontology.resolve(fixture.getFileName()));
    return check(ValidCorpus.DATA, ontology, ontology);
  }

  /** What the command prints, with files named as in {@code folder}, and an honest exit code. */
  private static List<String> check(Path data, Path ontology, Path folder) {
    Run run =
        Run.summit(
            "check", "--data", data, "--ontology", ontology, "--documents", ValidCorpus.TEXTS);
    List<String> lines =
        run.outLines().stream().map(line -> line.replace(folder + "/", "")).toList();
    boolean errors =
        lines.stream().anyMatch(line -> !line.startsWith("    ") && !GRAVITY.matcher(line).find());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(errors ? 1 : 0);
    return lines;
  }

  private static Set<String> codes(List<String> reported) {
    Set<String> codes = new TreeSet<>();
    for (int line = 0; line < reported.size(); line += 2) {
      Matcher first = FIRST_LINE.matcher(reported.get(line));
      assertThat(first.matches()).as(reported.get(line)).isTrue();
      assertThat(reported.get(line + 1)).matches("    fix: \\S.+");
      codes.add(first.group(3));
    }
    return codes;
  }

  private static String rule(Path fixture) {
    return nameOf(fixture).replaceFirst("--.*", "");
  }

  private static String nameOf(Path fixture) {
    return fixture.getFileName().toString().replaceFirst("\\..*", "");
  }

  private static Set<String> rules(String name) throws IOException {
    return faultyFiles(name).map(CheckFixturesTest::rule).collect(Collectors.toSet());
  }

  /** Every shape that can report something: those with a message. */
  private static List<String> constraints(String file) {
    Model shapes = RDFDataMgr.loadModel(ValidCorpus.ONTOLOGY.resolve(file).toString());
    List<String> names = new ArrayList<>();
    for (Resource shape : shapes.listSubjectsWithProperty(SHACLM.message).toList()) {
      assertThat(shape.isURIResource()).as("a shape that reports has a name").isTrue();
      names.add(shape.getLocalName());
    }
    assertThat(names).isNotEmpty();
    return names;
  }
}

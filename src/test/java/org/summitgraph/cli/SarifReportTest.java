package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/** The report by which code hosts annotate lines, held to the schema of OASIS. */
class SarifReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Inside the working directory, as the files of a pull request are. */
  @TempDir(factory = InTarget.class)
  private Path folder;

  static final class InTarget implements org.junit.jupiter.api.io.TempDirFactory {
    @Override
    public Path createTempDirectory(
        org.junit.jupiter.api.extension.AnnotatedElementContext element,
        org.junit.jupiter.api.extension.ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "sarif");
    }
  }

  private Path data(String... fixtures) throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("some data"));
    for (String fixture : fixtures) {
      Path broken = Path.of("src/test/data", fixture);
      Files.copy(broken, data.resolve(broken.getFileName()));
    }
    return data;
  }

  private static JsonNode sarif(Path data, String... more) throws IOException {
    List<Object> words =
        new ArrayList<>(
            List.of("check", "--data", data, "--documents", ValidCorpus.TEXTS, "--format=sarif"));
    words.addAll(List.of(more));
    return valid(Run.summit(words.toArray()).out());
  }

  private static JsonNode valid(String written) throws IOException {
    JsonNode log = JSON.readTree(written);
    assertThat(schema().validate(log)).as(written).isEmpty();
    return log;
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JSON.readTree(schema));
    }
  }

  private static JsonNode run(JsonNode log) {
    assertThat(log.get("runs")).hasSize(1);
    return log.get("runs").get(0);
  }

  private static List<JsonNode> results(JsonNode log) {
    List<JsonNode> results = new ArrayList<>();
    run(log).get("results").forEach(results::add);
    return results;
  }

  @Test
  void theSchemaRefusesWhatIsNotSarif() throws IOException {
    assertThat(schema().validate(JSON.readTree("{\"version\": \"2.1.0\"}"))).isNotEmpty();
  }

  @Test
  void placesEachFaultInTheLineOfItsFile() throws IOException {
    Path data = data("invalid/misquotation.trig", "invalid-shapes/event-without-status.trig");
    JsonNode log = sarif(data);
    assertThat(results(log)).hasSize(2);
    JsonNode misquotation = results(log).get(1);
    assertThat(misquotation.get("ruleId").asText()).isEqualTo("misquotation");
    assertThat(misquotation.get("level").asText()).isEqualTo("error");
    assertThat(misquotation.at("/message/text").asText()).contains("word for word. Fix: ");
    JsonNode place = misquotation.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo(data.toString().replace(" ", "%20") + "/misquotation.trig");
    assertThat(place.at("/artifactLocation/uriBaseId").asText()).isEqualTo("%SRCROOT%");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(26);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(19);
    assertThat(results(log).get(0).get("level").asText()).isEqualTo("warning");
    assertThat(run(log).at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void describesEveryRuleAndNamesItByItsIndex() throws IOException {
    JsonNode log = sarif(data("invalid/misquotation.trig"), "--severity=undated-source=off");
    JsonNode rules = run(log).at("/tool/driver/rules");
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : rules) {
      ids.add(rule.get("id").asText());
      assertThat(rule.at("/shortDescription/text").asText()).isNotEmpty();
      assertThat(rule.at("/fullDescription/text").asText()).isNotEmpty();
      assertThat(rule.at("/help/text").asText()).startsWith("Repair: ");
      assertThat(rule.at("/defaultConfiguration/level").asText()).isIn("error", "warning", "note");
    }
    assertThat(ids)
        .hasSize(rules.size())
        .contains("misquotation", "event-without-status")
        .doesNotContain("undated-source");
    for (JsonNode result : results(log)) {
      assertThat(rules.get(result.get("ruleIndex").asInt()).get("id"))
          .isEqualTo(result.get("ruleId"));
    }
    for (GateRule rule : GateRule.values()) {
      String anchor = "### " + rule.code() + "\n";
      assertThat(Files.readString(Path.of("docs/rules.md"))).contains(anchor);
    }
  }

  @Test
  void keepsFingerprintsWhenLinesMove() throws IOException {
    Path data = data("invalid/misquotation.trig");
    String before = results(sarif(data)).get(0).get("partialFingerprints").toString();
    Path broken = data.resolve("misquotation.trig");
    Files.writeString(broken, "# one line\n# and another\n" + Files.readString(broken));
    JsonNode moved = results(sarif(data)).get(0);
    assertThat(moved.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(28);
    assertThat(moved.get("partialFingerprints").toString()).isEqualTo(before);
  }

  @Test
  void givesNoLineToAFileAsAWhole() throws IOException {
    JsonNode log = sarif(data("invalid/unread-format.rdf"));
    JsonNode place = results(log).get(0).at("/locations/0/physicalLocation");
    assertThat(place.has("region")).isFalse();
    assertThat(run(log).at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run(log).at("/invocations/0/toolExecutionNotifications")).hasSize(1);
  }

  @Test
  void writesARunWithoutResultsWhenNothingIsWrong() throws IOException {
    assertThat(results(sarif(ValidCorpus.DATA))).isEmpty();
  }

  @Test
  void keepsTheGravestOfMoreResultsThanAHostTakes() throws IOException {
    List<Violation> violations = new ArrayList<>();
    IntStream.rangeClosed(1, SarifReport.MOST_RESULTS)
        .mapToObj(line -> violation(GateRule.PASSAGE_TOO_LONG, line))
        .forEach(violations::add);
    violations.add(violation(GateRule.MISQUOTATION, SarifReport.MOST_RESULTS + 1));
    StringWriter written = new StringWriter();
    PrintWriter out = new PrintWriter(written);
    new SarifReport(violations, violation -> violation.rule().severity(), List.of(), true)
        .write(out);
    out.flush();
    JsonNode log = JSON.readTree(written.toString());
    assertThat(results(log)).hasSize(SarifReport.MOST_RESULTS);
    assertThat(results(log).get(0).get("level").asText()).isEqualTo("error");
    assertThat(run(log).at("/invocations/0/toolExecutionNotifications")).hasSize(1);
    assertThat(results(log))
        .extracting(result -> result.get("partialFingerprints").toString())
        .doesNotHaveDuplicates();
  }

  private static Violation violation(GateRule rule, int line) {
    return new Violation(
        rule,
        new SourceLocation("data/some.trig", line, 1),
        Optional.empty(),
        "braces {0} and \"marks\"",
        rule.repair());
  }
}

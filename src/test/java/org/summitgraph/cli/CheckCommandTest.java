package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

class CheckCommandTest {

  @TempDir private Path folder;

  /** The clean corpus and one fixture, which has one violation and one fix. */
  private Path withFixture(String name) throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("some data"));
    Files.copy(Path.of("src/test/data", name), data.resolve(Path.of(name).getFileName()));
    return data;
  }

  private static Run check(Path data, Object... more) {
    Object[] arguments = {"check", "--data", data, "--documents", ValidCorpus.TEXTS};
    Object[] all = new Object[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Run.summit(all);
  }

  @Test
  void acceptsWhatWeShipButForTheTextsThatWeDoNotShip() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run run = Run.summit("check", "--documents", none);
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.outLines())
        .filteredOn(line -> !line.startsWith("    fix: "))
        .hasSize(3)
        .allMatch(line -> line.contains(": warning: [missing-text] no text with SHA-256 "));
    assertThat(run.err()).startsWith("0 errors, 3 warnings in ").contains(" 0 texts at hand");
  }

  @Test
  void takesAMissingTextForAnErrorWhenStrict() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run run = Run.summit("check", "--strict", "--data", ValidCorpus.DATA, "--documents", none);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("[missing-text]").doesNotContain("warning");
    assertThat(run.err()).startsWith("3 errors in ");
  }

  @Test
  void takesWarningsForErrorsWhenStrict() throws IOException {
    Path data = withFixture("invalid-shapes/event-without-status.trig");
    Run lenient = check(data);
    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.out()).contains(": warning: [event-without-status] ");
    assertThat(lenient.err()).startsWith("0 errors, 1 warning in ");
    Run strict = check(data, "--strict");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.out()).contains(": [event-without-status] ");
    assertThat(strict.err()).startsWith("1 error in ");
  }

  @Test
  void namesFilesAsTheUserDid() throws IOException {
    Path data = withFixture("invalid/fact-without-evidence.trig");
    Path typed = folder.resolve("some data/../some data");
    assertThat(check(typed).out()).startsWith(typed + "/fact-without-evidence.trig:9:13: [");
    assertThat(check(data).out()).startsWith(data + "/fact-without-evidence.trig:9:13: [");
  }

  @Test
  void saysThatMostRulesDidNotRunWhenAFileCannotBeRead() throws IOException {
    Run run = check(withFixture("invalid/syntax.trig"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("a file could not be read, so most rules did not run");
  }

  @Test
  void writesOneJsonObjectALine() throws IOException {
    Path data = withFixture("invalid/misquotation.trig");
    Files.copy(
        Path.of("src/test/data/invalid-shapes/event-without-status.trig"),
        data.resolve("sources/event-without-status.trig"));
    Run run = check(data, "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    List<JsonObject> violations = run.outLines().stream().map(JSON::parse).toList();
    assertThat(violations).hasSize(2);
    JsonObject misquotation = violations.get(0);
    assertThat(misquotation.getString("file"))
        .isEqualTo(data.resolve("misquotation.trig").toString());
    assertThat(misquotation.get("line").getAsNumber().value().intValue()).isEqualTo(26);
    assertThat(misquotation.get("column").getAsNumber().value().intValue()).isEqualTo(19);
    assertThat(misquotation.getString("rule")).isEqualTo("misquotation");
    assertThat(misquotation.getString("severity")).isEqualTo("error");
    assertThat(misquotation.getString("message")).contains("\"I can’t promise quiet water\"");
    assertThat(misquotation.getString("fix")).isNotEmpty();
    assertThat(violations.get(1).getString("severity")).isEqualTo("warning");
    assertThat(violations.get(1).getString("rule")).isEqualTo("event-without-status");
  }

  @Test
  void writesNothingAsJsonWhenNothingIsWrong() {
    Run run = check(ValidCorpus.DATA, "--format=JSON");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
  }

  private static Model parse(String turtle) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.create().source(new StringReader(turtle)).lang(Lang.TURTLE).parse(model);
    return model;
  }

  private static Resource report(Model model) {
    return model.listSubjectsWithProperty(RDF.type, SHACLM.ValidationReport).next();
  }

  @Test
  void writesAShaclReport() throws IOException {
    Path data = withFixture("invalid/misquotation.trig");
    Files.copy(
        Path.of("src/test/data/invalid-shapes/event-without-status.trig"),
        data.resolve("sources/event-without-status.trig"));
    Run run = check(data, "--format", "shacl");
    assertThat(run.exitCode()).isEqualTo(1);
    Model model = parse(run.out());
    assertThat(report(model).getProperty(SHACLM.conforms).getBoolean()).isFalse();
    List<Resource> results =
        report(model).listProperties(SHACLM.result).mapWith(s -> s.getResource()).toList();
    assertThat(results).hasSize(2);
    for (Resource result : results) {
      assertThat(result.hasProperty(RDF.type, SHACLM.ValidationResult)).isTrue();
      assertThat(result.listProperties(SHACLM.focusNode).toList()).hasSize(1);
      assertThat(result.listProperties(SHACLM.sourceConstraintComponent).toList()).hasSize(1);
      assertThat(result.listProperties(SHACLM.resultMessage).toList()).hasSize(1);
    }
    assertThat(model.listSubjectsWithProperty(SHACLM.resultSeverity, SHACLM.Violation).toList())
        .hasSize(1);
    assertThat(model.listSubjectsWithProperty(SHACLM.resultSeverity, SHACLM.Warning).toList())
        .hasSize(1);
  }

  /** Every term of the report is one of SHACL's own, but for the names of our rules. */
  @Test
  void usesNoTermInAShaclReportThatShaclDoesNotHave() throws IOException {
    Model model = parse(check(withFixture("invalid/misquotation.trig"), "--format=shacl").out());
    Model vocabulary = RDFDataMgr.loadModel("std/shacl.ttl");
    assertThat(vocabulary.size()).isPositive();
    model
        .listStatements()
        .forEachRemaining(
            statement -> {
              if (!statement.getPredicate().equals(RDF.type)) {
                assertThat(vocabulary.containsResource(statement.getPredicate()))
                    .as("%s", statement)
                    .isTrue();
              }
            });
  }

  @Test
  void writesAConformingShaclReportWhenNothingIsWrong() {
    Run run = check(ValidCorpus.DATA, "--format", "shacl");
    assertThat(run.exitCode()).isZero();
    Model model = parse(run.out());
    assertThat(report(model).getProperty(SHACLM.conforms).getBoolean()).isTrue();
    assertThat(model.contains(null, SHACLM.result)).isFalse();
  }

  @Test
  void writesAShaclReportOfAFileThatCannotBeRead() throws IOException {
    Model model = parse(check(withFixture("invalid/syntax.trig"), "--format=shacl").out());
    Resource result = report(model).getProperty(SHACLM.result).getResource();
    assertThat(result.getProperty(SHACLM.focusNode).getResource().getURI())
        .startsWith("file:///")
        .endsWith("/some%20data/syntax.trig");
  }

  @Test
  void passesOverFilesOfOtherKinds() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Files.writeString(data.resolve("README.md"), "How these data are made.");
    Files.writeString(data.resolve("Makefile"), "all:");
    assertThat(check(data).exitCode()).isZero();
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    for (String option : List.of("--data", "--ontology", "--documents")) {
      Run run = Run.summit("check", option, folder.resolve("nowhere"));
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "summit: "
                  + folder.resolve("nowhere")
                  + " is not a folder; name one that exists by "
                  + option
                  + System.lineSeparator());
    }
  }

  @Test
  void refusesAnEmptyDataFolder() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Run run = check(empty);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "summit: there are no data in "
                + empty
                + "; name a folder with files of .ttl, .trig, .nt or .nq by --data"
                + System.lineSeparator());
  }

  @Test
  void tellsWhichFormatsThereAre() {
    Run run = Run.summit("check", "--format", "xml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--format'").contains("TEXT, JSON, SHACL").contains("'xml'");
  }

  @Test
  void tellsWhichCommandWasMeant() {
    Run run = Run.summit("chekc");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("chekc").contains("check");
    Run none = Run.summit();
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("Begin with: summit serve");
  }

  @Test
  void tellsWhichOptionIsUnknown() {
    Run run = Run.summit("check", "--strickt");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--strickt").contains("--strict");
  }

  @Test
  void helpsAndNamesItsVersion() {
    Run help = Run.summit("check", "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--strict").contains("--format=FORMAT").contains("--data=PATH");
    Run version = Run.summit("--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).startsWith("Summit Graph ");
  }
}

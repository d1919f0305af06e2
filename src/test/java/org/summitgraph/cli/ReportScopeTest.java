package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** What {@code --only} and {@code --from} leave of a report, and the table at its end. */
class ReportScopeTest {

  @TempDir private Path folder;
  private Path data;

  /** A file without a fault. */
  private Path other;

  @BeforeEach
  void copyWithTwoFaults() throws IOException {
    data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    other = ValidCorpus.files(data, ".ttl").get(0);
    add("invalid/misquotation.trig");
    add("invalid/fact-without-evidence.trig");
  }

  private void add(String fixture) throws IOException {
    Path broken = Path.of("src/test/data", fixture);
    Files.copy(broken, data.resolve(broken.getFileName()));
  }

  private Run check(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("check", "--data", data, "--documents", ValidCorpus.TEXTS));
    words.addAll(List.of(more));
    return Run.summit(words.toArray());
  }

  @Test
  void reportsOnlyTheRulesThatWereAskedFor() {
    Run run = check("--only", "misquotation,bad-hash");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("[misquotation]").doesNotContain("[fact-without-evidence]");
    assertThat(run.err()).startsWith("1 error in ").contains("; not shown: 1 other (");
  }

  @Test
  void passesWhenOnlyOtherRulesAreBroken() {
    Run run = check("--only", "bad-hash");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("; not shown: 2 others (");
  }

  @Test
  void saysWhichRuleWasMeant() {
    Run run = check("--only", "missquotation");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no rule missquotation; the nearest are misquotation,");
  }

  @Test
  void reportsOnlyTheFilesThatWereAskedFor() {
    Run run = check("--from", folder.resolve("data/../data/misquotation.trig"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("[misquotation]").doesNotContain("[fact-without-evidence]");
    Run clean = check("--from", other);
    assertThat(clean.exitCode()).isZero();
    assertThat(clean.err()).contains("; not shown: 2 others (");
    Run both = check("--from", other, "--from", data);
    assertThat(both.err()).startsWith("2 errors in ");
  }

  @Test
  void reportsEverythingWhenATextOrTheOntologyIsAmongTheFiles() throws IOException {
    Path text = ValidCorpus.files(ValidCorpus.TEXTS, ".txt").get(0);
    for (Path path : List.of(text, Path.of("ontology/shapes.ttl"))) {
      assertThat(check("--from", path).err()).as("%s", path).contains("2 errors in ");
    }
  }

  @Test
  void refusesAPathThatIsNotThere() {
    Run run = check("--from", folder.resolve("nowhere.trig"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere.trig does not exist").contains("--from");
  }

  @Test
  void alwaysTellsOfAFileThatCannotBeRead() throws IOException {
    add("invalid/syntax.trig");
    Run run = check("--only=bad-hash", "--from", other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("[syntax]");
  }

  @Test
  void countsByRuleAndBySource() {
    Run run = check("--summary");
    assertThat(run.err())
        .startsWith("By rule:\n")
        .contains("  fact-without-evidence  1 error\n  misquotation           1 error\n")
        .contains("By source:\n")
        .contains("<https://w3id.org/summitgraph/id/source/")
        .contains(data.resolve("fact-without-evidence.trig") + " ");
    assertThat(run.out()).doesNotContain("By rule");
  }

  @Test
  void printsTheTableByItselfUnderALongReportAlone() {
    Run few = check();
    assertThat(few.err()).startsWith("2 errors in ");
    Path none = folder.resolve("data");
    Run many = Run.summit("check", "--data", data, "--documents", none, "--severity=bad-hash=info");
    assertThat(many.err()).doesNotContain("By rule");
    Run strange = Run.summit("check", "--data", data, "--ontology", none);
    assertThat(strange.out().lines().count()).isGreaterThan(20);
    assertThat(strange.err()).startsWith("By rule:\n");
    Run without = Run.summit("check", "--data", data, "--ontology", none, "--no-summary");
    assertThat(without.err()).doesNotContain("By rule");
    assertThat(check("--format=json", "--summary").err()).startsWith("By rule:\n");
  }
}

package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.store.Store;

/** What {@code --severity} does to a rule, in every command that checks. */
class SeverityTest {

  private static final String MISQUOTATION = "invalid/misquotation.trig";
  private static final String NO_STATUS = "invalid-shapes/event-without-status.trig";

  @TempDir private Path folder;

  private Run run(String command, String fixture, String... options) throws IOException {
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      ValidCorpus.copy(ValidCorpus.DATA, data);
      Path broken = Path.of("src/test/data", fixture);
      Files.copy(broken, data.resolve(broken.getFileName()));
    }
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, "--data", data, "--documents", ValidCorpus.TEXTS));
    arguments.addAll(List.of("--store", folder.resolve("store")));
    arguments.addAll(List.of(options));
    return Run.summit(arguments.toArray());
  }

  @Test
  void makesAWarningOfAnErrorAndSaysSo() throws IOException {
    Run run = run("check", MISQUOTATION, "--severity", "misquotation=warning");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(": warning: [misquotation] ");
    assertThat(run.err())
        .startsWith("0 errors, 1 warning in ")
        .containsPattern("; lowered: misquotation=warning\\R");
  }

  @Test
  void turnsARuleOffAndSaysSo() throws IOException {
    Run run = run("check", MISQUOTATION, "--severity", "misquotation=off");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("0 errors in ").contains("; lowered: misquotation=off");
  }

  @Test
  void makesAnErrorOfAWarningOfAShape() throws IOException {
    assertThat(run("check", NO_STATUS).exitCode()).isZero();
    Run run = run("check", NO_STATUS, "--severity", "event-without-status=error");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains(": [event-without-status] ");
    assertThat(run.err()).startsWith("1 error in ").doesNotContain("lowered");
  }

  @Test
  void leavesWarningsToStrictButNotInfos() throws IOException {
    Run warning = run("check", MISQUOTATION, "--severity", "misquotation=warning", "--strict");
    assertThat(warning.exitCode()).isEqualTo(1);
    Run info = run("check", MISQUOTATION, "--severity", "misquotation=info", "--strict");
    assertThat(info.exitCode()).isZero();
    assertThat(info.out()).contains(": info: [misquotation] ");
    assertThat(info.err()).startsWith("0 errors, 1 info in ");
  }

  @Test
  void changesSeveralRules() throws IOException {
    Run run =
        run("check", MISQUOTATION, "--severity=misquotation=off", "--severity=bad-hash=warning");
    assertThat(run.err()).contains("; lowered: bad-hash=warning, misquotation=off");
  }

  @Test
  void namesTheNearestRulesOfOneThatThereIsNot() throws IOException {
    for (String command : List.of("check", "load", "serve")) {
      Run run = run(command, MISQUOTATION, "--severity", "mis-quotation=off");
      assertThat(run.exitCode()).as(command).isEqualTo(2);
      assertThat(run.err())
          .startsWith("summit: there is no rule mis-quotation; the nearest are misquotation, ")
          .hasLineCount(1);
    }
  }

  @Test
  void refusesALevelThatThereIsNot() throws IOException {
    Run run = run("check", MISQUOTATION, "--severity", "misquotation=mild");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--severity'").contains("mild").contains("INFO");
  }

  /** A database of half-read files would miss facts that nobody sees missing. */
  @Test
  void neverLetsAFileThroughThatCannotBeRead() throws IOException {
    Run run = run("load", "invalid/syntax.trig", "--severity", "syntax=off");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("syntax is always an error");
    assertThat(Store.in(folder.resolve("store")).published()).isEmpty();
  }

  @Test
  void loadsWhatALoweredRuleLetsThroughAndChecksAgainWithoutIt() throws IOException {
    assertThat(run("load", MISQUOTATION).exitCode()).isEqualTo(1);
    Run lowered = run("load", MISQUOTATION, "--severity", "misquotation=off");
    assertThat(lowered.exitCode()).as(lowered.err()).isZero();
    assertThat(lowered.err()).startsWith("Lowered: misquotation=off.").contains("Loaded ");
    Run same = run("load", MISQUOTATION, "--severity", "misquotation=off");
    assertThat(same.err()).startsWith("Lowered: misquotation=off.").contains("Nothing changed");
    assertThat(run("load", MISQUOTATION).exitCode()).isEqualTo(1);
  }
}

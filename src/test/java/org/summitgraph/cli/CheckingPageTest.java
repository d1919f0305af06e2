package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** Every command of {@code docs/checking.md} does what the page says. */
class CheckingPageTest {

  private static final Path PAGE = Path.of("docs/checking.md");
  private static final String EXAMPLE = "examples/village";
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.+?)```", Pattern.DOTALL);
  private static final Pattern IN_A_JOB = Pattern.compile("summit(?:/summit)? (check [^|>\n]+)");

  @TempDir private Path folder;

  private static List<String> commands() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(line -> line.replaceFirst(" +#.*", "").strip())
        .toList();
  }

  /** The example has no error, so that each command succeeds; what it writes goes to a copy. */
  @TestFactory
  Stream<DynamicTest> everyCommandRunsOverTheExample() throws IOException {
    Path copy = copy(folder.resolve("village"));
    List<String> checks =
        commands().stream().filter(command -> command.startsWith("./summit check ")).toList();
    assertThat(checks).hasSizeGreaterThan(8);
    assertThat(commands())
        .hasSize(checks.size() + 1)
        .contains("./summit watch --project " + EXAMPLE);
    return checks.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      Run run = run(command, copy);
                      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
                    }));
  }

  private static Run run(String command, Path copy) {
    List<Object> words = new ArrayList<>();
    for (String word : List.of(command.replace("./summit ", "").split(" +", -1))) {
      words.add(word.replace(EXAMPLE, copy.toString()));
    }
    return Run.summit(words.toArray());
  }

  private static Path copy(Path to) throws IOException {
    Files.createDirectories(to);
    for (String part : List.of("data", "ontology", "documents")) {
      ValidCorpus.copy(Path.of(EXAMPLE, part), to.resolve(part));
    }
    return to;
  }

  /** The options of the workflows and of the hook are such as there are, and find a fault. */
  @Test
  void theCommandsOfJobsAndHooksFailAtAFault() throws IOException {
    Path copy = copy(folder.resolve("broken"));
    Path names = copy.resolve("data/names.ttl");
    Files.writeString(names, Files.readString(names) + "\nnot turtle\n");
    List<MatchResult> inJobs = IN_A_JOB.matcher(Files.readString(PAGE)).results().toList();
    List<String> jobs =
        inJobs.stream()
            .map(found -> found.group(1).strip())
            .filter(command -> command.contains("--project . ") || command.endsWith("--project ."))
            .toList();
    assertThat(jobs).hasSize(3);
    for (String job : jobs) {
      Run run = run(job.replace("--project .", "--project " + EXAMPLE), copy);
      assertThat(run.exitCode()).as(job + run.err()).isEqualTo(1);
      assertThat(run.out()).contains("syntax");
    }
  }

  @Test
  void everyRuleThatThePageNamesIsOne() throws IOException {
    String rules = Files.readString(Path.of("docs/rules.md"));
    for (String rule : List.of("missing-text", "changed-text", "misquotation", "bad-hash")) {
      assertThat(Files.readString(PAGE)).contains(rule);
      assertThat(rules).contains("### " + rule + "\n");
    }
  }
}

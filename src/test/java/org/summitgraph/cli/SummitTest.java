package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command {@code summit} as a whole: its subcommands, and what it tells of them. */
class SummitTest {

  private static final Pattern COMMAND = Pattern.compile("  ([a-z]+) {2,}\\S.*");

  @TempDir private Path folder;

  private static List<String> listed() {
    return Run.summit("--help")
        .out()
        .lines()
        .map(COMMAND::matcher)
        .filter(m -> m.matches())
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void listsItsCommands() {
    assertThat(listed()).hasSizeGreaterThan(5).startsWith("serve", "check").doesNotContain("train");
  }

  @ParameterizedTest
  @MethodSource("listed")
  void explainsEachCommandByItsName(String name) {
    Run help = Run.summit(name, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: summit " + name + " ");
  }

  @Test
  void namesTheNearestCommandForOneThatThereIsNot() {
    Run run = Run.summit("serv");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("serve");
  }

  @Test
  void notesFaultlessQueriesInTheStoreAndStillTellsFaultsThatComeLater() throws Exception {
    Path store = Files.createDirectory(folder.resolve("store"));
    Path queries = Files.createDirectory(folder.resolve("queries"));
    Path query = queries.resolve("what-is-there.rq");
    String text =
        """
        #+ summary: What is there?
        #+ description: One row for each fact.
        #+ tags:
        #+   - all
        SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s
        """;
    Files.writeString(query, text);

    Run first = list(store, queries);
    assertThat(first.out()).contains("what-is-there");
    assertThat(store.resolve("queries.checked")).isNotEmptyFile();
    assertThat(list(store, queries)).isEqualTo(first);

    Files.writeString(query, text.replace("ORDER BY ?s", "ORDER BY"));
    Run faulty = list(store, queries);
    assertThat(faulty.exitCode()).isEqualTo(1);
    assertThat(faulty.err()).contains("what-is-there.rq:5:38", "the query ends too early");

    Files.writeString(query, text);
    Files.writeString(store.resolve("queries.checked"), "damaged");
    assertThat(list(store, queries)).isEqualTo(first);
  }

  private static Run list(Path store, Path queries) {
    return Run.summit("query", "--store", store, "--queries", queries);
  }
}

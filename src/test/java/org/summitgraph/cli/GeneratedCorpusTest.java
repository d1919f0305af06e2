package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench/Generate.java} makes is what measurements on it take for granted. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GeneratedCorpusTest {

  private static final int QUADS = 5000;

  @TempDir private Path folder;

  private Path generate(String name, String... more) throws IOException, InterruptedException {
    Path corpus = folder.resolve(name);
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "bench/Generate.java",
                    "--quads=" + QUADS,
                    "--out=" + corpus),
                Stream.of(more))
            .flatMap(word -> Stream.of(word.split("=", 2)))
            .toList();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return corpus;
  }

  private static Set<Quad> quads(Path corpus) throws IOException {
    Set<Quad> quads = new HashSet<>();
    try (Stream<Path> tree = Files.walk(corpus.resolve("data"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        RDFParser.source(file).toDatasetGraph().find().forEachRemaining(quads::add);
      }
    }
    return quads;
  }

  @Test
  void passesTheStrictGateWithExactlyTheQuadsAskedFor() throws Exception {
    Path corpus = generate("corpus");
    assertThat(quads(corpus)).hasSize(QUADS);

    Run check =
        Run.summit(
            "check",
            "--strict",
            "--data=" + corpus.resolve("data"),
            "--documents=" + corpus.resolve("documents"));

    assertThat(check.out()).isEmpty();
    assertThat(check.err()).contains("0 errors in " + QUADS + " quads");
    assertThat(check.exitCode()).isZero();
  }

  @Test
  void hasTheSameQuadsInEveryFormatAndOthersWithAnotherSeed() throws Exception {
    Set<Quad> quads = quads(generate("trig"));
    assertThat(quads(generate("shuffled", "--format=nq", "--shuffle"))).isEqualTo(quads);
    assertThat(quads(generate("other", "--seed=2"))).hasSize(QUADS).isNotEqualTo(quads);
  }
}

package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** The violation that the README shows is the one that a reader gets who makes that mistake. */
@Tag("documents")
class ReadmeViolationTest {

  private static final Pattern SHOWN =
      Pattern.compile(
          "```\n(data/\\S+\\.trig):\\S+ .* text at (\\d+)–.*stands at (\\d+)–.*\n.*\n```");

  @TempDir private Path folder;

  @Test
  void printsWhatTheReadmeShows() throws IOException {
    Matcher shown = SHOWN.matcher(Files.readString(Path.of("README.md")));
    assertThat(shown.find()).isTrue();
    Path data = ValidCorpus.copy(Path.of("data"), folder.resolve("data"));
    Path source = folder.resolve(shown.group(1));
    Files.writeString(
        source,
        Files.readString(source)
            .replace("oa:start " + shown.group(3) + " ;", "oa:start " + shown.group(2) + " ;"));
    Run run = Run.summit("check", "--data", data, "--documents", System.getProperty("documents"));
    assertThat("```\n" + run.out().replace(folder + "/", "") + "```").isEqualTo(shown.group());
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises a newcomer: its command, its question in a browser, its answer. */
class ReadmeIT {

  private static final Pattern QUESTION = Pattern.compile("```sparql\n(.+?)```", Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile("\\| meeting \\|.*\n\\|[-|]+\\|\n\\|(.+)\\|\n");
  private static final Pattern ADDRESS = Pattern.compile("Summit Graph is at +(http://\\S+)");

  @TempDir Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theQuestionPastedIntoTheInterfaceShowsTheAnswer() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    Process summit =
        new ProcessBuilder(
                "./summit",
                "serve",
                "--port",
                "0",
                "--store",
                directory.resolve("store").toString())
            .redirectError(directory.resolve("stderr").toFile())
            .start();
    try (Browser browser = Browser.open(directory.resolve("profile"))) {
      browser.go(address(summit).resolve("ui/#/dataset/summits/query"));
      browser.see("#yasqe .CodeMirror");
      browser.run(
          "document.querySelector('#yasqe .CodeMirror').CodeMirror.setValue(arguments[0])",
          only(QUESTION, readme));
      browser.see(".yasqe_queryButton").click();
      List<String> cells = cells(only(ANSWER, readme));
      assertThat(cells).hasSize(5);
      for (String cell : cells) {
        browser.seeText("#yasr table tbody td", cell);
      }
      browser.picture("readme-question");
    } finally {
      summit.destroy();
      assertThat(summit.waitFor(30, TimeUnit.SECONDS)).as("stops when told to").isTrue();
    }
  }

  private URI address(Process summit) throws IOException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(summit.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher address = ADDRESS.matcher(line);
        if (address.matches()) {
          return URI.create(address.group(1));
        }
      }
    }
    throw new AssertionError(
        "summit serve ended: " + Files.readString(directory.resolve("stderr")));
  }

  private static String only(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(pattern.pattern()).isTrue();
    return matcher.group(1);
  }

  /** The cells of a table's row; an IRI stands there by its end, after an ellipsis. */
  private static List<String> cells(String row) {
    return Arrays.stream(row.split("\\|"))
        .map(cell -> cell.strip().replace("`", "").replaceFirst("^….*/", ""))
        .toList();
  }
}

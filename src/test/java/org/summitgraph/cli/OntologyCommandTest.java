package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OntologyCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Summit.commandLine();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void writesTheSamePageToAFileAndToStandardOutput() throws IOException {
    Path file = folder.resolve("ontology.html");
    assertThat(run("ontology", "--output", file.toString())).isZero();
    assertThat(run("ontology")).isZero();
    assertThat(Files.readString(file)).isEqualTo(out.toString()).contains("<h3 id=\"Person\">");
  }

  @Test
  void failsOnAFolderWithoutTerms() {
    assertThat(run("ontology", "--ontology", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("defines no term");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void namesThePlaceOfAFault() throws IOException {
    Files.writeString(folder.resolve("broken.ttl"), "<urn:example:a> a\n");
    assertThat(run("ontology", "--ontology", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("broken.ttl:2:");
  }
}

package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyCommandTest {

  @TempDir Path folder;

  @Test
  void writesTheSamePageToAFileAndToStandardOutput() throws IOException {
    Path file = folder.resolve("ontology.html");
    assertThat(Run.summit("ontology", "--output", file).exitCode()).isZero();
    Run printed = Run.summit("ontology");
    assertThat(printed.exitCode()).isZero();
    assertThat(file).content().isEqualTo(printed.out()).contains("<h3 id=\"Person\">");
  }

  @Test
  void failsOnAFolderWithoutTerms() {
    Run run = Run.summit("ontology", "--ontology", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("defines no term");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void namesThePlaceOfAFault() throws IOException {
    Files.writeString(folder.resolve("broken.ttl"), "<urn:example:a> a\n");
    Run run = Run.summit("ontology", "--ontology", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("broken.ttl:2:");
  }
}

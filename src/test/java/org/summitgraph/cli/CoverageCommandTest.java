package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

class CoverageCommandTest {

  @TempDir private Path folder;

  private static Run coverage(Path data, Path documents) {
    return Run.summit("coverage", "--data", data, "--documents", documents);
  }

  @Test
  void countsTheSentencesOfEachText() {
    Run run = coverage(ValidCorpus.DATA, ValidCorpus.TEXTS);
    assertThat(run.outLines())
        .containsExactly(
            "ferry-diary.txt: 5 sentences, 3 cited (60.0 %), 2 without a fact, 0 open",
            "lake-talks.txt: 12 sentences, 10 cited (83.3 %), 2 without a fact, 0 open",
            "radio-bulletin.txt: 3 sentences, 2 cited (66.7 %), 1 without a fact, 0 open");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void countsNothingAsCitedThatOnlyARejectedClaimGraphCites() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path source = data.resolve("sources/radio-bulletin.trig");
    String written = Files.readString(source);
    String rejected =
        written.replaceFirst("(  <#p2s2-claims>\n)", "$1    sg:reviewState sgv:Rejected ;\n");
    assertThat(rejected).isNotEqualTo(written);
    Files.writeString(source, rejected);
    Run run = coverage(data, ValidCorpus.TEXTS);
    assertThat(run.outLines())
        .contains("radio-bulletin.txt: 3 sentences, 1 cited (33.3 %), 1 without a fact, 1 open");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void namesASentenceThatIsNeitherCitedNorMarked() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path marks = data.resolve("coverage.ttl");
    String marked = Files.readString(marks);
    String unmarked = marked.replaceFirst("(?m)^<[^>]+ferry-diary#p3s2>\n.*\n  \\.$", "");
    assertThat(unmarked).isNotEqualTo(marked);
    Files.writeString(marks, unmarked);
    Run run = coverage(data, ValidCorpus.TEXTS);
    assertThat(run.outLines())
        .containsSubsequence(
            "ferry-diary.txt: 5 sentences, 3 cited (60.0 %), 1 without a fact, 1 open",
            "  open ferry-diary.txt:169-185");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void leavesEverySentenceOpenOfASourceWithoutPassages() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path source = data.resolve("sources/radio-bulletin.trig");
    String written = Files.readString(source);
    Files.writeString(source, written.substring(0, written.indexOf("  <#p1s1>\n")) + "}\n");
    Run run = coverage(data, ValidCorpus.TEXTS);
    assertThat(run.outLines())
        .contains("radio-bulletin.txt: 3 sentences, 0 cited (0.0 %), 0 without a fact, 3 open");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void saysWhichTextIsNotAtHand() throws IOException {
    Path texts = ValidCorpus.copy(ValidCorpus.TEXTS, folder.resolve("texts"));
    Files.delete(texts.resolve("radio-bulletin.txt"));
    Run run = coverage(ValidCorpus.DATA, texts);
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.err())
        .isEqualTo(
            "The text of https://w3id.org/summitgraph/id/source/radio-bulletin is not at hand."
                + System.lineSeparator());
  }

  @Test
  void refusesTextsThatNoSourceDescribes() throws IOException {
    Files.writeString(folder.resolve("other.txt"), "Some other words.");
    Run run = coverage(ValidCorpus.DATA, folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("none of the texts is the text of a source in " + ValidCorpus.DATA);
  }

  @Test
  void refusesToWorkWithoutTexts() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run run = coverage(ValidCorpus.DATA, none);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("coverage needs the texts").contains("--documents");
  }

  @Test
  void refusesDataThatCannotBeReadToTheirEnd() throws IOException {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Files.copy(Path.of("src/test/data/invalid/syntax.trig"), data.resolve("syntax.trig"));
    Run run = coverage(data, ValidCorpus.TEXTS);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("cannot be read to its end; summit check says where");
  }
}

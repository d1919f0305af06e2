package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Edit;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Text;

/** {@code check --fix} after the text of a source was replaced by a corrected edition. */
class FixTest {

  private static final Path EXAMPLE = Path.of("examples/village");

  @TempDir private Path folder;
  private Path project;
  private Path minutes;
  private Path text;
  private Path oldText;

  @BeforeEach
  void copyTheExample() throws IOException {
    project = folder.resolve("village");
    for (String part : List.of("data", "ontology", "documents")) {
      Files.createDirectories(project);
      ValidCorpus.copy(EXAMPLE.resolve(part), project.resolve(part));
    }
    minutes = project.resolve("data/sources/council-minutes.trig");
    text = project.resolve("documents/council-minutes.txt");
    oldText = Files.copy(text, folder.resolve("old.txt"));
  }

  private void correct(String... pairs) throws IOException {
    String corrected = Files.readString(text);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(corrected).contains(pairs[i]);
      corrected = corrected.replace(pairs[i], pairs[i + 1]);
    }
    Files.writeString(text, corrected);
  }

  private Run check(Object... more) {
    List<Object> words = new ArrayList<>(List.of("check", "--project", project));
    words.addAll(List.of(more));
    return Run.summit(words.toArray());
  }

  @Test
  void movesWhatMovedAndTouchesNothingElse() throws IOException {
    correct("Minutes of the Aldermoor", "Corrected minutes of the 𝔄ldermoor");
    String before = Files.readString(minutes);
    Run run = check("--fix", "--strict");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains("council-minutes> is council-minutes.txt")
        .contains("<#p1s1> (0–32 of the old edition) was not found")
        .contains(" in 1 file corrected, 1 not placed");
    List<String> now = Files.readString(minutes).lines().toList();
    List<String> then = before.lines().toList();
    assertThat(now).hasSameSizeAs(then);
    for (int i = 0; i < now.size(); i++) {
      assertThat(now.get(i).replaceAll("[0-9a-f]{64}|\\d+ ;", "N"))
          .isEqualTo(then.get(i).replaceAll("[0-9a-f]{64}|\\d+ ;", "N"));
    }
    assertThat(now)
        .contains("    oa:start 44 ;", "    oa:end 130 ;", "    sg:characterCount 322 ;");
  }

  @Test
  void placesChangedWordsByTheOldTextAndAsksForThemToBeReadAgain() throws IOException {
    correct("nine feet", "nine and a half feet", "Minutes", "Corrected minutes");
    Run run = check("--fix", "--strict", "--old", oldText);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err())
        .contains("Placed, but with other words; read them again:")
        .contains("the words of <#p1s1> are not those that were read; they stand at 0–42 now")
        .contains("the words of <#p2s1> are not those that were read; they stand at 44–141 now")
        .contains(", 0 not placed")
        .contains("0 errors, ");
    assertThat(check("--strict").exitCode()).isZero();
    assertThat(check("--fix").err()).startsWith("0 values in 0 files corrected, 0 not placed");
  }

  /** Its neighbours stand before and behind it as they did, so what is between them is it. */
  @Test
  void placesChangedWordsBetweenTheirNeighboursWithoutTheOldText() throws IOException {
    correct("Thomas Arkle proposed it.", "Thomas Arkle moved it.");
    Run run = check("--fix", "--strict");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).contains("<#p3s2> are not those that were read; they stand at 262–284");
  }

  @Test
  void doesNotPlaceASentenceThatIsGone() throws IOException {
    correct(" Thomas Arkle proposed it.", "");
    for (Object[] options : new Object[][] {{"--fix"}, {"--fix", "--old", oldText}}) {
      Path data = project.resolve("data");
      Run run = check(options);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("<#p3s2> (262–287 of the old edition) was not found");
      assertThat(run.out()).contains("[bad-offsets]").contains(minutes.toString());
      Files.copy(
          EXAMPLE.resolve("data/sources/council-minutes.trig"),
          data.resolve("sources/council-minutes.trig"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void saysWhatItWouldWriteAndWritesNothing() throws IOException {
    correct("Minutes of", "The minutes of");
    byte[] before = Files.readAllBytes(minutes);
    Run run = check("--fix", "--dry-run", "--old", oldText);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(minutes + ":47:14: 34 -> 38");
    assertThat(run.err()).contains("1 file would be corrected, 0 not placed");
    assertThat(Files.readAllBytes(minutes)).isEqualTo(before);
  }

  @Test
  void correctsNQuadsAndKeepsTheirPermissions() throws IOException {
    Path quads = project.resolve("data/sources/council-minutes.nq");
    try (OutputStream out = Files.newOutputStream(quads)) {
      RDFDataMgr.write(out, RDFDataMgr.loadDatasetGraph(minutes.toString()), Lang.NQUADS);
    }
    Files.delete(minutes);
    Files.setPosixFilePermissions(quads, PosixFilePermissions.fromString("rw-rw-r--"));
    correct("Minutes of", "The minutes of");
    Run run = check("--fix", "--strict", "--old", oldText);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(quads)))
        .isEqualTo("rw-rw-r--");
    try (var files = Files.list(quads.getParent())) {
      assertThat(files).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"33, 119", "30, 120", "36, 120", "34, 119", "34, 122"})
  void putsASlipOfTheOffsetsRight(int start, int end) throws IOException {
    String clean = Files.readString(minutes);
    Files.writeString(
        minutes,
        clean
            .replace("oa:start 34 ;", "oa:start " + start + " ;")
            .replace("oa:end 120 ;", "oa:end " + end + " ;"));
    assertThat(check().exitCode()).isEqualTo(1);
    assertThat(check("--fix").exitCode()).isZero();
    assertThat(Files.readString(minutes)).isEqualTo(clean);
  }

  @Test
  void refusesAPackedFileAndWritesNoOther() throws IOException {
    Path packed = project.resolve("data/sources/council-minutes.trig.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(minutes, out);
    }
    Files.delete(minutes);
    correct("Minutes of", "The minutes of");
    Run run = check("--fix", "--old", oldText);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(
            packed
                + " cannot be corrected in place; unpack it by gunzip first"
                + System.lineSeparator());
  }

  @Test
  void takesTheTextThatItIsTold() throws IOException {
    Path elsewhere = folder.resolve("minutes-as-printed.txt");
    Files.writeString(elsewhere, "Printed 1871.\n\n" + Files.readString(text));
    Run run = check("--fix", "--text", "council-minutes=" + elsewhere);
    assertThat(run.err()).contains("council-minutes> is minutes-as-printed.txt");
    assertThat(Files.readString(minutes)).contains("oa:start 49 ;");
  }

  @Test
  void refusesWrongUse() throws IOException {
    assertThat(check("--old", oldText).exitCode()).isEqualTo(2);
    assertThat(check("--dry-run").err()).contains("belong to --fix");
    correct("Minutes of", "The minutes of");
    Run notOld = check("--fix", "--old", text);
    assertThat(notOld.exitCode()).isEqualTo(2);
    assertThat(notOld.err()).contains("is not the text that any source was read from");
    Run noSource = check("--fix", "--text", "almanac=" + text);
    assertThat(noSource.exitCode()).isEqualTo(2);
    assertThat(noSource.err()).contains("no source ends in almanac; the sources are [");
    assertThat(check("--fix", "--old", folder).err()).contains("is not a file");
  }

  @Test
  void findsTokensBehindLettersOfSeveralBytesAndAByteOrderMark() throws IOException {
    Path file = folder.resolve("odd.trig");
    Files.writeString(file, "\uFEFF𝄞ä \"\"\"12\"\"\" x\n  '7' 99\n", StandardCharsets.UTF_8);
    FileEdits.of(
            List.of(
                new Edit(new SourceLocation(file.toString(), 2, 7), "99", "100"),
                new Edit(new SourceLocation(file.toString(), 1, 5), "12", "5"),
                new Edit(new SourceLocation(file.toString(), 2, 3), "7", "8")))
        .write();
    assertThat(file).hasContent("\uFEFF𝄞ä \"\"\"5\"\"\" x\n  '8' 100\n");
  }

  /** A million characters and five hundred passages, moved by a preface, one of them changed. */
  @Test
  @Timeout(60)
  void staysQuickInALongText() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      sentences.add(
          "Entry "
              + i
              + " of the log was written at hour "
              + i * 7 % 24
              + " by keeper "
              + i % 97
              + " who saw no ship from the tower.");
    }
    Path book = project.resolve("documents/log.txt");
    String name = "https://w3id.org/summitgraph/examples/village/id/source/log";
    StringBuilder data = new StringBuilder();
    data.append("@base <").append(name).append("> .\n");
    Files.readString(minutes)
        .lines()
        .filter(line -> line.startsWith("@prefix"))
        .forEach(line -> data.append(line).append('\n'));
    String log = String.join("\n", sentences);
    data.append(
            "GRAPH <#about> {\n<> a sg:Source ; dcterms:title \"Log\" ; dcterms:language \"en\" ;")
        .append(" dcterms:creator \"The keepers\" ; sg:textSha256 \"" + Text.sha256(log) + "\" ;")
        .append(" sg:characterCount " + log.length() + " .\n");
    int at = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int end = at + sentences.get(i).length();
      if (i % 24 == 0) {
        data.append("<#s" + i + "> a sg:Passage ; sg:passageOf <> ; sg:locator \"" + i + "\" ;")
            .append(" sg:carriesNoFact <https://w3id.org/summitgraph/id/value/connective> ;")
            .append(" sg:textSha256 \"" + Text.sha256(sentences.get(i)) + "\" ;")
            .append(" oa:hasSelector <#s" + i + "-pos> .\n<#s" + i + "-pos> oa:start " + at)
            .append(" ; oa:end " + end + " .\n");
      }
      at = end + 1;
    }
    Path described = project.resolve("data/sources/log.trig");
    Files.writeString(described, data.append("}\n"));
    sentences.set(240, "Entry 240 was lost.");
    Files.writeString(book, "A preface. ".repeat(900) + "\n" + String.join("\n", sentences));
    Run run = check("--fix");
    assertThat(run.err()).contains("<#s240> (").contains(", 1 not placed");
    assertThat(run.out().lines().filter(line -> line.contains("[passage-mismatch]"))).hasSize(1);
  }
}

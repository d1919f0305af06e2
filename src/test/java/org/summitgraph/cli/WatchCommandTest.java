package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** {@code summit watch} in a process of its own, over files that change under its eyes. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WatchCommandTest {

  @TempDir private Path folder;
  private Path data;
  private Path out;
  private Path err;
  private Process watch;

  @BeforeEach
  void copyAValidCorpus() throws IOException {
    data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    out = folder.resolve("out");
    err = folder.resolve("err");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (watch != null) {
      watch.destroyForcibly().waitFor();
    }
  }

  private void start(Object... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Summit.class.getName(),
                "watch"));
    for (Object option : options) {
      command.add(option.toString());
    }
    watch =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  /** Waits until a stream ends in a line that begins so, for the how-manieth time. */
  private void await(Path stream, String words, int times) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (count(stream, words) < times) {
      assertThat(System.nanoTime())
          .as("%s in %s, %s", words, Files.readString(out), Files.readString(err))
          .isLessThan(end);
      assertThat(watch.isAlive()).as(Files.readString(err)).isTrue();
      Thread.sleep(50);
    }
  }

  private static long count(Path stream, String words) throws IOException {
    return Files.readAllLines(stream).stream().filter(line -> line.contains(words)).count();
  }

  private void add(String fixture, Path place) throws IOException {
    Files.copy(Path.of("src/test/data", fixture), place, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void tellsWhatIsNewAndWhatIsGoneAtOnce() throws Exception {
    start("--data", data, "--documents", ValidCorpus.TEXTS);
    await(err, "0 errors in ", 1);
    Path broken = data.resolve("misquotation.trig");
    add("invalid/misquotation.trig", broken);
    await(err, "1 error in ", 1);
    assertThat(count(out, "misquotation.trig:26:19: [misquotation] ")).isEqualTo(1);

    // Lines move, and the fault stays; another one comes in a folder that is new.
    Files.writeString(broken, "\n\n" + Files.readString(broken));
    await(err, "1 error in ", 2);
    Path fresh = Files.createDirectories(data.resolve("fresh/deep"));
    add("invalid/fact-without-evidence.trig", fresh.resolve("other.trig"));
    await(err, "2 errors in ", 1);
    assertThat(count(out, "[misquotation]")).isEqualTo(1);
    assertThat(count(out, "other.trig:9:13: [fact-without-evidence] ")).isEqualTo(1);

    // Many editors write a new file and rename it to the old one's name.
    Path written = data.resolve(".misquotation.trig.swp");
    Files.writeString(written, "# nothing is here any more\n");
    Files.move(written, broken, StandardCopyOption.REPLACE_EXISTING);
    await(out, "gone: " + broken + ":28:19: [misquotation] ", 1);
    Files.delete(fresh.resolve("other.trig"));
    await(out, "gone: " + fresh.resolve("other.trig") + ":9:13: [fact-without-evidence] ", 1);
    await(err, "0 errors in ", 2);

    end();
    assertThat(watch.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.exitValue()).isZero();
  }

  /** As Ctrl-C does, which shells let their jobs in the background ignore. */
  private void end() throws Exception {
    new ProcessBuilder("kill", "-TERM", Long.toString(watch.pid())).inheritIO().start().waitFor();
  }

  @Test
  void watchesTextsAndGoesOnAfterAFileThatCannotBeRead() throws Exception {
    Path texts = ValidCorpus.copy(ValidCorpus.TEXTS, folder.resolve("texts"));
    Path text = ValidCorpus.files(texts, ".txt").get(0);
    String words = Files.readString(text);
    Files.delete(text);
    start("--data", data, "--documents", texts);
    await(err, "0 errors, 1 warning in ", 1);
    Files.writeString(text, words);
    await(err, "0 errors in ", 1);
    assertThat(count(out, "gone: ")).isEqualTo(1);
    add("invalid/misquotation.trig", data.resolve("misquotation.trig"));
    await(err, "1 error in ", 1);
    // Nothing is called gone that was only not looked for.
    add("invalid/syntax.trig", data.resolve("syntax.trig"));
    await(err, "a file could not be read", 1);
    assertThat(count(out, "gone: ")).isEqualTo(1);
    Files.delete(data.resolve("syntax.trig"));
    await(err, "1 error in ", 3);
    assertThat(count(out, "gone: ")).isEqualTo(2);
    assertThat(count(out, "[misquotation]")).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotChangeOrIsNotThere() {
    Run input = Run.summit("watch", "--data", "-");
    assertThat(input.exitCode()).isEqualTo(2);
    assertThat(input.err()).contains("standard input does not change");
    Run nowhere = Run.summit("watch", "--data", folder.resolve("nowhere"));
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("nowhere does not exist");
  }
}

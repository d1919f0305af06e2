package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private Path folder;
  private Path file;

  @BeforeEach
  void name() throws IOException {
    folder = Files.createDirectory(directory.resolve("logs"));
    file = folder.resolve("access.log");
  }

  @Test
  void appendsToWhatIsThere() throws IOException {
    Files.writeString(file, "before\n");
    try (LogFile log = LogFile.open(file, new PrintWriter(err))) {
      log.write("one\n");
      log.write("two\n");
      assertThat(file).hasContent("before\none\ntwo\n");
    }
  }

  @Test
  void beginsAnotherFileWhenItsOwnWasMovedAway() throws IOException {
    try (LogFile log = LogFile.open(file, new PrintWriter(err))) {
      log.write("one\n");
      Files.move(file, folder.resolve("access.log.1"));
      log.write("two\n");
      assertThat(file).hasContent("two\n");
      // Some put the new file there themselves.
      Files.move(file, folder.resolve("access.log.2"));
      Files.createFile(file);
      log.write("three\n");
      assertThat(file).hasContent("three\n");
    }
    assertThat(folder.resolve("access.log.1")).hasContent("one\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void saysOnceThatLinesAreLostAndGoesOnWhenItCan() throws IOException {
    try (LogFile log = LogFile.open(file, new PrintWriter(err))) {
      Path away = Files.move(folder, directory.resolve("away"));
      log.write("lost\n");
      log.write("lost too\n");
      assertThat(err.toString().lines()).singleElement().asString().contains(file.toString());
      Files.move(away, folder);
      Files.delete(file);
      log.write("kept\n");
      assertThat(file).hasContent("kept\n");
    }
  }

  @Test
  void cannotBeOpenedWhereThereIsNoFolder() {
    Path nowhere = directory.resolve("nowhere/access.log");
    assertThatThrownBy(() -> LogFile.open(nowhere, new PrintWriter(err)))
        .isInstanceOf(NoSuchFileException.class);
  }
}

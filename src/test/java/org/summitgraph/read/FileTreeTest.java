package org.summitgraph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  @TempDir private Path folder;
  private Path data;
  private Path elsewhere;

  @BeforeEach
  void makeTwoFolders() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createFile(elsewhere.resolve("linked.nt"));
    Files.createFile(data.resolve("own.nt"));
  }

  @Test
  void holdsWhatLiesInAFolderThatIsLinked() throws IOException {
    Path link = Files.createSymbolicLink(data.resolve("link"), elsewhere);
    assertThat(FileTree.files(data))
        .containsExactly(link.resolve("linked.nt"), data.resolve("own.nt"));
    assertThat(FileTree.files(link)).containsExactly(link.resolve("linked.nt"));
    assertThat(FileTree.folders(data)).containsExactly(data, link);
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(data.resolve("gone.nt"), folder.resolve("gone.nt"));
    assertThatThrownBy(() -> FileTree.files(data))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(link + ": a link that leads nowhere");
  }

  @Test
  void passesOverTheLocksOfEditors() throws IOException {
    Files.createSymbolicLink(data.resolve(".#own.nt"), Path.of("somebody@host.1234:5678"));
    assertThat(FileTree.files(data)).containsExactly(data.resolve("own.nt"));
  }

  @Test
  void refusesALinkToAFolderThatItLiesIn() throws IOException {
    Files.createSymbolicLink(data.resolve("loop"), folder);
    assertThatThrownBy(() -> FileTree.files(data))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileSystemLoopException.class);
  }
}

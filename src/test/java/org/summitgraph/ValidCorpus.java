package org.summitgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The small clean corpus of the tests: an invented meeting, in invented texts. */
public final class ValidCorpus {

  /** The folder of data files, with the texts in {@link #TEXTS}. */
  public static final Path DATA = Path.of("src/test/data/valid");

  public static final Path TEXTS = DATA.resolve("texts");

  /** The project's own ontology. */
  public static final Path ONTOLOGY = Path.of("ontology");

  private ValidCorpus() {}

  /** Copies a folder with all its files to a new place. */
  public static Path copy(Path folder, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path from : tree.toList()) {
        Path copied = to.resolve(folder.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(from, copied);
        }
      }
    }
    return to;
  }

  /** The files directly in a folder whose names end so, in order; fails where there are none. */
  public static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      if (found.isEmpty()) {
        throw new AssertionError("no file *" + ending + " in " + folder);
      }
      return found;
    }
  }
}

package org.summitgraph.read;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What lies below a folder, at any depth. Symbolic links are followed, to folders as to files: what
 * somebody linked is meant, and what is passed over in silence seems to be checked.
 */
public final class FileTree {

  private FileTree() {}

  /**
   * The files in the order of their names; of a file, itself.
   *
   * @throws FileSystemException where a link leads nowhere. Editors lock a file by such a link,
   *     whose name begins with a dot; these are passed over.
   * @throws IOException or its unchecked kind, where a folder cannot be walked through; a {@link
   *     java.nio.file.FileSystemLoopException} where a link leads back up
   */
  public static List<Path> files(Path fileOrFolder) throws IOException {
    List<Path> files = walk(fileOrFolder, path -> !Files.isDirectory(path));
    for (Path file : files) {
      if (!Files.exists(file) && !isHidden(file)) {
        throw new FileSystemException(file.toString(), null, "a link that leads nowhere");
      }
    }
    return files.stream().filter(Files::isRegularFile).toList();
  }

  /** The folders, with the one that is looked through; links as in {@link #files}. */
  public static List<Path> folders(Path folder) throws IOException {
    return walk(folder, Files::isDirectory);
  }

  private static List<Path> walk(Path start, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> tree = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
      return tree.filter(wanted).sorted().toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}

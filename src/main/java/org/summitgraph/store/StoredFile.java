package org.summitgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.summitgraph.model.FileSum;

/**
 * A file of a built database as it was when it was published. TDB2 maps the files of its trees and
 * makes them longer, by whole blocks, when it opens them, but writes nothing while it only reads;
 * so what counts is that the first {@code length} bytes are there and the same.
 *
 * @param name relative to the database's folder
 * @param length in bytes
 * @param sum of all bytes, as {@link FileSum} has it
 */
record StoredFile(String name, long length, String sum) {

  private static final Pattern SUM = Pattern.compile("[0-9a-f]{16}");

  /** What is no sum is refused: an older build noted something else. */
  StoredFile {
    if (!SUM.matcher(sum).matches()) {
      throw new IllegalArgumentException("not the sum of a file: " + sum);
    }
  }

  /** Forces every file and folder of a database to the disk, and tells what the files are. */
  static List<StoredFile> seal(Path database) throws IOException {
    try (Stream<Path> tree = Files.walk(database)) {
      List<Path> paths = tree.sorted().toList();
      for (Path folder : paths) {
        if (Files.isDirectory(folder)) {
          force(folder);
        }
      }
      return paths.stream()
          // The lock changes with every process that opens the database.
          .filter(path -> Files.isRegularFile(path) && !path.endsWith(Names.TDB_LOCK_FILE))
          .map(file -> seal(database, file))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static StoredFile seal(Path database, Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
      long length = channel.size();
      return new StoredFile(
          database.relativize(file).toString(), length, FileSum.of(channel, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forces a file or a folder to the disk: what it holds, or which names are in it. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Whether the file is there and as long as it was, or as TDB2 makes it when it opens it. */
  boolean isWhole(Path database) {
    try {
      long now = Files.size(database.resolve(name));
      return now == length || (isMapped() && now > length && now % SystemTDB.BlockSize == 0);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isMapped() {
    return name.endsWith("." + Names.extBptTree) || name.endsWith("." + Names.extBptRecords);
  }

  /** Whether every byte is the one it was. */
  boolean isUnchanged(Path database) {
    if (!isWhole(database)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(database.resolve(name), StandardOpenOption.READ)) {
      return FileSum.of(channel, length).equals(sum);
    } catch (IOException e) {
      return false;
    }
  }
}

package org.summitgraph.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of RDF.
 *
 * @param path where its bytes lie
 * @param name how messages call it
 * @param format empty where it is RDF in a form that is not read
 */
public record DataFile(Path path, String name, Optional<Format> format) {

  /**
   * The RDF files in a folder, at any depth, in the order of their names; of a file, itself. What
   * holds no RDF by the ending of its name is passed over.
   *
   * @throws IOException when the folder cannot be walked through
   */
  public static List<DataFile> under(Path fileOrFolder) throws IOException {
    return FileTree.files(fileOrFolder).stream().flatMap(DataFile::of).toList();
  }

  private static Stream<DataFile> of(Path path) {
    String fileName = path.getFileName().toString();
    Optional<Format> format = Format.of(fileName);
    return format.isPresent() || Format.isForeign(fileName)
        ? Stream.of(new DataFile(path, path.toString(), format))
        : Stream.empty();
  }

  /**
   * The bytes of the text, unpacked where the file is packed.
   *
   * @param bytesRead counts the bytes of the file as it lies there
   */
  InputStream open(BytesRead bytesRead) throws IOException {
    InputStream file = bytesRead.counting(Files.newInputStream(path));
    return path.toString().endsWith(Format.PACKED) ? new Unpacked(file, Files.size(path)) : file;
  }
}

package org.summitgraph.read;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.summitgraph.model.Text;

/** Reads texts and brings them to the normal form that offsets and hashes are measured on. */
public final class TextReader {

  private TextReader() {}

  /**
   * Every file directly in {@code folder} that is UTF-8, in the order of names. What is not UTF-8
   * cannot be a text that data describe, and is passed over.
   */
  public static List<Text> readFolder(Path folder) throws IOException {
    List<Text> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        readIfUtf8(file).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private static Optional<Text> readIfUtf8(Path file) throws IOException {
    try {
      return Optional.of(read(file));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * One text in normal form: byte order mark off, CRLF to LF, Unicode NFC.
   *
   * @throws CharacterCodingException when the file is not UTF-8
   */
  public static Text read(Path file) throws IOException {
    String raw = Files.readString(file);
    String unmarked = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    return new Text(
        file.getFileName().toString(),
        Normalizer.normalize(unmarked.replace("\r\n", "\n"), Normalizer.Form.NFC));
  }
}

package org.summitgraph.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.summitgraph.model.Edit;
import org.summitgraph.model.SourceLocation;

/**
 * Replaces tokens in data files and leaves every other byte as it is. Each file is replaced whole
 * or not at all; all of them are looked at before the first is written.
 */
final class FileEdits {

  @SuppressWarnings("ArrayRecordComponent") // changes are never compared
  private record Change(int from, int to, byte[] bytes) {}

  private final Map<Path, byte[]> rewritten = new TreeMap<>();

  /**
   * Makes the edits in memory.
   *
   * @throws UserError where a file cannot be edited in place, or no longer has the token
   */
  static FileEdits of(List<Edit> edits) throws IOException {
    Map<String, List<Edit>> byFile = new TreeMap<>();
    edits.forEach(
        edit -> byFile.computeIfAbsent(edit.at().file(), f -> new ArrayList<>()).add(edit));
    FileEdits all = new FileEdits();
    for (Map.Entry<String, List<Edit>> file : byFile.entrySet()) {
      all.edit(file.getKey(), file.getValue());
    }
    return all;
  }

  /** How many files change. */
  int files() {
    return rewritten.size();
  }

  /** Writes every file beside its place, then moves it there. */
  void write() throws IOException {
    for (Map.Entry<Path, byte[]> file : rewritten.entrySet()) {
      Path path = file.getKey();
      Path written = Files.createTempFile(path.getParent(), ".summit", ".tmp");
      try {
        // The copy has the permissions of the file.
        Files.copy(
            path, written, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(written, file.getValue());
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    }
  }

  private void edit(String name, List<Edit> edits) throws IOException {
    if (name.endsWith(".gz") || name.equals("-")) {
      throw UserError.failure(
          name
              + " cannot be corrected in place; "
              + (name.equals("-") ? "name a file by --data" : "unpack it by gunzip first"));
    }
    Path path = Path.of(name).toRealPath();
    byte[] bytes = Files.readAllBytes(path);
    List<Change> changes = new ArrayList<>();
    for (Edit edit : edits) {
      changes.add(change(bytes, edit));
    }
    changes.sort(Comparator.comparingInt(Change::from));
    ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    for (Change change : changes) {
      result.write(bytes, at, change.from() - at);
      result.write(change.bytes());
      at = change.to();
    }
    result.write(bytes, at, bytes.length - at);
    rewritten.put(path, result.toByteArray());
  }

  private static Change change(byte[] bytes, Edit edit) {
    int token = offset(bytes, edit.at());
    int from = token;
    // A literal in quotation marks: one or three of them.
    while (from < bytes.length && from < token + 3 && (bytes[from] == '"' || bytes[from] == '\'')) {
      from++;
    }
    byte[] old = edit.from().getBytes(StandardCharsets.UTF_8);
    int to = from + old.length;
    if (to > bytes.length || !Arrays.equals(bytes, from, to, old, 0, old.length)) {
      throw UserError.failure(
          edit.at()
              + ": "
              + edit.from()
              + " is not written here as it is read; correct it by hand");
    }
    return new Change(from, to, edit.to().getBytes(StandardCharsets.UTF_8));
  }

  /** The byte at which a token begins; columns count UTF-16 code units, as the parsers do. */
  private static int offset(byte[] bytes, SourceLocation at) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    int byteAt = marked ? 3 : 0;
    for (long line = 1; line < at.line() && byteAt < bytes.length; byteAt++) {
      if (bytes[byteAt] == '\n') {
        line++;
      }
    }
    for (long column = 1; column < at.column() && byteAt < bytes.length; ) {
      int lead = bytes[byteAt] & 0xFF;
      column += lead >= 0xF0 ? 2 : 1;
      byteAt += lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    }
    return Math.min(byteAt, bytes.length);
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file to which lines are appended. When it was moved away, as programs do that rotate logs, the
 * next line begins another of its name. While it cannot be written lines are lost: a server goes on
 * without its log, and says so once. Not for several threads at once.
 */
final class LogFile extends Writer {

  private final Path file;
  private final PrintWriter err;
  private OutputStream out;
  private Object key;
  private boolean failing;

  private LogFile(Path file, PrintWriter err) {
    this.file = file;
    this.err = err;
  }

  /**
   * Opens the file, and makes it where it is not there.
   *
   * @param err where it is told that lines are lost
   * @throws IOException when it cannot be written
   */
  static LogFile open(Path file, PrintWriter err) throws IOException {
    LogFile log = new LogFile(file, err);
    log.open();
    return log;
  }

  private void open() throws IOException {
    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    key = keyOfFile();
  }

  /** Tells whether a file of this name is still the same one; null where the system cannot say. */
  private Object keyOfFile() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void write(char[] line, int from, int length) {
    try {
      if (isGone()) {
        out.close();
        open();
      }
      out.write(new String(line, from, length).getBytes(StandardCharsets.UTF_8));
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        err.println(
            "summit: " + file + " cannot be written; requests are not logged until it can: " + e);
        err.flush();
      }
      failing = true;
    }
  }

  private boolean isGone() throws IOException {
    try {
      return !Objects.equals(key, keyOfFile());
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  @Override
  public void flush() {
    // Every line is written at once.
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

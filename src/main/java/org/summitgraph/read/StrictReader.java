package org.summitgraph.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.apache.jena.riot.RiotParseException;

/**
 * UTF-8 without anything malformed, overlong or unfit for a text: what comes before such a place is
 * handed over, then a {@link RiotParseException} names the place. A byte order mark, which RIOT
 * takes for a word, is passed over.
 */
final class StrictReader extends Reader {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();

  /** What is wrong after the characters at hand; null while nothing is. */
  private String fault;

  private boolean damaged;

  private boolean ended;
  private boolean begun;
  private long line = 1;
  private long column = 1;

  StrictReader(InputStream in) {
    this.in = in;
  }

  /** Whether a text may hold this character: XML 1.0, section 2.2, as query results need it. */
  static boolean isAllowed(char c) {
    return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
  }

  /** What to say of a character that is not allowed. */
  static String refusal(char c) {
    return String.format("The character U+%04X is not allowed in a text.", (int) c);
  }

  /** Whether it is the packing of the file that is wrong, and not what was packed. */
  boolean isDamaged() {
    return damaged;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (fault != null) {
        throw new RiotParseException(fault, line, column);
      }
      if (ended) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(buffer, offset, count);
    return count;
  }

  private void decode() throws IOException {
    fill();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isError()) {
      fault = "This is not UTF-8.";
    }
    chars.flip();
    if (!begun && chars.hasRemaining()) {
      begun = true;
      if (chars.get(0) == '\uFEFF') {
        chars.get();
      }
    }
    follow();
  }

  private void fill() throws IOException {
    bytes.compact();
    try {
      int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = count < 0;
      bytes.position(bytes.position() + Math.max(0, count));
    } catch (EOFException e) {
      ended = true;
      damaged = true;
      fault = "The packed file ends too early.";
    } catch (ZipException e) {
      ended = true;
      damaged = true;
      fault = "This cannot be unpacked: " + e.getMessage() + ".";
    }
    bytes.flip();
  }

  /** Counts lines and columns as RIOT does, up to the first character that is not allowed. */
  private void follow() {
    char[] all = chars.array();
    for (int i = chars.position(); i < chars.limit(); i++) {
      char c = all[i];
      if (c >= ' ' && c < '\uFFFE') {
        column++;
      } else if (!isAllowed(c)) {
        fault = refusal(c);
        chars.limit(i);
      } else if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

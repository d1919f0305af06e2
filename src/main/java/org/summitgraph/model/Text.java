package org.summitgraph.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One fixed text in normal form (no byte order mark, LF line ends, Unicode NFC). All positions are
 * Unicode code points, as the Web Annotation Data Model, section 4.2.4, requires.
 */
public final class Text {

  private final String name;
  private final int[] codePoints;
  private final String sha256;

  /**
   * @param name what the user calls the text, for messages
   * @param normalized the text, already in normal form
   */
  public Text(String name, String normalized) {
    this.name = name;
    this.codePoints = normalized.codePoints().toArray();
    this.sha256 = sha256(normalized);
  }

  public String name() {
    return name;
  }

  /** Length in code points. */
  public int length() {
    return codePoints.length;
  }

  /** Lower-case hexadecimal SHA-256 of the UTF-8 of the whole text. */
  public String sha256() {
    return sha256;
  }

  /** Whether {@code start} to {@code end} is a span of at least one code point of this text. */
  public boolean contains(long start, long end) {
    return 0 <= start && start < end && end <= codePoints.length;
  }

  /** The code points from {@code start} (inclusive) to {@code end} (exclusive). */
  public String slice(int start, int end) {
    return new String(codePoints, start, end - start);
  }

  @Override
  public String toString() {
    return slice(0, length());
  }

  /** Lower-case hexadecimal SHA-256 of the UTF-8 of {@code words}. */
  public static String sha256(String words) {
    return sha256(words.getBytes(StandardCharsets.UTF_8));
  }

  /** Lower-case hexadecimal SHA-256 of bytes. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** A fresh SHA-256 digest, which every Java platform has. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }
}

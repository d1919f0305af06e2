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

  private static final int STEP = 64;

  private final String name;
  private final String words;
  private final int length;

  /** Where every {@link #STEP}th code point begins; null where each has one UTF-16 code unit. */
  private final int[] steps;

  private final String sha256;

  /**
   * @param name what the user calls the text, for messages
   * @param normalized the text, already in normal form
   */
  public Text(String name, String normalized) {
    this.name = name;
    this.words = normalized;
    this.length = normalized.codePointCount(0, normalized.length());
    this.steps = length == normalized.length() ? null : steps(normalized, length);
    this.sha256 = sha256(normalized);
  }

  public String name() {
    return name;
  }

  /** Length in code points. */
  public int length() {
    return length;
  }

  /** Lower-case hexadecimal SHA-256 of the UTF-8 of the whole text. */
  public String sha256() {
    return sha256;
  }

  /** Whether {@code start} to {@code end} is a span of at least one code point of this text. */
  public boolean contains(long start, long end) {
    return 0 <= start && start < end && end <= length;
  }

  /** The code point at a position. */
  public int codePointAt(int position) {
    return words.codePointAt(index(position));
  }

  private static int[] steps(String words, int length) {
    int[] steps = new int[length / STEP + 1];
    for (int i = 1; i < steps.length; i++) {
      steps[i] = words.offsetByCodePoints(steps[i - 1], STEP);
    }
    return steps;
  }

  /** The UTF-16 code unit with which a code point begins. */
  private int index(int position) {
    return steps == null
        ? position
        : words.offsetByCodePoints(steps[position / STEP], position % STEP);
  }

  /** The code points from {@code start} (inclusive) to {@code end} (exclusive). */
  public String slice(int start, int end) {
    return words.substring(index(start), index(end));
  }

  @Override
  public String toString() {
    return words;
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

package org.summitgraph.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitgraph.model.Text;

/**
 * Finds words of which only the length and the hash are known in a text: near a place at any
 * offset, in the whole text at the borders of words. For one thread.
 */
final class HashSearch {

  /** How far from the expected place every offset is tried. */
  private static final int NEAR = 2_000;

  private final Text text;
  private final String whole;
  private final byte[] utf8;

  /** Where each code point begins in the bytes, and where the last one ends. */
  private final int[] bytesBefore;

  private final boolean[] border;
  private final MessageDigest digest = Text.digest();

  /** By length: the first place of each hash among the spans that keep words whole. */
  private final Map<Integer, Map<String, Integer>> byLength = new HashMap<>();

  HashSearch(Text text) {
    this.text = text;
    this.whole = text.toString();
    this.utf8 = whole.getBytes(StandardCharsets.UTF_8);
    int[] codePoints = whole.codePoints().toArray();
    this.bytesBefore = new int[codePoints.length + 1];
    this.border = new boolean[codePoints.length + 1];
    for (int i = 0; i < codePoints.length; i++) {
      int c = codePoints[i];
      bytesBefore[i + 1] = bytesBefore[i] + (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
      border[i] =
          i == 0 || !(Character.isLetterOrDigit(c) && Character.isLetterOrDigit(codePoints[i - 1]));
    }
    border[codePoints.length] = true;
  }

  Text text() {
    return text;
  }

  /** Whether the span of this length at this place has this hash. */
  boolean isAt(long start, int length, String sha256) {
    return text.contains(start, start + length) && hash((int) start, length).equals(sha256);
  }

  /** The place nearest to the expected one, at any offset. */
  Optional<Integer> near(long expected, int length, String sha256) {
    for (int away = 0; away <= NEAR; away++) {
      if (isAt(expected + away, length, sha256)) {
        return Optional.of((int) expected + away);
      }
      if (isAt(expected - away, length, sha256)) {
        return Optional.of((int) expected - away);
      }
    }
    return Optional.empty();
  }

  /**
   * The first place in the whole text at which the span begins and ends at the border of a word.
   */
  Optional<Integer> anywhere(int length, String sha256) {
    return Optional.ofNullable(byLength.computeIfAbsent(length, this::hashes).get(sha256));
  }

  private Map<String, Integer> hashes(int length) {
    Map<String, Integer> hashes = new HashMap<>();
    for (int start = 0; start + length <= text.length(); start++) {
      if (border[start] && border[start + length]) {
        hashes.putIfAbsent(hash(start, length), start);
      }
    }
    return hashes;
  }

  private String hash(int start, int length) {
    int from = bytesBefore[start];
    digest.update(utf8, from, bytesBefore[start + length] - from);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Every place of the words that stand in this span, in the order of the text. */
  List<Integer> allOf(int start, int length) {
    String words = text.slice(start, start + length);
    List<Integer> places = new ArrayList<>();
    int codePoints = 0;
    int counted = 0;
    for (int at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + 1)) {
      codePoints += whole.codePointCount(counted, at);
      counted = at;
      places.add(codePoints);
    }
    return places;
  }
}

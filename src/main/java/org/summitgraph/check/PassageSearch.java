package org.summitgraph.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.summitgraph.model.Text;

/**
 * Finds where the words of a known hash stand, when the offsets given for them are wrong: from the
 * same start, to the same end, or somewhere else at the same length.
 */
final class PassageSearch {

  /** Passages are sentences; a start or end further off than this is not a slip of the pen. */
  private static final int FARTHEST = 5_000;

  /** What was found, and whether the start and the end that were given are right. */
  record Found(int start, int end, boolean startIsRight, boolean endIsRight) {}

  private final Text text;
  private final String sha256;

  PassageSearch(Text text, String sha256) {
    this.text = text;
    this.sha256 = sha256;
  }

  /** Searches from offsets that need not lie inside the text. */
  Optional<Found> near(long start, long end) {
    return inside(start)
        .flatMap(this::sameStart)
        .or(() -> inside(end).flatMap(this::sameEnd))
        .or(() -> inside(end - start).flatMap(this::sameLength));
  }

  private Optional<Integer> inside(long offset) {
    return 0 <= offset && offset <= text.length() ? Optional.of((int) offset) : Optional.empty();
  }

  private Optional<Found> sameStart(int start) {
    MessageDigest running = Text.digest();
    int last = Math.min(text.length(), start + FARTHEST);
    for (int end = start + 1; end <= last; end++) {
      running.update(text.slice(end - 1, end).getBytes(StandardCharsets.UTF_8));
      if (hashOf(running).equals(sha256)) {
        return Optional.of(new Found(start, end, true, false));
      }
    }
    return Optional.empty();
  }

  private static String hashOf(MessageDigest running) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) running.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java platform's SHA-256 cannot be cloned", e);
    }
  }

  private Optional<Found> sameEnd(int end) {
    int first = Math.max(0, end - FARTHEST);
    for (int start = end - 1; start >= first; start--) {
      if (Text.sha256(text.slice(start, end)).equals(sha256)) {
        return Optional.of(new Found(start, end, false, true));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> sameLength(int length) {
    for (int start = 0; start + length <= text.length(); start++) {
      if (Text.sha256(text.slice(start, start + length)).equals(sha256)) {
        return Optional.of(new Found(start, start + length, false, false));
      }
    }
    return Optional.empty();
  }
}

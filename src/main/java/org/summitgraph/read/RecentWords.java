package org.summitgraph.read;

/**
 * Makes strings of characters; a short word that was read of late is the same string again, whose
 * hash is known.
 */
final class RecentWords {

  private static final int PLACES = 1 << 14;

  /** A longer word is less likely to come again than to push out one that does. */
  private static final int LONGEST = 48;

  private final String[] words = new String[PLACES];

  /** The characters from a place to another one, which is exclusive, as a string. */
  String of(char[] chars, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(chars, from, length);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    int place = (hash ^ (hash >>> 14)) & (PLACES - 1);
    String known = words[place];
    if (known == null || known.hashCode() != hash || !isAt(chars, from, length, known)) {
      known = new String(chars, from, length);
      words[place] = known;
    }
    return known;
  }

  private static boolean isAt(char[] chars, int from, int length, String word) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}

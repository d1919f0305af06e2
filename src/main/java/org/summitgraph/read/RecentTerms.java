package org.summitgraph.read;

import java.util.Arrays;

/**
 * Remembers what was made of the words that were read of late, so that a term which comes again is
 * not looked at again. A word is forgotten when another one takes its place.
 */
final class RecentTerms<T> {

  /** A longer word is not worth the memory, nor likely to come again. */
  private static final int LONGEST = 256;

  private final String[] words;
  private final Object[] made;

  /**
   * @param places a power of two
   */
  RecentTerms(int places) {
    words = new String[places];
    made = new Object[places];
  }

  /** What was made of the word; null where that is not known. */
  @SuppressWarnings("unchecked") // put() takes a T
  T get(String word) {
    int place = place(word);
    return word.equals(words[place]) ? (T) made[place] : null;
  }

  void put(String word, T thing) {
    if (word.length() <= LONGEST) {
      int place = place(word);
      words[place] = word;
      made[place] = thing;
    }
  }

  void clear() {
    Arrays.fill(words, null);
    Arrays.fill(made, null);
  }

  private int place(String word) {
    int hash = word.hashCode();
    return (hash ^ (hash >>> 16)) & (words.length - 1);
  }
}

package org.summitgraph.model;

import java.util.Comparator;
import java.util.List;

/**
 * How many letters must be typed, deleted or replaced to make one word of another (Levenshtein).
 */
public final class EditDistance {

  private EditDistance() {}

  /** The words, the most similar first. */
  public static List<String> nearest(String typed, List<String> words) {
    return words.stream().sorted(Comparator.comparingInt(word -> between(typed, word))).toList();
  }

  /** The distance of two words, in UTF-16 code units. */
  public static int between(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}

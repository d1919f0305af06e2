package org.summitgraph.describe.match;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text as names are compared: without case, accents and punctuation. */
final class PlainWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private PlainWords() {}

  /** The words in their order, none for a text without letters and digits. */
  static List<String> of(String text) {
    String plain = plain(text);
    return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" ", -1));
  }

  /** The words with one space between two. */
  static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String bare = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(bare).replaceAll(" ").strip();
  }
}

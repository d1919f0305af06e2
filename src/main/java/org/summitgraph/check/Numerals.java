package org.summitgraph.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The numbers that stand in a text, in digits or in words of one language. */
final class Numerals {

  /** Digits with their separators: 2,500 or 2 500 or 9.5. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<!\\d)\\d{1,3}(?:[,.' \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?");

  private final Set<String> digits = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Optional<NumberWords> language;

  /**
   * @param text with any spaces and dashes
   */
  Numerals(String text, Locale language) {
    for (MatchResult number : DIGITS.matcher(text).results().toList()) {
      String written = number.group();
      digits.add(written.replace(',', '.'));
      digits.add(written.replaceAll("\\D", ""));
      Pattern.compile("\\D").splitAsStream(written).forEach(digits::add);
    }
    String before = "";
    for (String word : Words.withoutCapitals(text).inOrder()) {
      words.add(word);
      words.add(before + "-" + word); // twenty five
      words.addAll(List.of(word.split("-"))); // a two-hour talk
      before = word;
    }
    this.language = NumberWords.of(language);
  }

  /** Whether words in this language are known, so that a number in words is found. */
  boolean knowWords() {
    return language.isPresent();
  }

  /** Whether the number stands in the text. */
  boolean contain(BigDecimal number) {
    String plain = number.stripTrailingZeros().toPlainString();
    return digits.contains(plain)
        || digits.stream().anyMatch(written -> written.replaceFirst("^0+(?=\\d)", "").equals(plain))
        || inWords(number);
  }

  private boolean inWords(BigDecimal number) {
    if (language.isEmpty() || number.stripTrailingZeros().scale() > 0) {
      return false;
    }
    return language.get().wordsOf(number.longValue()).stream().anyMatch(words::contains);
  }
}

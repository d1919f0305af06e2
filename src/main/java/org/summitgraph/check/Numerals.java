package org.summitgraph.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that stand in a text, in digits or in words of one language. */
final class Numerals {

  /** Digits with their separators: 2,500 or 2 500 or 9.5. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<!\\d)\\d{1,3}(?:[,.' \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?");

  private static final BigDecimal MOST_IN_WORDS = BigDecimal.valueOf(1_000_000_000_000L);

  private static final Pattern OTHER_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  private final String text;
  private final Supplier<List<String>> inOrder;
  private final Locale language;

  /**
   * Without the zeros in front of them: the ninth of a month may be written 09. Made when the
   * number does not simply stand there.
   */
  private Set<String> digits;

  /** With one space between words and parts of words; made when the digits are not enough. */
  private String words;

  /**
   * @param text with any spaces and dashes
   * @param words of the text, in order and without capitals
   */
  Numerals(String text, Supplier<List<String>> words, Locale language) {
    this.text = text;
    this.inOrder = words;
    this.language = language;
  }

  private Set<String> digits() {
    if (digits == null) {
      digits = new HashSet<>();
      Matcher number = DIGITS.matcher(withLatinDigits(text));
      while (number.find()) {
        String written = number.group();
        String[] parts = NO_DIGIT.split(written);
        add(written.replace(',', '.'));
        add(String.join("", parts));
        for (String part : parts) {
          add(part);
        }
      }
    }
    return digits;
  }

  /** Most scripts that have digits of their own use them as we use ours. */
  private static String withLatinDigits(String text) {
    return OTHER_DIGIT
        .matcher(text)
        .replaceAll(digit -> Integer.toString(Character.digit(digit.group().codePointAt(0), 10)));
  }

  private void add(String written) {
    int start = 0;
    while (start + 1 < written.length()
        && written.charAt(start) == '0'
        && written.charAt(start + 1) != '.') {
      start++;
    }
    digits.add(written.substring(start));
  }

  /** Whether words in this language are known, so that a number in words is found. */
  boolean knowWords() {
    return NumberWords.of(language).isPresent();
  }

  /** Whether the number stands in the text. */
  boolean contain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    String written = shortest.toPlainString();
    boolean isOfDigits = shortest.signum() >= 0 && shortest.scale() <= 0;
    return (isOfDigits && standsAlone(written)) || digits().contains(written) || inWords(number);
  }

  /** Whether it stands in the text and no digit beside it. */
  private boolean standsAlone(String written) {
    int at = text.indexOf(written);
    while (at >= 0) {
      if (!isDigit(at - 1) && !isDigit(at + written.length())) {
        return true;
      }
      at = text.indexOf(written, at + 1);
    }
    return false;
  }

  private boolean isDigit(int at) {
    return 0 <= at && at < text.length() && '0' <= text.charAt(at) && text.charAt(at) <= '9';
  }

  private boolean inWords(BigDecimal number) {
    Optional<NumberWords> known = NumberWords.of(language);
    if (known.isEmpty() || !isWhole(number)) {
      return false;
    }
    if (words == null) {
      words = " " + String.join(" ", inOrder.get()).replace('-', ' ') + " ";
    }
    return known
        .get()
        .wordsOf(number.longValueExact())
        .anyMatch(said -> !said.isEmpty() && words.contains(" " + said + " "));
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(MOST_IN_WORDS) <= 0;
  }
}

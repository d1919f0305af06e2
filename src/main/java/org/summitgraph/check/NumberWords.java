package org.summitgraph.check;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of one language for whole numbers: cardinals and ordinals as CLDR spells them, in every
 * gender and case it has, and what people say besides (once, a dozen) out of {@code
 * numbers-LANGUAGE.properties}. Many threads may use it.
 */
final class NumberWords {

  private static final Pattern SOFT_HYPHEN = Pattern.compile("\u00ad");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ \u00a0-]+");

  private static final Map<Locale, Optional<NumberWords>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final RuleBasedNumberFormat spelling;
  private final Properties besides;

  private NumberWords(RuleBasedNumberFormat spelling, Properties besides) {
    this.spelling = spelling;
    this.besides = besides;
  }

  /**
   * The words of a language; empty where CLDR does not spell its numbers, and where no spaces stand
   * between its words.
   */
  static Optional<NumberWords> of(Locale language) {
    return BY_LANGUAGE.computeIfAbsent(language, NumberWords::read);
  }

  private static Optional<NumberWords> read(Locale language) {
    RuleBasedNumberFormat spelling =
        new RuleBasedNumberFormat(ULocale.forLocale(language), RuleBasedNumberFormat.SPELLOUT);
    // For a language that it does not know, it takes another one.
    String taken = spelling.getLocale(ULocale.ACTUAL_LOCALE).getLanguage();
    boolean isKnown = !taken.isEmpty() && taken.equals(language.getLanguage());
    return isKnown && WordBorder.isOfSpacedLetters(spelling.format(2))
        ? Optional.of(new NumberWords(spelling, besides(language.getLanguage())))
        : Optional.empty();
  }

  private static Properties besides(String language) {
    Properties besides = new Properties();
    try (InputStream in =
        NumberWords.class.getResourceAsStream("numbers-" + language + ".properties")) {
      if (in != null) {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
          besides.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return besides;
  }

  /** What may be said for a number, in small letters, with one space between words. */
  Stream<String> wordsOf(long number) {
    return Stream.concat(
        Arrays.stream(besides.getProperty(Long.toString(number), "").split(",", 0)),
        Arrays.stream(spelling.getRuleSetNames())
            .map(rules -> spelled(number, rules))
            .distinct()
            .map(NumberWords::spaced));
  }

  private String spelled(long number, String rules) {
    synchronized (spelling) { // it is not made for many threads
      return spelling.format(number, rules);
    }
  }

  private static String spaced(String spelled) {
    String plain = SOFT_HYPHEN.matcher(spelled).replaceAll("");
    return BETWEEN_WORDS.matcher(Words.folded(plain)).replaceAll(" ");
  }
}

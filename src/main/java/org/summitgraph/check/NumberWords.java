package org.summitgraph.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of one language for whole numbers, out of {@code numbers-LANGUAGE.properties}. */
final class NumberWords {

  private static final Map<String, Optional<NumberWords>> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final Properties words;

  private NumberWords(Properties words) {
    this.words = words;
  }

  /** The words of a language; empty where the program does not know the language. */
  static Optional<NumberWords> of(Locale language) {
    return BY_LANGUAGE.computeIfAbsent(language.getLanguage(), NumberWords::read);
  }

  private static Optional<NumberWords> read(String language) {
    String file = "numbers-" + language + ".properties";
    try (InputStream in = NumberWords.class.getResourceAsStream(file)) {
      if (in == null) {
        return Optional.empty();
      }
      Properties words = new Properties();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        words.load(reader);
      }
      return Optional.of(new NumberWords(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cardinal and ordinal words, as single words with hyphens; empty for a number beyond them. */
  List<String> wordsOf(long number) {
    String found = words.getProperty(Long.toString(number));
    return found == null ? List.of() : List.of(found.split(","));
  }
}

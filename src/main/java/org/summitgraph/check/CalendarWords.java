package org.summitgraph.check;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The months and weekdays that a text names, in one language. */
final class CalendarWords {

  private static final Pattern NUMERIC_DATE =
      Pattern.compile("\\d{1,4}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{1,2})");

  private final String text;
  private final Supplier<List<String>> words;
  private final CalendarNames names;

  /**
   * @param words of the text, in order and without capitals
   */
  CalendarWords(String text, Supplier<List<String>> words, Locale language) {
    this.text = text;
    this.words = words;
    this.names = CalendarNames.of(language);
  }

  /** Whether the names of months are words in this language, so that they can be looked for. */
  boolean knowMonths() {
    return names.monthsAreWords();
  }

  /** Whether the month is named, in full, inflected or cut short, or stands in a date of digits. */
  boolean contain(Month month) {
    String name = names.of(month);
    if (isWrittenOut(name)) {
      return true;
    }
    for (String word : words.get()) {
      if (word.length() > 2 && (word.startsWith(name) || name.startsWith(word))) {
        return true;
      }
    }
    return isInNumericDate(month);
  }

  /** Whether it stands between spaces as it is, or with a capital at its beginning. */
  private boolean isWrittenOut(String name) {
    String capitalized = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return text.contains(" " + capitalized + " ") || text.contains(" " + name + " ");
  }

  private boolean isInNumericDate(Month month) {
    return NUMERIC_DATE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(date -> Stream.of(date.split("\\D")))
        .anyMatch(part -> Integer.parseInt(part) == month.getValue());
  }

  boolean nameAMonth() {
    return names.months().stream().anyMatch(words.get()::contains);
  }

  boolean contain(DayOfWeek day) {
    return words.get().contains(names.of(day));
  }
}

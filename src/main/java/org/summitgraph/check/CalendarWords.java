package org.summitgraph.check;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The months and weekdays that a text names, in the words that Java has for a language (CLDR). */
final class CalendarWords {

  /** Months that are words; some languages number them, and no rule is made of that. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsThai}]]{3,}");

  private static final Pattern NUMERIC_DATE =
      Pattern.compile("\\d{1,4}([./-])\\d{1,2}\\1(?:\\d{4}|\\d{1,2})");

  private final Locale language;
  private final List<String> words;
  private final Set<Integer> inNumericDates;

  CalendarWords(String text, Locale language) {
    this.language = language;
    this.words = Words.withoutCapitals(text).inOrder();
    this.inNumericDates =
        NUMERIC_DATE
            .matcher(text)
            .results()
            .flatMap(date -> Stream.of(date.group().split("\\D")))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
  }

  /** Whether the names of months are words in this language, so that they can be looked for. */
  boolean knowMonths() {
    return Stream.of(Month.values()).allMatch(month -> WORD.matcher(name(month)).matches());
  }

  /** Whether the month is named, in full, inflected or cut short, or stands in a date of digits. */
  boolean contain(Month month) {
    String name = name(month);
    return inNumericDates.contains(month.getValue())
        || words.stream()
            .anyMatch(
                word -> word.length() > 2 && (word.startsWith(name) || name.startsWith(word)));
  }

  boolean nameAMonth() {
    return Stream.of(Month.values()).anyMatch(month -> words.contains(name(month)));
  }

  boolean contain(DayOfWeek day) {
    return words.contains(day.getDisplayName(TextStyle.FULL, language).toLowerCase(language));
  }

  private String name(Month month) {
    return month.getDisplayName(TextStyle.FULL_STANDALONE, language).toLowerCase(language);
  }
}

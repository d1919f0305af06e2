package org.summitgraph.check;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a language calls the months and weekdays, in the words that Java has for it (CLDR), in small
 * letters.
 *
 * @param months from January on
 * @param weekdays from Monday on
 * @param monthsAreWords whether the names of months are words that can be looked for; some
 *     languages number them
 */
record CalendarNames(List<String> months, List<String> weekdays, boolean monthsAreWords) {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsThai}]]{3,}");

  private static final Map<Locale, CalendarNames> BY_LANGUAGE = new ConcurrentHashMap<>();

  CalendarNames {
    months = List.copyOf(months);
    weekdays = List.copyOf(weekdays);
  }

  static CalendarNames of(Locale language) {
    return BY_LANGUAGE.computeIfAbsent(language, CalendarNames::read);
  }

  private static CalendarNames read(Locale language) {
    List<String> months =
        Stream.of(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language))
            .map(name -> name.toLowerCase(language))
            .toList();
    List<String> weekdays =
        Stream.of(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.FULL, language))
            .map(name -> name.toLowerCase(language))
            .toList();
    return new CalendarNames(
        months, weekdays, months.stream().allMatch(name -> WORD.matcher(name).matches()));
  }

  String of(Month month) {
    return months.get(month.getValue() - 1);
  }

  String of(DayOfWeek day) {
    return weekdays.get(day.getValue() - 1);
  }
}

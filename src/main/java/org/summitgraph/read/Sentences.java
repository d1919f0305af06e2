package org.summitgraph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;

/**
 * Divides a text into paragraphs (lines that are not blank) and sentences. The result depends on
 * the text alone, never on a locale or a Java release, because names of passages are made from it.
 *
 * <p>A sentence ends at a full stop or its like, in any script, where white space and what can
 * begin a sentence follow: a capital, a digit, or a letter of a script without capitals. The full
 * stop of Chinese and Japanese needs nothing after it. Abbreviations are known of English alone;
 * where another language is cut at one, {@code cite} with first and last words makes a passage of
 * both.
 */
public final class Sentences {

  private static final String OPENING = "[\"“‘„‚«‹»›(\\[¿¡]";
  private static final String CLOSING = "[\"”’“‘»›«‹)\\]]";

  /** A full stop and its like, closing marks, then white space before what can begin a sentence. */
  private static final Pattern END =
      Pattern.compile(
          "[.!?…؟۔।]"
              + CLOSING
              + "*(?=\\s+"
              + OPENING
              + "*[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Nd}])"
              + "|[。！？｡][」』）]*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LAST_WORD = Pattern.compile("[^\\s\"“‘„‚«‹(\\[¿¡]*$");
  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}|(?:\\p{L}\\.)+\\p{L}");
  private static final Pattern LIST_NUMBER = Pattern.compile("\\d+");
  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "vs", "no", "prof");

  private Sentences() {}

  /** All sentences in the order of the text. */
  public static List<Sentence> of(Text text) {
    List<Sentence> sentences = new ArrayList<>();
    int paragraph = 0;
    int position = 0;
    for (String line : text.toString().split("\n", -1)) {
      String trimmed = line.strip();
      // strip() leaves non-breaking spaces; a line of them alone is still blank.
      if (!trimmed.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
        paragraph++;
        divide(line, paragraph, position, sentences);
      }
      position += line.codePointCount(0, line.length()) + 1;
    }
    return sentences;
  }

  private static void divide(String line, int paragraph, int base, List<Sentence> sentences) {
    int from = skipSpace(line, 0);
    int last = skipSpaceBack(line, line.length());
    int number = 0;
    Matcher end = END.matcher(line.substring(0, last));
    int start = from;
    while (end.find()) {
      boolean bare = end.end() == end.start() + 1;
      if (end.start() < start || (bare && isAbbreviation(line, from, start, end.start()))) {
        continue;
      }
      sentences.add(sentence(line, paragraph, ++number, base, start, end.end()));
      start = skipSpace(line, end.end());
    }
    if (start < last) {
      sentences.add(sentence(line, paragraph, ++number, base, start, last));
    }
  }

  private static Sentence sentence(
      String line, int paragraph, int number, int base, int start, int end) {
    return new Sentence(
        paragraph,
        number,
        base + line.codePointCount(0, start),
        base + line.codePointCount(0, end));
  }

  private static boolean isAbbreviation(String line, int from, int start, int stop) {
    if (line.charAt(stop) != '.') {
      return false;
    }
    Matcher word = LAST_WORD.matcher(line.substring(start, stop));
    String last = word.find() ? word.group() : "";
    boolean opensParagraph = stop - last.length() == from;
    return INITIALS.matcher(last).matches()
        || ABBREVIATIONS.contains(last.toLowerCase(java.util.Locale.ROOT))
        || (opensParagraph && LIST_NUMBER.matcher(last).matches());
  }

  private static int skipSpace(String line, int index) {
    int at = index;
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipSpaceBack(String line, int index) {
    int at = index;
    while (at > 0 && isSpace(line.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}

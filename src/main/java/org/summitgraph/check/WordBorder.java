package org.summitgraph.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.summitgraph.model.Text;

/**
 * A place between two code points of a text, where a span begins or ends.
 *
 * @param at how many code points stand before it
 */
record WordBorder(Text text, int at) {

  /** How far a word is looked at on each side. */
  private static final int REACH = 40;

  /** Letters of scripts that put spaces between words; in the others any letter may end one. */
  private static final String LETTER =
      "[\\p{L}\\p{N}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}"
          + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

  private static final Pattern OF_SPACED_LETTERS = Pattern.compile(LETTER + "+");
  private static final Pattern WORD_BEFORE = Pattern.compile(LETTER + "+\\z");
  private static final Pattern WORD_AFTER = Pattern.compile("^" + LETTER + "+");

  /** Marks belong to whatever stands before them, a letter or not. */
  private static final Pattern MARKS_AFTER = Pattern.compile("^\\p{M}+");

  /** Whether a word is in a script that puts spaces between words. */
  static boolean isOfSpacedLetters(String word) {
    return OF_SPACED_LETTERS.matcher(word).matches();
  }

  /** The word, or the letter with its marks, that would be in two; empty where none is. */
  Optional<String> wordThatIsCut() {
    if (!mayCutWord()) {
      return Optional.empty(); // as nearly everywhere
    }
    String before = text.slice(Math.max(0, at - REACH), at);
    String after = text.slice(at, Math.min(text.length(), at + REACH));
    String head = find(WORD_BEFORE, before);
    String tail = find(WORD_AFTER, after);
    if (!head.isEmpty() && !tail.isEmpty()) {
      return Optional.of(head + tail);
    }
    String marks = find(MARKS_AFTER, after);
    return before.isEmpty() || marks.isEmpty()
        ? Optional.empty()
        : Optional.of(before.substring(before.offsetByCodePoints(before.length(), -1)) + marks);
  }

  /** Whether a mark follows, or there are letters or numbers on both sides. */
  private boolean mayCutWord() {
    if (at == 0 || at == text.length()) {
      return false;
    }
    int after = text.codePointAt(at);
    return Words.isWordCharacter(after)
        && (!Character.isLetterOrDigit(after) || Words.isWordCharacter(text.codePointAt(at - 1)));
  }

  private static String find(Pattern pattern, String in) {
    Matcher matcher = pattern.matcher(in);
    return matcher.find() ? matcher.group() : "";
  }
}

package org.summitgraph.check;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A piece of text made ready to be searched for words. Texts from the web have non-breaking spaces
 * and two kinds of quotation mark; a search must not stumble over them.
 */
final class Words {

  private final String text;

  private Words(String text) {
    this.text = text;
  }

  /** For quotations, which must be exact: only white space is unified. */
  static Words exactly(String text) {
    return new Words(unifySpace(text));
  }

  /** For names, with capitals kept: also quotation marks, dashes and compatibility forms. */
  static Words withCapitals(String text) {
    return new Words(unifyMarks(Normalizer.normalize(unifySpace(text), Normalizer.Form.NFKC)));
  }

  /** For names whatever their capitals. */
  static Words withoutCapitals(String text) {
    return new Words(withCapitals(text).text.toLowerCase(Locale.ROOT));
  }

  /** Whether the other words stand in these, not cut out of a longer word. */
  boolean contain(Words other) {
    if (other.text.isEmpty()) {
      return false;
    }
    int at = text.indexOf(other.text);
    while (at >= 0) {
      if (isWhole(at, at + other.text.length())) {
        return true;
      }
      at = text.indexOf(other.text, at + 1);
    }
    return false;
  }

  /** No letter of a word is cut off: "why it would" does not stand in "why it wouldn't". */
  private boolean isWhole(int start, int end) {
    boolean cutBefore = start > 0 && joins(start - 1, start);
    boolean cutAfter = end < text.length() && joins(end - 1, end);
    return !cutBefore && !cutAfter;
  }

  private boolean joins(int left, int right) {
    return Character.isLetterOrDigit(text.charAt(left))
        && Character.isLetterOrDigit(text.charAt(right));
  }

  private static String unifySpace(String text) {
    StringBuilder unified = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else {
        if (space && unified.length() > 0) {
          unified.append(' ');
        }
        space = false;
        unified.append(c);
      }
    }
    return unified.toString();
  }

  private static String unifyMarks(String text) {
    return text.replace('’', '\'')
        .replace('‘', '\'')
        .replace('“', '"')
        .replace('”', '"')
        .replace('–', '-')
        .replace('—', '-')
        .replace('‑', '-');
  }
}

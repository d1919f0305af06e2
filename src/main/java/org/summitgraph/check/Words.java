package org.summitgraph.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A piece of text made ready to be searched for words. Texts from the web have non-breaking spaces
 * and two kinds of quotation mark; a search must not stumble over them.
 */
final class Words {

  private static final String APOSTROPHES_AND_HYPHENS = "'’-\u2010\u2011";

  /** No mark that is unified comes before this character. */
  private static final char FIRST_MARK = '\u2010';

  private final String text;

  /** Whether an apostrophe, a hyphen or a decimal point holds a word together. */
  private final boolean joined;

  private Words(String text, boolean joined) {
    this.text = text;
    this.joined = joined;
  }

  /** For quotations, which must be exact: only white space and canonical forms are unified. */
  static Words exactly(String text) {
    return new Words(normalized(unifySpace(text), Normalizer.Form.NFC), true);
  }

  /**
   * For names, with capitals kept: also quotation marks, dashes and compatibility forms. A name is
   * found in its genitive and in a compound of two names.
   */
  static Words withCapitals(String text) {
    return new Words(unifyMarks(normalized(unifySpace(text), Normalizer.Form.NFKC)), false);
  }

  /** For quotations that are nearly exact: only capitals, marks and compatibility forms differ. */
  static Words nearly(String text) {
    return new Words(withoutCapitals(text).text, true);
  }

  /** For names whatever their capitals. */
  static Words withoutCapitals(String text) {
    return new Words(withCapitals(text).text.toLowerCase(Locale.ROOT), false);
  }

  /** Is told where one word after another stands, in UTF-16 code units. */
  @FunctionalInterface
  interface Places {
    void word(int start, int end);
  }

  /** Tells where the words of a text stand in it as it is. */
  static void find(String text, Places places) {
    new Words(unifyMarks(text), false).find(places);
  }

  /** A word whatever its capitals, marks and compatibility forms. */
  static String folded(String word) {
    return withoutCapitals(word).text;
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

  /** The words one by one, without what stands between them. */
  List<String> inOrder() {
    List<String> words = new ArrayList<>();
    find((start, end) -> words.add(text.substring(start, end)));
    return words;
  }

  /** A hash of each word, in order. */
  int[] hashes() {
    int[] hashes = new int[text.length() / 2 + 1];
    int[] count = {0};
    find(
        (start, end) -> {
          int hash = 0;
          for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
          }
          hashes[count[0]++] = hash;
        });
    return Arrays.copyOf(hashes, count[0]);
  }

  private void find(Places places) {
    int start = -1;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int after = at + Character.charCount(codePoint);
      if (isWordCharacter(codePoint)) {
        start = start < 0 ? at : start;
      } else if (start >= 0 && !(joins(codePoint) && isOfWord(after))) {
        places.word(start, at);
        start = -1;
      }
      at = after;
    }
    if (start >= 0) {
      places.word(start, text.length());
    }
  }

  private boolean isOfWord(int index) {
    return index < text.length() && isWordCharacter(text.codePointAt(index));
  }

  /** Whether it holds two parts of a word together. */
  private static boolean joins(int codePoint) {
    return codePoint == '\'' || codePoint == '-';
  }

  /** Letters, marks and numbers. */
  static boolean isWordCharacter(int codePoint) {
    if (codePoint < 0x80) {
      return ('a' <= codePoint && codePoint <= 'z')
          || ('A' <= codePoint && codePoint <= 'Z')
          || ('0' <= codePoint && codePoint <= '9');
    }
    return Character.isLetterOrDigit(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.LETTER_NUMBER,
              Character.OTHER_NUMBER,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  /**
   * No part of a word is cut off: "it would" and "I can" do not stand in "it wouldn't, I can't".
   */
  private boolean isWhole(int start, int end) {
    return !isInsideWord(start) && !isInsideWord(end);
  }

  private boolean isInsideWord(int at) {
    return (isLetter(at - 1) && isLetter(at))
        || (joined && (isJoint(at) || isJoint(at - 1)) && (isLetter(at - 1) || isLetter(at)));
  }

  /** Whether a mark stands here between two letters or two digits that belong together. */
  private boolean isJoint(int at) {
    if (!isLetter(at - 1) || !isLetter(at + 1)) {
      return false;
    }
    char mark = text.charAt(at);
    boolean betweenDigits =
        Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    return APOSTROPHES_AND_HYPHENS.indexOf(mark) >= 0
        || (betweenDigits && (mark == '.' || mark == ','));
  }

  /** Half of a letter beyond the Basic Multilingual Plane counts as one. */
  private boolean isLetter(int at) {
    return 0 <= at
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || isPartOfLetter(at));
  }

  private boolean isPartOfLetter(int at) {
    int start = Character.isLowSurrogate(text.charAt(at)) && at > 0 ? at - 1 : at;
    return Character.isLetterOrDigit(text.codePointAt(start));
  }

  /** Nothing below U+00A0 has another form: no need to look further in most texts. */
  private static String normalized(String text, Normalizer.Form form) {
    return isBelow('\u00A0', text) ? text : Normalizer.normalize(text, form);
  }

  private static boolean isBelow(char bound, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= bound) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        ? Character.isWhitespace(c)
        : c > '~' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Whether words stand apart by one space each, as they do in most texts. */
  private static boolean hasUnifiedSpace(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        if (space || c != ' ') {
          return false;
        }
        space = true;
      } else {
        space = false;
      }
    }
    return !space || text.isEmpty();
  }

  /** White space of any kind and length as one space, and none at the ends. */
  static String unifySpace(String text) {
    if (hasUnifiedSpace(text)) {
      return text;
    }
    StringBuilder unified = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
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

  /** Replaces one character by one, so that places stay. */
  private static String unifyMarks(String text) {
    if (isBelow(FIRST_MARK, text)) {
      return text;
    }
    char[] unified = text.toCharArray();
    for (int i = 0; i < unified.length; i++) {
      unified[i] =
          switch (unified[i]) {
            case '’', '‘' -> '\'';
            case '“', '”' -> '"';
            case '–', '—', '‑' -> '-';
            default -> unified[i];
          };
    }
    return new String(unified);
  }
}

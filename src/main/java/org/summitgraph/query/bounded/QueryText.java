package org.summitgraph.query.bounded;

import java.util.Locale;
import java.util.Set;

/**
 * One pass over the text of a query before any parser sees it, in time that grows with its length
 * and no stack: parsers fall over on what is nested deeply, and take the square of the length of a
 * token.
 */
final class QueryText {

  private static final String OPERATORS = "|&+-*/^!=<>;,";

  /** What begins a part of a group: for each, the parser looks at all that came before. */
  private static final Set<String> KEYWORDS =
      Set.of("BIND", "FILTER", "GRAPH", "MINUS", "OPTIONAL", "SELECT", "UNION", "VALUES");

  private static final int LONGEST_KEYWORD = 8;

  private final String text;
  private final Limits limits;
  private int at;
  private int depth;
  private int operators;

  private QueryText(String text, Limits limits) {
    this.text = text;
    this.limits = limits;
  }

  /**
   * @throws RefusedQueryException when it is too long, too deep, or has too long a token
   */
  static void require(String text, Limits limits) {
    limits.require(Limit.QUERY_TEXT, text.length());
    new QueryText(text, limits).scan();
  }

  private void scan() {
    while (at < text.length()) {
      char next = text.charAt(at);
      switch (next) {
        case '#' -> skipComment();
        case '"', '\'' -> skipString(next);
        case '<' -> skipIri();
        case '(', '{', '[' -> open();
        case ')', '}', ']' -> close();
        case ' ', '\t', '\n', '\r' -> skipSpace();
        default -> other(next);
      }
    }
  }

  private void open() {
    limits.require(Limit.NESTING, ++depth);
    at++;
  }

  private void close() {
    depth = Math.max(0, depth - 1);
    at++;
  }

  private void skipComment() {
    int begin = at;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    requireToken(begin);
  }

  private void skipSpace() {
    int begin = at;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    requireToken(begin);
  }

  private void skipString(char quote) {
    int begin = at;
    String triple = String.valueOf(quote).repeat(3);
    String end = text.startsWith(triple, at) ? triple : triple.substring(2);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
      requireToken(begin);
    }
    at = Math.min(text.length(), at + end.length());
  }

  /** An IRI, or the operator that begins in the same way. */
  private void skipIri() {
    int begin = at;
    int end = at + 1;
    while (end < text.length() && "<>\"{}|^`\\ \t\n\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '>') {
      at = end + 1;
      requireToken(begin);
    } else {
      operator();
    }
  }

  private void other(char next) {
    if (OPERATORS.indexOf(next) >= 0) {
      operator();
    } else if (next == '?' || next == '$') {
      at++;
      word();
    } else if (Character.isLetterOrDigit(next)) {
      String word = word();
      if (word.length() <= LONGEST_KEYWORD && KEYWORDS.contains(word.toUpperCase(Locale.ROOT))) {
        limits.require(Limit.OPERATORS, ++operators);
      }
    } else {
      at++;
    }
  }

  private String word() {
    int begin = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    requireToken(begin);
    return text.substring(begin, at);
  }

  private static boolean isWord(char next) {
    return Character.isLetterOrDigit(next) || next == '_' || next == '.' || next == ':';
  }

  private void operator() {
    limits.require(Limit.OPERATORS, ++operators);
    at++;
  }

  private void requireToken(int begin) {
    limits.require(Limit.TOKEN, at - begin);
  }
}

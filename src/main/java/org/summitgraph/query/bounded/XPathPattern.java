package org.summitgraph.query.bounded;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.jena.sparql.expr.ExprEvalException;

/**
 * A regular expression as XPath and XQuery Functions 3.1 (section 5.6) has them, matched in time
 * that grows with the length of the text and no faster. Back-references are the price: no such
 * matcher has them. Immutable.
 */
final class XPathPattern {

  /** With its least and its greatest number, where that is given. */
  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile("\\{(\\d{1,4})(?:,(\\d{1,4})?)?\\}");

  private static final String DIGIT = "\\p{Nd}";
  private static final String WORD = "\\p{L}\\p{M}\\p{N}\\p{S}";
  private static final String NO_WORD = "\\p{P}\\p{Z}\\p{C}";

  private final Pattern pattern;

  private XPathPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @param flags any of {@code smixq}
   * @throws ExprEvalException when it is none; the message is for the asker
   * @throws RefusedQueryException when it is too large
   */
  static XPathPattern of(String expression, String flags, Limits limits) {
    if (!flags.matches("[smixq]*")) {
      throw new ExprEvalException("The flags of a regular expression are among s, m, i, x and q.");
    }
    if (flags.contains("q")) {
      return compiled(Pattern.quote(expression), flags);
    }
    requireSize(expression, limits);
    return compiled(new Translation(expression, flags.contains("x")).result(), flags);
  }

  private static XPathPattern compiled(String expression, String flags) {
    try {
      return new XPathPattern(Pattern.compile(expression, mask(flags)));
    } catch (PatternSyntaxException e) {
      throw new ExprEvalException(
          "A regular expression cannot be read, or has what takes unbounded time"
              + " (back-references, look-ahead).",
          e);
    }
  }

  private static int mask(String flags) {
    return (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
        | (flags.contains("s") ? Pattern.DOTALL : 0)
        | (flags.contains("m") ? Pattern.MULTILINE : 0);
  }

  /**
   * Counted repetitions are written out when the expression is compiled, also within each other.
   */
  private static void requireSize(String expression, Limits limits) {
    Deque<Double> outer = new ArrayDeque<>();
    double group = 0;
    double atom = 0;
    int at = 0;
    while (at < expression.length()) {
      java.util.regex.Matcher counted = COUNTED.matcher(expression).region(at, expression.length());
      char next = expression.charAt(at);
      if (next == '(') {
        outer.push(group);
        group = 0;
        at++;
      } else if (next == ')' && !outer.isEmpty()) {
        atom = group;
        group += outer.pop();
        at++;
      } else if (next == '{' && counted.lookingAt()) {
        String most = counted.group(2) == null ? counted.group(1) : counted.group(2);
        double more = atom * (Double.parseDouble(most) - 1);
        group += more;
        atom += more;
        at = counted.end();
      } else {
        at = endOfAtom(expression, at);
        atom = 1;
        group++;
      }
      limits.require(Limit.REGEX, (long) group);
    }
  }

  /** Where what follows an escape, a class of characters or one character begins. */
  private static int endOfAtom(String expression, int at) {
    if (expression.charAt(at) == '\\') {
      return at + 2;
    }
    if (expression.charAt(at) != '[') {
      return at + 1;
    }
    int end = at + 1;
    while (end < expression.length() && expression.charAt(end) != ']') {
      end += expression.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  /** A matcher that looks at the clock while it reads the text. */
  Matcher matcher(String text, Budget budget) {
    return pattern.matcher(new TickingText(text, budget));
  }

  /** XPath's escapes in the terms of RE2. */
  private static final class Translation {

    private final String expression;
    private final boolean ignoresSpace;
    private final StringBuilder result = new StringBuilder();
    private int at;
    private boolean inClass;

    Translation(String expression, boolean ignoresSpace) {
      this.expression = expression;
      this.ignoresSpace = ignoresSpace;
    }

    String result() {
      while (at < expression.length()) {
        char next = expression.charAt(at++);
        if (next == '\\' && at < expression.length()) {
          escape(expression.charAt(at++));
        } else {
          plain(next);
        }
      }
      return result.toString();
    }

    private void plain(char next) {
      if (inClass && next == '[') {
        throw new ExprEvalException(
            "A regular expression may not subtract one class of characters from another here.");
      }
      if (!inClass && ignoresSpace && " \t\n\r".indexOf(next) >= 0) {
        return;
      }
      if (next == '[') {
        inClass = true;
      } else if (next == ']') {
        inClass = false;
      }
      result.append(next);
    }

    private void escape(char letter) {
      switch (letter) {
        case 'd' -> result.append(DIGIT);
        case 'D' -> result.append("\\P{Nd}");
        case 'w' -> characters(WORD);
        case 'W' -> characters(NO_WORD);
        case 'i', 'I', 'c', 'C' ->
            throw new ExprEvalException(
                "A regular expression may not use \\i and \\c, names of XML, here.");
        default -> {
          if (letter >= '1' && letter <= '9') {
            throw new ExprEvalException(
                "A regular expression may not refer back to a group: that can take unbounded time.");
          }
          result.append('\\').append(letter);
        }
      }
    }

    private void characters(String classes) {
      result.append(inClass ? classes : "[" + classes + "]");
    }
  }

  /** A text each of whose characters costs a step. */
  private record TickingText(String text, Budget budget) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.tick();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

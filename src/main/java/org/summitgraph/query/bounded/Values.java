package org.summitgraph.query.bounded;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Sizes of values that arithmetic is done with. The time of a multiplication grows with the product
 * of the digits, and adding a duration to a date walks through the months one by one.
 */
final class Values {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern NUMERIC = Pattern.compile("\\s*[-+0-9.eE]+\\s*");

  /** No date, time or duration that is within the limits is written longer. */
  private static final int LONGEST_TIME = 80;

  /** A look at the clock for values that take a while to build. */
  private static final int LONG = 4096;

  private Values() {}

  /** Passes a value that a query computed, or stops the query. */
  static NodeValue require(NodeValue value, Budget budget) {
    if (value.isNumber()) {
      requireNumber(value, budget);
    } else if (value.isDuration() || value.isDate() || value.isDateTime() || value.isGYear()) {
      requireTime(value.asNode().getLiteralLexicalForm(), budget);
    } else {
      requireString(value.asNode(), budget);
    }
    budget.tick();
    return value;
  }

  private static void requireNumber(NodeValue value, Budget budget) {
    if (value.isInteger()) {
      // Four bits and more for each digit, so that nothing is written out to be counted.
      budget.require(Limit.DIGITS, value.getInteger().bitLength() / 4);
    } else if (value.isDecimal()) {
      budget.require(Limit.DIGITS, value.getDecimal().precision());
      budget.require(Limit.DIGITS, Math.abs((long) value.getDecimal().scale()));
    }
  }

  /**
   * A number in a date or duration counts as so many years, whatever its unit: seconds are long.
   */
  private static void requireTime(String lexical, Budget budget) {
    if (lexical.length() > LONGEST_TIME) {
      throw budget.reached(Limit.DURATION_YEARS);
    }
    double years = lexical.startsWith("P") || lexical.startsWith("-P") ? durationYears(lexical) : 0;
    Matcher number = NUMBER.matcher(lexical);
    if (years == 0 && number.find()) {
      years = Double.parseDouble(number.group());
    }
    budget.require(Limit.DURATION_YEARS, (long) years);
  }

  private static double durationYears(String lexical) {
    double years = 0;
    boolean time = false;
    Matcher number = NUMBER.matcher(lexical);
    int from = 0;
    while (number.find(from)) {
      time |= lexical.substring(from, number.start()).contains("T");
      char unit = number.end() < lexical.length() ? lexical.charAt(number.end()) : 'S';
      years += Double.parseDouble(number.group()) / perYear(unit, time);
      if (unit == '.') {
        break; // a fraction of a second
      }
      from = number.end();
    }
    return years;
  }

  private static double perYear(char unit, boolean time) {
    return switch (unit) {
      case 'Y' -> 1;
      case 'M' -> time ? 525_600 : 12;
      case 'D' -> 365;
      case 'H' -> 8_760;
      default -> 31_536_000;
    };
  }

  private static void requireString(Node term, Budget budget) {
    if (term.isLiteral() || term.isURI()) {
      int length = term.isURI() ? term.getURI().length() : term.getLiteralLexicalForm().length();
      budget.require(Limit.STRING, length);
      if (length > LONG) {
        budget.check();
      }
    }
  }

  /**
   * Passes a value that is about to be read as a number, a date or the like. A long one that looks
   * like a number stops the query; any other long one has no such reading, which is an error of the
   * expression as SPARQL has it.
   */
  static NodeValue requireCastable(NodeValue value, Budget budget) {
    Node term = value.asNode();
    if (term.isLiteral()) {
      String lexical = term.getLiteralLexicalForm();
      if (lexical.length() > budget.limits().of(Limit.DIGITS)) {
        if (NUMERIC.matcher(lexical).matches()) {
          throw budget.reached(Limit.DIGITS);
        }
        throw new ExprEvalException("too long for a value of this type");
      }
      if (lexical.startsWith("P") || lexical.startsWith("-P")) {
        requireTime(lexical, budget);
      }
    }
    return value;
  }

  /** Whether a literal of a query is within the limits; the parser has already read its value. */
  static void requireLiteral(Node literal, Limits limits) {
    String type = literal.getLiteralDatatypeURI();
    if (type.startsWith(org.apache.jena.vocabulary.XSD.NS)
        && !type.equals(org.apache.jena.vocabulary.XSD.xstring.getURI())) {
      limits.require(Limit.DIGITS, literal.getLiteralLexicalForm().length());
    }
  }
}

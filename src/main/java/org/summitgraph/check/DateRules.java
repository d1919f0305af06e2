package org.summitgraph.check;

import org.summitgraph.model.Agreement;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/** What claim graphs make of dates: the year is in the passages, or words are that stand for it. */
final class DateRules {

  private final Index index;
  private final WordsOfGraphs words;
  private final Findings findings;

  private DateRules(Index index, WordsOfGraphs words, Findings findings) {
    this.index = index;
    this.words = words;
    this.findings = findings;
  }

  static boolean isDate(QuadSpool.Cursor quad) {
    return Agreement.isDate(quad.datatype());
  }

  static QuadRule of(Index index, WordsOfGraphs words, Findings findings) {
    return new DateRules(index, words, findings)::quad;
  }

  private void quad(QuadSpool.Cursor quad) {
    if (quad.object() > 0 || !index.isClaimGraph(quad.graph())) {
      return;
    }
    boolean isExpression = index.role(quad.predicate()) == Role.DATE_EXPRESSION;
    boolean isDate =
        Agreement.isDate(quad.datatype()) && !index.hasDateExpression(quad.graph(), quad.subject());
    if (!isExpression && !isDate) {
      return;
    }
    GraphWords ofGraph = words.of(quad.graph());
    if (!ofGraph.areAtHand()) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    if (isExpression) {
      expression(quad.quad(), ofGraph);
    }
    if (isDate) {
      year(quad, ofGraph.ofAll());
    }
  }

  private void expression(LocatedQuad quad, GraphWords ofGraph) {
    String expression = quad.object().getLiteralLexicalForm();
    if (!ofGraph.citedContains(Words.withoutCapitals(expression))) {
      findings.add(
          GateRule.DATE_EXPRESSION_NOT_IN_PASSAGE,
          quad,
          "the words of the date, \"" + expression + "\", are not in the cited passage");
    }
  }

  /** The digits of the year suffice: "the 1990s" tells the year 1990 as well. */
  private void year(QuadSpool.Cursor quad, String passages) {
    String year = yearOf(quad.lexicalForm());
    if (!year.isEmpty() && !hasNumber(passages, year)) {
      LocatedQuad located = quad.quad();
      findings.add(
          GateRule.YEAR_NOT_IN_PASSAGE,
          located,
          "the year of "
              + index.names.of(located.predicate())
              + " "
              + located.object().getLiteralLexicalForm()
              + " stands neither in the cited passage nor in one that is also needed");
    }
  }

  /** The digits of the year, four of them at least; else none. */
  private static String yearOf(String date) {
    int start = date.startsWith("-") ? 1 : 0;
    int end = start;
    while (isDigit(date, end)) {
      end++;
    }
    return end - start < 4 ? "" : date.substring(start, end);
  }

  /** Whether the digits stand there, and are not part of a longer number. */
  private static boolean hasNumber(String words, String digits) {
    int at = words.indexOf(digits);
    while (at >= 0) {
      if (!isDigit(words, at - 1) && !isDigit(words, at + digits.length())) {
        return true;
      }
      at = words.indexOf(digits, at + 1);
    }
    return false;
  }

  private static boolean isDigit(String words, int at) {
    return 0 <= at && at < words.length() && '0' <= words.charAt(at) && words.charAt(at) <= '9';
  }
}

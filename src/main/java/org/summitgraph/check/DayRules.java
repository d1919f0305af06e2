package org.summitgraph.check;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.vocab.SG;

/**
 * The months and days of dates in claim graphs: they stand in the passages, or words are given for
 * the date that are those of this day.
 */
final class DayRules implements QuadRule {

  /** Month and day; a date of another form than four digits of the year is passed over. */
  private static final Pattern DAY =
      Pattern.compile("\\d{4}-(\\d\\d)(?:-(\\d\\d))?(?:T.*|Z|[+-].*)?");

  /** Which of several dates is told of must not depend on where they stand. */
  private static final Comparator<LocatedQuad> BY_VALUE =
      Comparator.comparing((LocatedQuad quad) -> quad.object().getLiteralLexicalForm())
          .thenComparing(quad -> quad.predicate().toString());

  private final Index index;
  private final WordsOfGraphs words;
  private final Findings findings;

  /** Passage and date, by a hash, of each date for which the passage has words. */
  private final PairSet told = new PairSet();

  /** Dates that the passages do not give; another claim graph may yet have words for them. */
  private final List<LocatedQuad> missing = new ArrayList<>();

  private final SubjectGroups ofExpressions;

  private DayRules(Index index, WordsOfGraphs words, Findings findings) {
    this.index = index;
    this.words = words;
    this.findings = findings;
    this.ofExpressions =
        new SubjectGroups(index.corpus.data(), this::isOfExpression, this::expressions);
  }

  static QuadRule of(Index index, WordsOfGraphs words, Findings findings) {
    return new DayRules(index, words, findings);
  }

  private boolean isOfExpression(QuadSpool.Cursor quad) {
    return quad.object() == 0
        && index.isClaimGraph(quad.graph())
        && index.hasDateExpression(quad.graph(), quad.subject())
        && (index.role(quad.predicate()) == Role.DATE_EXPRESSION || DateRules.isDate(quad));
  }

  @Override
  public void quad(QuadSpool.Cursor quad) {
    ofExpressions.quad(quad);
    if (quad.object() > 0 || !index.isClaimGraph(quad.graph()) || !DateRules.isDate(quad)) {
      return;
    }
    GraphWords ofGraph = words.of(quad.graph());
    if (!ofGraph.areAtHand()) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    if (index.hasDateExpression(quad.graph(), quad.subject())) {
      told.add(ofGraph.cited().number(), hash(quad.lexicalForm()));
    } else if (!isGiven(quad.lexicalForm(), ofGraph)) {
      missing.add(quad.quad());
    }
  }

  private static int hash(String date) {
    return date.hashCode() & Integer.MAX_VALUE;
  }

  /** Where a language numbers its months, only days are looked for. */
  private static boolean isGiven(String lexical, GraphWords ofGraph) {
    Matcher date = DAY.matcher(lexical);
    return !date.matches()
        || ((!ofGraph.calendar().knowMonths() || ofGraph.calendar().contain(month(date)))
            && (date.group(2) == null
                || ofGraph.numerals().contain(new BigDecimal(date.group(2)))));
  }

  @Override
  public void end() {
    ofExpressions.end();
    for (LocatedQuad quad : missing) {
      String date = quad.object().getLiteralLexicalForm();
      boolean isTold =
          index.passagesOf(index.numberOf(quad.graph())).stream()
              .anyMatch(passage -> told.contains(passage.number(), hash(date)));
      if (!isTold) {
        findings.add(
            GateRule.DAY_NOT_IN_PASSAGE,
            quad,
            "the month or the day of "
                + index.names.of(quad.predicate())
                + " "
                + date
                + " stands neither in the cited passage nor in one that is also needed");
      }
    }
  }

  /** Where the words name a month, or a weekday and little else, a date of the subject is that. */
  private void expressions(List<LocatedQuad> quads) {
    List<LocatedQuad> dates =
        quads.stream()
            .filter(quad -> !quad.predicate().equals(SG.DATE_EXPRESSION))
            .filter(quad -> DAY.matcher(quad.object().getLiteralLexicalForm()).matches())
            .sorted(BY_VALUE)
            .toList();
    for (LocatedQuad expression : quads) {
      if (expression.predicate().equals(SG.DATE_EXPRESSION)
          && !dates.isEmpty()
          && dates.stream().noneMatch(date -> isAs(expression.object(), date))) {
        findings.add(
            GateRule.DATE_NOT_AS_EXPRESSED,
            dates.get(0),
            index.names.of(dates.get(0).predicate())
                + " "
                + dates.get(0).object().getLiteralLexicalForm()
                + " is not \""
                + expression.object().getLiteralLexicalForm()
                + "\"");
      }
    }
  }

  private static boolean isAs(Node expression, LocatedQuad quad) {
    String text = expression.getLiteralLexicalForm();
    Locale language = Locale.forLanguageTag(expression.getLiteralLanguage());
    List<String> words = Words.withoutCapitals(text).inOrder();
    CalendarWords named = new CalendarWords(text, () -> words, language);
    Matcher date = DAY.matcher(quad.object().getLiteralLexicalForm());
    if (!date.matches()) {
      return true;
    }
    boolean sameMonth = !named.nameAMonth() || named.contain(month(date));
    boolean sameDay =
        !named.nameAMonth()
            || date.group(2) == null
            || !text.matches(".*\\d.*")
            || new Numerals(text, () -> words, language).contain(new BigDecimal(date.group(2)));
    boolean saysWeekday =
        Stream.of(DayOfWeek.values()).anyMatch(named::contain)
            && (named.nameAMonth() || text.strip().split("\\s+").length <= 2);
    return sameMonth
        && sameDay
        && (!saysWeekday || date.group(2) == null || named.contain(weekday(quad.object())));
  }

  private static Month month(Matcher date) {
    return Month.of(Integer.parseInt(date.group(1)));
  }

  private static DayOfWeek weekday(Node date) {
    return LocalDate.parse(date.getLiteralLexicalForm().substring(0, 10)).getDayOfWeek();
  }
}

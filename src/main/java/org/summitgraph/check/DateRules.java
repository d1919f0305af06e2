package org.summitgraph.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.SG;

/** What claim graphs make of dates: the year is in the passages, or words are that stand for it. */
final class DateRules {

  private static final Set<RDFDatatype> DATES =
      Set.of(
          XSDDatatype.XSDdate,
          XSDDatatype.XSDdateTime,
          XSDDatatype.XSDgYear,
          XSDDatatype.XSDgYearMonth);

  private static final Pattern YEAR = Pattern.compile("-?(\\d{4,}).*");

  private final Index index;
  private final Map<Node, String> words;
  private final Findings findings;

  private DateRules(Index index, Map<Node, String> words, Findings findings) {
    this.index = index;
    this.words = words;
    this.findings = findings;
  }

  /**
   * Applies the rules.
   *
   * @param words the words of each passage that was found where it is said to be
   */
  static void apply(Index index, Map<Node, String> words, Findings findings) {
    DateRules rules = new DateRules(index, words, findings);
    index.claims.forEach(rules::claims);
  }

  private void claims(Node graph, List<LocatedQuad> quads) {
    List<Span> passages = index.passagesOf(graph);
    if (passages.isEmpty() || !passages.stream().allMatch(p -> words.containsKey(p.iri()))) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    List<LocatedQuad> expressions =
        quads.stream()
            .filter(
                quad -> quad.predicate().equals(SG.DATE_EXPRESSION) && quad.object().isLiteral())
            .toList();
    expressions.forEach(quad -> expression(quad, words.get(passages.get(0).iri())));
    Set<Node> resolved = expressions.stream().map(LocatedQuad::subject).collect(Collectors.toSet());
    String all = passages.stream().map(p -> words.get(p.iri())).collect(Collectors.joining("\n"));
    quads.stream()
        .filter(quad -> isDate(quad.object()) && !resolved.contains(quad.subject()))
        .forEach(quad -> year(quad, all));
  }

  private void expression(LocatedQuad quad, String passage) {
    String expression = quad.object().getLiteralLexicalForm();
    if (!Words.withoutCapitals(passage).contain(Words.withoutCapitals(expression))) {
      findings.add(
          GateRule.DATE_EXPRESSION_NOT_IN_PASSAGE,
          quad,
          "the words of the date, \"" + expression + "\", are not in the cited passage");
    }
  }

  private static boolean isDate(Node value) {
    return value.isLiteral() && DATES.contains(value.getLiteralDatatype());
  }

  /** The digits of the year suffice: "the 1990s" tells the year 1990 as well. */
  private void year(LocatedQuad quad, String passages) {
    Matcher year = YEAR.matcher(quad.object().getLiteralLexicalForm());
    if (year.matches()
        && !Pattern.compile("(?<!\\d)" + year.group(1) + "(?!\\d)").matcher(passages).find()) {
      findings.add(
          GateRule.YEAR_NOT_IN_PASSAGE,
          quad,
          "the year of "
              + index.names.of(quad.predicate())
              + " "
              + quad.object().getLiteralLexicalForm()
              + " stands neither in the cited passage nor in one that is also needed");
    }
  }
}

package org.summitgraph.check;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * The numbers of claim graphs stand in their passages, in digits or in words. A text in a language
 * whose number words are unknown is passed over.
 */
final class NumberRules {

  private final Index index;
  private final WordsOfGraphs words;
  private final Findings findings;

  private NumberRules(Index index, WordsOfGraphs words, Findings findings) {
    this.index = index;
    this.words = words;
    this.findings = findings;
  }

  static QuadRule of(Index index, WordsOfGraphs words, Findings findings) {
    return new NumberRules(index, words, findings)::quad;
  }

  private void quad(QuadSpool.Cursor quad) {
    if (quad.object() > 0 || !index.isClaimGraph(quad.graph()) || !isNumber(quad)) {
      return;
    }
    GraphWords ofGraph = words.of(quad.graph());
    if (ofGraph.areAtHand()) {
      number(quad.quad(), ofGraph.numerals());
    }
  }

  private static boolean isNumber(QuadSpool.Cursor quad) {
    RDFDatatype datatype = quad.datatype();
    if (!(datatype instanceof XSDDatatype)
        || datatype.equals(XSDDatatype.XSDstring)
        || DateRules.isDate(quad)) {
      return false; // without a look at the value
    }
    Node value = quad.objectTerm();
    return value.getLiteral().isWellFormed()
        && (datatype.equals(XSDDatatype.XSDdayTimeDuration)
            || value.getLiteralValue() instanceof Number);
  }

  private void number(LocatedQuad quad, Numerals numerals) {
    if (waysToSay(quad.object()).noneMatch(way -> way.stream().allMatch(numerals::contain))
        && numerals.knowWords()) {
      findings.add(
          GateRule.NUMBER_NOT_IN_PASSAGE,
          quad,
          "the number of "
              + index.names.of(quad.predicate())
              + " "
              + quad.object().getLiteralLexicalForm()
              + " stands neither in the cited passage nor in one that is also needed");
    }
  }

  /** A duration may be told by its parts, in minutes or in hours. */
  private static Stream<Set<BigDecimal>> waysToSay(Node value) {
    if (!value.getLiteralDatatype().equals(XSDDatatype.XSDdayTimeDuration)) {
      return Stream.of(Set.of(new BigDecimal(value.getLiteralValue().toString())));
    }
    Duration duration = Duration.parse(value.getLiteralLexicalForm()).abs();
    Set<BigDecimal> parts =
        Stream.of(
                duration.toDaysPart(),
                (long) duration.toHoursPart(),
                (long) duration.toMinutesPart(),
                (long) duration.toSecondsPart())
            .filter(part -> part > 0)
            .map(BigDecimal::valueOf)
            .collect(Collectors.toSet());
    return Stream.of(
        parts,
        Set.of(BigDecimal.valueOf(duration.toMinutes())),
        Set.of(BigDecimal.valueOf(duration.toMinutes() / 60.0)));
  }
}

package org.summitgraph.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/** Where passages give different values of a property of which the ontology expects one. */
final class AgreementRules implements QuadRule {

  private final Index index;
  private final Findings findings;
  private final QuadSpool.Cursor picker;

  /** Where the first value of each thing and property stands. */
  private final PairMap first = new PairMap();

  /** Positions of two values that differ as they are written, one behind the other. */
  private final List<long[]> differing = new ArrayList<>();

  /** What each thing is directly a part of: a hall of a palace, a palace of a city. */
  private final Map<Node, Set<Node>> wholes = new HashMap<>();

  private AgreementRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
    this.picker = index.corpus.data().picker();
  }

  static QuadRule of(Index index, Findings findings) {
    return new AgreementRules(index, findings);
  }

  @Override
  public void quad(QuadSpool.Cursor quad) {
    Node property = quad.term(quad.predicate());
    if (quad.object() > 0 && index.terms.isTransitive(property)) {
      wholes
          .computeIfAbsent(quad.term(quad.subject()), key -> new HashSet<>())
          .add(quad.term(quad.object()));
    }
    if (index.terms.hasOneValue(property)
        && index.isClaimGraph(quad.graph())
        && !index.isRejected(quad.graph())) {
      long earlier = first.putIfAbsent(quad.subject(), quad.predicate(), quad.position());
      if (earlier >= 0 && !pick(earlier).object().equals(quad.objectTerm())) {
        differing.add(new long[] {earlier, quad.position()});
      }
    }
  }

  private LocatedQuad pick(long position) {
    picker.moveTo(position);
    return picker.quad();
  }

  @Override
  public void end() {
    for (long[] pair : differing) {
      LocatedQuad earlier = pick(pair[0]);
      LocatedQuad later = pick(pair[1]);
      if (!earlier.graph().equals(later.graph()) && !agree(earlier.object(), later.object())) {
        report(earlier, later);
      }
    }
  }

  private void report(LocatedQuad earlier, LocatedQuad later) {
    findings.add(
        GateRule.SOURCES_DISAGREE,
        later,
        index.names.of(later.predicate())
            + " of "
            + index.names.of(later.subject())
            + " is "
            + value(later.object())
            + ", but "
            + value(earlier.object())
            + " at "
            + earlier.at());
  }

  private String value(Node value) {
    return value.isLiteral() ? value.getLiteralLexicalForm() : index.names.of(value);
  }

  /** One amount in two spellings is the same; a date or a place may be only less exact. */
  private boolean agree(Node one, Node other) {
    if (!one.isLiteral() || !other.isLiteral()) {
      return isWithin(one, other) || isWithin(other, one);
    }
    String a = one.getLiteralLexicalForm();
    String b = other.getLiteralLexicalForm();
    boolean dates = DateRules.isDate(one) && DateRules.isDate(other);
    return one.sameValueAs(other) || (dates && (a.startsWith(b + "-") || b.startsWith(a + "-")));
  }

  private boolean isWithin(Node part, Node whole) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(part));
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (seen.add(next)) {
        open.addAll(wholes.getOrDefault(next, Set.of()));
      }
    }
    return seen.contains(whole);
  }
}

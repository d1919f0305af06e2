package org.summitgraph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.summitgraph.model.Agreement;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/** Where passages give different values of a property of which the ontology expects one. */
final class AgreementRules implements QuadRule {

  /** Of so many values of one property, each is compared with each; the rest is passed over. */
  private static final int MOST = 100;

  private final Index index;
  private final Findings findings;
  private final QuadSpool.Cursor picker;

  /** Where the first value of each thing and property stands. */
  private final PairMap first = new PairMap();

  /** Things and properties with values that differ as they are written. */
  private final PairSet differing = new PairSet();

  /** What each thing is directly a part of: a hall of a palace, a palace of a city. */
  private final Map<Node, Set<Node>> wholes = new HashMap<>();

  /** Of one thing and property. */
  private record Key(int thing, int property) {}

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
    if (quad.object() > 0 && index.isTransitive(quad.predicate())) {
      wholes
          .computeIfAbsent(quad.term(quad.subject()), key -> new HashSet<>())
          .add(quad.term(quad.object()));
    }
    if (isValue(quad)) {
      long earlier = first.putIfAbsent(quad.subject(), quad.predicate(), quad.position());
      if (earlier >= 0 && !isValueAt(earlier, quad)) {
        differing.add(quad.subject(), quad.predicate());
      }
    }
  }

  private boolean isValue(QuadSpool.Cursor quad) {
    return index.hasOneValue(quad.predicate())
        && index.isClaimGraph(quad.graph())
        && !index.isRejected(quad.graph());
  }

  /** Whether the quad at a position has the same object. */
  private boolean isValueAt(long position, QuadSpool.Cursor quad) {
    picker.moveTo(position);
    return picker.object() == quad.object()
        && (quad.object() > 0 || picker.objectTerm().equals(quad.objectTerm()));
  }

  private LocatedQuad pick(long position) {
    picker.moveTo(position);
    return picker.quad();
  }

  @Override
  public void end() {
    if (differing.isEmpty()) {
      return;
    }
    Map<Key, Map<Node, Given>> values = new LinkedHashMap<>();
    QuadSpool.Cursor quad = index.corpus.data().cursor();
    while (quad.next()) {
      if (isValue(quad) && differing.contains(quad.subject(), quad.predicate())) {
        Key key = new Key(quad.subject(), quad.predicate());
        Map<Node, Given> given = values.computeIfAbsent(key, k -> new LinkedHashMap<>());
        Node value = quad.objectTerm();
        if (given.size() < MOST || given.containsKey(value)) {
          given.merge(value, new Given(quad.graph(), quad.position()), Given::and);
        }
      }
    }
    values.values().forEach(given -> compare(List.copyOf(given.values())));
  }

  /** Where a value is given first, and whether more than one claim graph gives it. */
  private record Given(int graph, long position, boolean elsewhere) {

    Given(int graph, long position) {
      this(graph, position, false);
    }

    Given and(Given later) {
      return new Given(graph, position, elsewhere || later.graph != graph);
    }

    /** Whether one claim graph gives the one value, and another the other. */
    boolean isApartFrom(Given other) {
      return elsewhere || other.elsewhere || graph != other.graph;
    }
  }

  private void compare(List<Given> given) {
    List<LocatedQuad> quads = new ArrayList<>();
    given.forEach(value -> quads.add(pick(value.position())));
    for (int later = 1; later < quads.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (given.get(later).isApartFrom(given.get(earlier))
            && !Agreement.agree(
                quads.get(earlier).object(), quads.get(later).object(), this::wholesOf)) {
          report(quads.get(earlier), quads.get(later));
        }
      }
    }
  }

  private Set<Node> wholesOf(Node part) {
    return wholes.getOrDefault(part, Set.of());
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
}

package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * What stands round some things, as far as shapes look: all quads of the things, the types of what
 * they name and whatever else is in {@link Sight}, and the ontology.
 */
final class Surroundings {

  private final Index index;
  private final Features features;
  private final BitSet things;
  private final BitSet values = new BitSet();
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final Map<Node, List<LocatedQuad>> bySubject = new HashMap<>();

  /** By the number of a property. */
  private final Map<Integer, List<Sight.Seen>> seen = new HashMap<>();

  private final boolean everything;

  /**
   * Goes through the data twice.
   *
   * @param things by number
   * @param near properties of which the quads are in it whose subject is a value of a thing
   * @param inverse properties of which the quads are in it whose object is a thing or such a value
   */
  Surroundings(
      Index index,
      Features features,
      BitSet things,
      Sight sight,
      Set<Node> near,
      Set<Node> inverse) {
    this.index = index;
    this.features = features;
    this.things = things;
    this.everything = sight.isEverything();
    sight.byProperty().forEach((property, of) -> seen.put(index.numberOf(property), of));
    index.corpus.ontology().forEach(this::fromOntology);
    index.hierarchy().forEach(quad -> graph.add(quad.quad().asTriple()));
    index.everyQuadButRejected(this::things);
    BitSet ofValues = numbers(near);
    BitSet toThings = numbers(inverse);
    index.everyQuadButRejected(quad -> surroundings(quad, ofValues, toThings));
  }

  private BitSet numbers(Set<Node> properties) {
    BitSet numbers = new BitSet();
    properties.forEach(property -> numbers.set(index.numberOf(property)));
    return numbers;
  }

  /** The triples. */
  Graph graph() {
    return graph;
  }

  /** The quads of one of the things: those of the data, then those of the ontology. */
  List<LocatedQuad> quadsOf(Node thing) {
    List<LocatedQuad> quads = new ArrayList<>(bySubject.getOrDefault(thing, List.of()));
    index.corpus.ontology().stream()
        .filter(quad -> quad.subject().equals(thing))
        .forEach(quads::add);
    return quads;
  }

  private void fromOntology(LocatedQuad quad) {
    if (things.get(index.numberOf(quad.subject())) && !quad.object().isLiteral()) {
      values.set(index.numberOf(quad.object()));
    }
  }

  private void things(QuadSpool.Cursor quad) {
    if (things.get(quad.subject())) {
      LocatedQuad located = quad.quad();
      graph.add(located.quad().asTriple());
      bySubject.computeIfAbsent(located.subject(), key -> new ArrayList<>()).add(located);
      values.set(quad.object());
    }
  }

  private void surroundings(QuadSpool.Cursor quad, BitSet ofValues, BitSet toThings) {
    boolean isNear =
        (ofValues.get(quad.predicate()) && values.get(quad.subject()))
            || (toThings.get(quad.predicate())
                && quad.object() > 0
                && (values.get(quad.object()) || things.get(quad.object())));
    if (everything || isNear || isSeen(quad)) {
      graph.add(quad.quad().quad().asTriple());
    }
  }

  private boolean isSeen(QuadSpool.Cursor quad) {
    for (Sight.Seen one : seen.getOrDefault(quad.predicate(), List.of())) {
      boolean ofObject = one.object() == null || one.object().equals(quad.objectTerm());
      if (ofObject
          && one.subjectsHave().stream()
              .allMatch(feature -> features.has(quad.subject(), feature))) {
        return true;
      }
    }
    return false;
  }
}

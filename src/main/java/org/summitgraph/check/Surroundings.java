package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final Map<Node, List<LocatedQuad>> bySubject = new HashMap<>();

  /**
   * Goes through the quads twice.
   *
   * @param quads all that may be looked at
   * @param things by number
   */
  Surroundings(Index index, Quads quads, BitSet things, Neighbourhood.Reach reach) {
    this.index = index;
    index.hierarchy().forEach(quad -> graph.add(quad.quad().asTriple()));
    Neighbourhood near = new Neighbourhood(index, quads, things, reach);
    quads.every(
        quad -> {
          if (things.get(quad.subject())) {
            add(quad);
          } else if (near.contains(quad)) {
            graph.add(quad.quad().quad().asTriple());
          }
        });
  }

  private void add(QuadSpool.Cursor quad) {
    LocatedQuad located = quad.quad();
    graph.add(located.quad().asTriple());
    bySubject.computeIfAbsent(located.subject(), key -> new ArrayList<>()).add(located);
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
}

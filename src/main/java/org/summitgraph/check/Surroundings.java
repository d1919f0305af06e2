package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * What stands round some things, as far as shapes look: quads of the things, the types of what they
 * name and whatever else is in {@link Sight}, and the ontology. What is seen from anywhere is there
 * all the time; the rest goes when it moves on to other things.
 */
final class Surroundings {

  private final Index index;
  private final Neighbourhood.Reach reach;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final QuadSpool.Cursor picker;

  /** Where all quads of the things stand. */
  private Descriptions positions;

  /** The triples that are there for the things alone. */
  private final List<Triple> passing = new ArrayList<>();

  /**
   * Goes through the quads once; there are no things yet.
   *
   * @param quads all that may be looked at
   */
  Surroundings(Index index, Quads quads, Neighbourhood.Reach reach) {
    this.index = index;
    this.reach = reach;
    this.picker = index.corpus.data().picker();
    index.hierarchy().forEach(quad -> graph.add(quad.quad().asTriple()));
    Neighbourhood anywhere = new Neighbourhood(index, rule -> {}, new BitSet(), reach);
    quads.every(
        quad -> {
          if (anywhere.isSeenFromAnywhere(quad)) {
            graph.add(quad.quad().quad().asTriple());
          }
        });
  }

  /**
   * Looks at these things, and no longer at those before. Goes through the quads twice.
   *
   * @param things by number
   * @param quads those of the things and what is near them, and maybe others
   */
  void moveTo(BitSet things, Quads quads) {
    passing.forEach(graph::delete);
    passing.clear();
    positions = new Descriptions(index.size());
    Neighbourhood round = new Neighbourhood(index, quads, things, reach);
    quads.every(
        quad -> {
          if (round.isOfThing(quad)) {
            positions.add(quad.subject(), Role.NONE, quad.position());
          }
          if (round.isNear(quad)) {
            add(quad.quad().quad().asTriple());
          }
        });
  }

  private void add(Triple triple) {
    if (!graph.contains(triple)) {
      graph.add(triple);
      passing.add(triple);
    }
  }

  /** The triples. */
  Graph graph() {
    return graph;
  }

  /** The quads of one of the things: those of the data, then those of the ontology. */
  List<LocatedQuad> quadsOf(Node thing) {
    List<LocatedQuad> quads = new ArrayList<>();
    positions.lastToFirst(
        index.numberOf(thing),
        Role.NONE,
        position -> {
          picker.moveTo(position);
          quads.add(picker.quad());
        });
    Collections.reverse(quads);
    index.corpus.ontology().stream()
        .filter(quad -> quad.subject().equals(thing))
        .forEach(quads::add);
    return quads;
  }
}

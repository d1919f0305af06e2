package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.AboutGraphs;
import org.summitgraph.model.Standing;
import org.summitgraph.vocab.SG;

/**
 * Turns quads into the triples of {@link EvidenceTurtle} while they pass, for data too large to be
 * held. The quads come graph by graph, the default graph first, and are all that was asserted.
 *
 * <p>Whether a bare triple would be read back into its graph is asked of the dataset; where the
 * dataset, which holds inferences too, leaves a doubt, the quad is reified.
 */
final class EvidenceStream extends StreamRDFBase {

  private final DatasetGraph dataset;
  private final StreamRDF triples;
  private final Assertions assertions;
  private final AboutGraphs withInferences;
  private final AboutGraphs asWritten;

  /** Triples of the default graph that a named graph has too. */
  private final Set<Triple> shared = new HashSet<>();

  private final List<Triple> held = new ArrayList<>();
  private Node graph = Quad.defaultGraphIRI;
  private Node subject;
  private boolean atHome;

  /**
   * @param dataset made from the quads; the caller holds a read transaction
   * @param triples where the triples go, started and finished here
   */
  EvidenceStream(DatasetGraph dataset, StreamRDF triples) {
    this.dataset = dataset;
    this.triples = triples;
    this.assertions = new Assertions(dataset);
    this.withInferences = new AboutGraphs(dataset.getDefaultGraph());
    this.asWritten = new AboutGraphs(dataset.getUnionGraph());
  }

  @Override
  public void start() {
    triples.start();
  }

  @Override
  public void quad(Quad quad) {
    Node name = quad.isDefaultGraph() ? Quad.defaultGraphIRI : quad.getGraph();
    if (!name.equals(graph)) {
      endGraph();
      graph = name;
      subject = null;
    }
    if (!quad.isDefaultGraph()) {
      held.add(quad.asTriple());
      return;
    }
    // Reference data can be most of the data, and few of them need more than their triple.
    triples.triple(quad.asTriple());
    if (standings(quad.asTriple()) > 0) {
      shared.add(quad.asTriple());
      held.add(quad.asTriple());
    } else if (!isAtHome(quad.getSubject())) {
      held.add(quad.asTriple());
    }
  }

  @Override
  public void finish() {
    endGraph();
    triples.finish();
  }

  private void endGraph() {
    if (graph.equals(Quad.defaultGraphIRI)) {
      reify(held, EvidenceTurtle.IS_PART_OF);
    } else if (dataset.contains(Node.ANY, graph, RDF.Nodes.type, SG.CLAIM_GRAPH)) {
      // What is only proposed is spoken of and not said.
      if (assertions.standing(graph) == Standing.ACCEPTED) {
        held.forEach(triples::triple);
      }
      reify(held, SG.IN_CLAIM_GRAPH);
    } else {
      held.forEach(triples::triple);
      reify(held.stream().filter(this::isDisplaced).toList(), EvidenceTurtle.IS_PART_OF);
    }
    held.clear();
  }

  private void reify(List<Triple> members, Node place) {
    Map<Triple, Node> names = ClaimNames.of(graph, members);
    members.forEach(
        triple ->
            EvidenceTurtle.reify(Quad.create(graph, triple), names.get(triple), place)
                .forEach(triples::triple));
  }

  private boolean isDisplaced(Triple triple) {
    return shared.contains(triple) || !isAtHome(triple.getSubject()) || standings(triple) > 1;
  }

  private boolean isAtHome(Node described) {
    if (!described.equals(subject)) {
      subject = described;
      atHome =
          withInferences.homeOf(described).equals(graph)
              && asWritten.homeOf(described).equals(graph);
    }
    return atHome;
  }

  /** In how many named graphs a triple stands. */
  private long standings(Triple triple) {
    Iterator<Quad> quads =
        dataset.findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
    long count = 0;
    while (count < 2 && quads.hasNext()) {
      quads.next();
      count++;
    }
    Iter.close(quads);
    return count;
  }
}

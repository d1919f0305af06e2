package org.summitgraph.describe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.AboutGraphs;
import org.summitgraph.vocab.SG;

/**
 * Quads as triples, which {@code read} turns back into quads. Turtle has no named graphs, so the
 * graph of a quad travels as RDF 1.1 reification:
 *
 * <ul>
 *   <li>a fact is a triple, and an {@code rdf:Statement} with its three terms and {@code
 *       sg:inClaimGraph}; what is only proposed is the latter alone, so that nobody who reads the
 *       triples takes it for a fact;
 *   <li>a description is a triple alone where its subject tells the graph: what describes a source
 *       or a part of it stands in the {@code #about} graph of the source, anything else in the
 *       default graph;
 *   <li>a description that stands elsewhere (the label of an event in an {@code #about} graph) is a
 *       triple, and an {@code rdf:Statement} that is {@code dcterms:isPartOf} its graph, where
 *       {@link Quad#defaultGraphIRI} stands for the default graph.
 * </ul>
 *
 * A {@code sg:Proposition} has the same three terms but neither property, so nobody asserts it.
 */
final class EvidenceTurtle {

  private static final Node IN_CLAIM_GRAPH = SG.IN_CLAIM_GRAPH;
  static final Node IS_PART_OF = DCTerms.isPartOf.asNode();

  private EvidenceTurtle() {}

  /** A selection as the triples of an export; without evidence, the bare triples. */
  public static Set<Triple> triples(Selection selection) {
    Set<Triple> triples =
        selection.quads().stream()
            .filter(quad -> !selection.proposed().contains(quad))
            .map(Quad::asTriple)
            .collect(Collectors.toSet());
    if (selection.evidence()) {
      Map<Quad, Node> elsewhere = namesOfDisplaced(selection, triples);
      selection
          .claims()
          .forEach((fact, claim) -> triples.addAll(reify(fact, claim, IN_CLAIM_GRAPH)));
      elsewhere.forEach((quad, name) -> triples.addAll(reify(quad, name, IS_PART_OF)));
    }
    return triples;
  }

  /** The triples that speak of a quad: what it consists of, and the graph it stands in. */
  static List<Triple> reify(Quad quad, Node name, Node place) {
    return List.of(
        Triple.create(name, RDF.Nodes.type, RDF.Nodes.Statement),
        Triple.create(name, RDF.Nodes.subject, quad.getSubject()),
        Triple.create(name, RDF.Nodes.predicate, quad.getPredicate()),
        Triple.create(name, RDF.Nodes.object, quad.getObject()),
        Triple.create(name, place, quad.getGraph()));
  }

  /** Names for the descriptions whose graph a reader could not tell from the bare triples. */
  private static Map<Quad, Node> namesOfDisplaced(Selection selection, Collection<Triple> triples) {
    Graph bare = GraphFactory.createDefaultGraph();
    triples.forEach(bare::add);
    AboutGraphs homes = new AboutGraphs(bare);
    Map<Triple, Long> standing =
        selection.quads().stream()
            .collect(Collectors.groupingBy(Quad::asTriple, Collectors.counting()));
    Map<Node, List<Triple>> displaced =
        selection.descriptions().stream()
            .filter(
                quad ->
                    standing.get(quad.asTriple()) > 1
                        || !homes.homeOf(quad.getSubject()).equals(quad.getGraph()))
            .collect(
                Collectors.groupingBy(
                    Quad::getGraph, Collectors.mapping(Quad::asTriple, Collectors.toList())));
    Map<Quad, Node> names = new HashMap<>();
    displaced.forEach(
        (graph, members) ->
            ClaimNames.of(graph, members)
                .forEach((triple, name) -> names.put(Quad.create(graph, triple), name)));
    return names;
  }
}

package org.summitgraph.describe;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.vocab.SG;

/**
 * Quads as triples and back. Turtle has no named graphs, so the graph of a quad travels as RDF 1.1
 * reification:
 *
 * <ul>
 *   <li>a fact is a triple, and an {@code rdf:Statement} with its three terms and {@code
 *       sg:inClaimGraph};
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
public final class EvidenceTurtle {

  private static final Node IN_CLAIM_GRAPH = SG.IN_CLAIM_GRAPH;
  private static final Node IS_PART_OF = DCTerms.isPartOf.asNode();
  private static final Set<Node> REIFIED_BY =
      Set.of(RDF.Nodes.subject, RDF.Nodes.predicate, RDF.Nodes.object, IN_CLAIM_GRAPH, IS_PART_OF);

  private final Graph export;
  private final AboutGraphs aboutGraphs;
  private final Map<Node, Quad> reified = new HashMap<>();
  private final Map<Triple, Set<Node>> reifiedGraphs = new HashMap<>();

  /**
   * Reads an export.
   *
   * @throws IllegalArgumentException naming the {@code rdf:Statement} that says in which graph it
   *     stands, but not exactly one subject, predicate and object
   */
  public EvidenceTurtle(Graph export) {
    this.export = export;
    this.aboutGraphs = new AboutGraphs(export);
    export.stream(Node.ANY, IN_CLAIM_GRAPH, Node.ANY).forEach(this::readReified);
    export.stream(Node.ANY, IS_PART_OF, Node.ANY)
        .filter(triple -> export.contains(triple.getSubject(), RDF.Nodes.subject, Node.ANY))
        .forEach(this::readReified);
  }

  private void readReified(Triple place) {
    Node claim = place.getSubject();
    Quad quad =
        Quad.create(
            place.getObject(),
            only(claim, RDF.Nodes.subject),
            only(claim, RDF.Nodes.predicate),
            only(claim, RDF.Nodes.object));
    if (reified.put(claim, quad) != null) {
      throw new IllegalArgumentException(claim + " stands in more than one graph");
    }
    reifiedGraphs.computeIfAbsent(quad.asTriple(), t -> new HashSet<>()).add(quad.getGraph());
  }

  private Node only(Node claim, Node property) {
    List<Node> values = GraphUtil.listObjects(export, claim, property).toList();
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          claim + " has " + values.size() + " values of " + property + " and needs one");
    }
    return values.get(0);
  }

  /**
   * The graphs in which a triple of the export stands, {@link Quad#defaultGraphIRI} for the default
   * graph; none for a triple that only says where another stands.
   */
  public Set<Node> graphsOf(Triple triple) {
    if (isReification(triple)) {
      return Set.of();
    }
    Set<Node> graphs = reifiedGraphs.get(triple);
    return graphs != null ? Set.copyOf(graphs) : Set.of(aboutGraphs.homeOf(triple.getSubject()));
  }

  private boolean isReification(Triple triple) {
    return reified.containsKey(triple.getSubject())
        && (REIFIED_BY.contains(triple.getPredicate())
            || (triple.getPredicate().equals(RDF.Nodes.type)
                && triple.getObject().equals(RDF.Nodes.Statement)));
  }

  /** The quads from which the export was made. */
  public Set<Quad> quads() {
    Set<Quad> quads = new HashSet<>(reified.values());
    export.stream()
        .forEach(
            triple -> graphsOf(triple).forEach(graph -> quads.add(Quad.create(graph, triple))));
    return quads;
  }

  /** A selection as the triples of an export; without evidence, the bare triples. */
  public static Set<Triple> triples(Selection selection) {
    Set<Triple> triples =
        selection.quads().stream().map(Quad::asTriple).collect(Collectors.toSet());
    if (selection.evidence()) {
      Map<Quad, Node> elsewhere = namesOfDisplaced(selection, triples);
      selection.claims().forEach((fact, claim) -> reify(fact, claim, IN_CLAIM_GRAPH, triples));
      elsewhere.forEach((quad, name) -> reify(quad, name, IS_PART_OF, triples));
    }
    return triples;
  }

  private static void reify(Quad quad, Node name, Node place, Set<Triple> triples) {
    triples.add(Triple.create(name, RDF.Nodes.type, RDF.Nodes.Statement));
    triples.add(Triple.create(name, RDF.Nodes.subject, quad.getSubject()));
    triples.add(Triple.create(name, RDF.Nodes.predicate, quad.getPredicate()));
    triples.add(Triple.create(name, RDF.Nodes.object, quad.getObject()));
    triples.add(Triple.create(name, place, quad.getGraph()));
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

package org.summitgraph.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.AboutGraphs;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Violation;
import org.summitgraph.vocab.SG;

/**
 * Quads that travelled as triples, as {@code export} writes Turtle. An {@code rdf:Statement} with
 * {@code sg:inClaimGraph}, or with {@code dcterms:isPartOf} a graph, is the quad of its three terms
 * and stands where its {@code rdf:object} does; any other triple goes to the graph its subject
 * belongs in. A {@code sg:Proposition} has the same three terms but neither property, so nobody
 * asserts it.
 */
final class ReifiedEvidence {

  private static final Node IS_PART_OF = DCTerms.isPartOf.asNode();
  private static final List<Node> TERMS =
      List.of(RDF.Nodes.subject, RDF.Nodes.predicate, RDF.Nodes.object);

  private final List<LocatedQuad> triples;
  private final Consumer<Violation> faults;
  private final Map<Node, List<LocatedQuad>> bySubject = new HashMap<>();

  /** The names of the reified quads; a faulty one has no quad. */
  private final Map<Node, Optional<Quad>> reified = new LinkedHashMap<>();

  private ReifiedEvidence(List<LocatedQuad> triples, Consumer<Violation> faults) {
    this.triples = triples;
    this.faults = faults;
    triples.forEach(
        triple -> bySubject.computeIfAbsent(triple.subject(), s -> new ArrayList<>()).add(triple));
  }

  /**
   * The quads of a file of triples, each with its place, in the order of the file; the triples as
   * they are where the file neither describes a source nor reifies anything into a graph.
   *
   * @param faults told of each reification that lacks a term or names two graphs; it is left out
   */
  static List<LocatedQuad> resolve(List<LocatedQuad> triples, Consumer<Violation> faults) {
    ReifiedEvidence evidence = new ReifiedEvidence(triples, faults);
    triples.stream().filter(evidence::placesReified).forEach(evidence::read);
    return evidence.reified.isEmpty() && triples.stream().noneMatch(ReifiedEvidence::ofSource)
        ? triples
        : evidence.quads();
  }

  private static boolean ofSource(LocatedQuad triple) {
    return triple.predicate().equals(SG.PASSAGE_OF)
        || (triple.predicate().equals(RDF.Nodes.type) && triple.object().equals(SG.SOURCE));
  }

  private boolean placesReified(LocatedQuad triple) {
    return triple.predicate().equals(SG.IN_CLAIM_GRAPH)
        || (triple.predicate().equals(IS_PART_OF)
            && !valuesOf(triple.subject(), RDF.Nodes.subject).isEmpty());
  }

  private Set<Node> valuesOf(Node claim, Node property) {
    return bySubject.get(claim).stream()
        .filter(triple -> triple.predicate().equals(property))
        .map(LocatedQuad::object)
        .collect(Collectors.toSet());
  }

  private void read(LocatedQuad place) {
    Node claim = place.subject();
    Optional<Quad> before = reified.get(claim);
    if (before == null) {
      reified.put(claim, quad(place));
    } else if (before.isPresent() && !before.get().getGraph().equals(place.object())) {
      reified.put(claim, Optional.empty());
      report(place, "stands in more than one graph", "name the graph it stands in, and no other");
    }
  }

  private Optional<Quad> quad(LocatedQuad place) {
    List<Node> terms = new ArrayList<>();
    for (Node property : TERMS) {
      Set<Node> values = valuesOf(place.subject(), property);
      if (values.size() != 1) {
        report(
            place,
            "has " + values.size() + " values of rdf:" + property.getLocalName(),
            "give it one rdf:subject, one rdf:predicate and one rdf:object");
        return Optional.empty();
      }
      terms.addAll(values);
    }
    return Optional.of(Quad.create(place.object(), terms.get(0), terms.get(1), terms.get(2)));
  }

  private void report(LocatedQuad place, String message, String repair) {
    faults.accept(
        new Violation(
            GateRule.BROKEN_REIFICATION,
            place.at(),
            Optional.of(place.subject()),
            "<" + place.subject() + "> " + message,
            repair));
  }

  private List<LocatedQuad> quads() {
    Graph graph = GraphFactory.createDefaultGraph();
    triples.forEach(triple -> graph.add(triple.quad().asTriple()));
    AboutGraphs homes = new AboutGraphs(graph);
    Map<Node, Node> homeOf = new HashMap<>();
    Set<Triple> placed =
        reified.values().stream()
            .flatMap(Optional::stream)
            .map(Quad::asTriple)
            .collect(Collectors.toSet());
    List<LocatedQuad> quads = new ArrayList<>();
    for (LocatedQuad located : triples) {
      Triple triple = located.quad().asTriple();
      if (isReification(triple)) {
        reified
            .get(triple.getSubject())
            .filter(quad -> triple.getPredicate().equals(RDF.Nodes.object))
            .ifPresent(quad -> quads.add(new LocatedQuad(quad, located.at())));
      } else if (!placed.contains(triple)) {
        Node home = homeOf.computeIfAbsent(triple.getSubject(), homes::homeOf);
        quads.add(new LocatedQuad(new Quad(home, triple), located.at()));
      }
    }
    return quads;
  }

  private boolean isReification(Triple triple) {
    Node property = triple.getPredicate();
    return reified.containsKey(triple.getSubject())
        && (TERMS.contains(property)
            || property.equals(SG.IN_CLAIM_GRAPH)
            || property.equals(IS_PART_OF)
            || (property.equals(RDF.Nodes.type) && triple.getObject().equals(RDF.Nodes.Statement)));
  }
}

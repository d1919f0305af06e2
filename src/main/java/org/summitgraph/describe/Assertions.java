package org.summitgraph.describe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.Standing;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/**
 * What a dataset asserts, as opposed to what the loader inferred. For one read transaction.
 *
 * <p>Named graphs hold what was written and nothing else. The default graph holds reference data, a
 * copy of all named graphs, and the RDFS closure of both, with nothing to tell them apart; a triple
 * of it counts as asserted reference data when it
 *
 * <ul>
 *   <li>stands in no named graph,
 *   <li>is not implied by a more specific property of the same subject and object,
 *   <li>and, if it gives a type, is not implied by a more specific type of the same subject, and is
 *       not a type that only a claim graph may give (a class without {@code sg:referenceData} that
 *       is the domain or range of a property, which is then the only explanation).
 * </ul>
 *
 * What the rule cannot see: reference data that stand in a named graph too, or beside a triple that
 * implies them, are left out of the default graph's share; and a type of reference data that a
 * domain or range alone gives is taken for asserted. Either way the export says nothing that the
 * dataset does not hold, and loses nothing that the dataset does not still imply.
 */
final class Assertions {

  private final DatasetGraph dataset;
  private final Hierarchy hierarchy;
  private final Map<Node, Boolean> claimGraphs = new HashMap<>();
  private final long mostRead;
  private long read;

  Assertions(DatasetGraph dataset) {
    this(dataset, Long.MAX_VALUE);
  }

  /**
   * What the dataset asserts, as far as it may be read: whoever keeps what was found needs memory
   * and time for no more than that.
   *
   * @param mostRead quads; to read more throws a {@link TooLargeExportException}
   */
  Assertions(DatasetGraph dataset, long mostRead) {
    this.dataset = dataset;
    this.mostRead = mostRead;
    this.hierarchy = new Hierarchy(dataset.getDefaultGraph());
  }

  /** The facts with this subject. */
  Set<Quad> factsOf(Node subject) {
    return facts(Node.ANY, subject, Node.ANY, Node.ANY);
  }

  /** The facts with this object. */
  Set<Quad> factsInto(Node object) {
    return facts(Node.ANY, Node.ANY, Node.ANY, object);
  }

  /** At most so many of the facts with this subject; which, the store decides. */
  Set<Quad> factsOf(Node subject, int most) {
    return facts(named(Node.ANY, subject, Node.ANY, Node.ANY), most);
  }

  /** At most so many of the facts with this object; which, the store decides. */
  Set<Quad> factsInto(Node object, int most) {
    return facts(named(Node.ANY, Node.ANY, Node.ANY, object), most);
  }

  /** The facts that say this: one for each claim graph that does. */
  Set<Quad> factsThat(Triple triple) {
    return facts(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  /** The types that claim graphs give to the subject. */
  Set<Quad> typeFactsOf(Node subject) {
    return facts(Node.ANY, subject, RDF.Nodes.type, Node.ANY);
  }

  /** The facts without which nobody can tell what this subject is; its types are not among them. */
  Set<Quad> essentialFactsOf(Node subject) {
    try (Stream<Quad> quads = named(Node.ANY, subject, Node.ANY, Node.ANY)) {
      return quads
          .filter(quad -> hierarchy.isEssential(quad.getPredicate()))
          .filter(quad -> isClaimGraph(quad.getGraph()))
          .collect(Collectors.toSet());
    }
  }

  /** Facts and reference data that tell what the thing is directly a part of. */
  Set<Quad> whatTellsOfWholes(Node part) {
    if (hierarchy.wholesOf(part).isEmpty()) {
      return Set.of();
    }
    Set<Quad> told = factsOf(part);
    told.addAll(descriptionOf(part));
    told.removeIf(quad -> !hierarchy.tellsOfWhole(quad.getPredicate()));
    return told;
  }

  /** All facts of one claim graph. */
  Set<Quad> factsIn(Node claimGraph) {
    return facts(claimGraph, Node.ANY, Node.ANY, Node.ANY);
  }

  private Set<Quad> facts(Node graph, Node subject, Node predicate, Node object) {
    return facts(named(graph, subject, predicate, object), Long.MAX_VALUE);
  }

  private Set<Quad> facts(Stream<Quad> found, long most) {
    try (Stream<Quad> quads = found) {
      return quads
          .filter(quad -> isClaimGraph(quad.getGraph()))
          .limit(most)
          .collect(Collectors.toSet());
    }
  }

  /** All quads of a named graph that is not a claim graph; none for a claim graph. */
  Set<Quad> quadsIn(Node graph) {
    try (Stream<Quad> quads = named(graph, Node.ANY, Node.ANY, Node.ANY)) {
      return quads.filter(quad -> !isClaimGraph(quad.getGraph())).collect(Collectors.toSet());
    }
  }

  /** Labels, reference data or provenance with this subject: its quads outside claim graphs. */
  Set<Quad> descriptionOf(Node subject) {
    Set<Quad> description = new HashSet<>();
    Set<Triple> elsewhere = new HashSet<>();
    try (Stream<Quad> quads = named(Node.ANY, subject, Node.ANY, Node.ANY)) {
      quads.forEach(
          quad -> {
            elsewhere.add(quad.asTriple());
            if (!isClaimGraph(quad.getGraph())) {
              description.add(quad);
            }
          });
    }
    List<Triple> held =
        counted(Iter.asStream(dataset.getDefaultGraph().find(subject, Node.ANY, Node.ANY)))
            .toList();
    held.stream()
        .filter(triple -> !elsewhere.contains(triple))
        .filter(triple -> !isInferred(triple, held))
        .forEach(triple -> description.add(Quad.create(Quad.defaultGraphIRI, triple)));
    return description;
  }

  /** Whether {@code triple} follows from the ontology and {@code held}, all of one subject. */
  private boolean isInferred(Triple triple, List<Triple> held) {
    if (triple.getPredicate().equals(RDF.Nodes.type)) {
      return isInferredType(triple.getObject(), held);
    }
    return held.stream()
        .filter(other -> other.getObject().equals(triple.getObject()))
        .anyMatch(
            other -> hierarchy.isMoreSpecificProperty(other.getPredicate(), triple.getPredicate()));
  }

  private boolean isInferredType(Node type, List<Triple> held) {
    if (type.equals(RDFS.Nodes.Resource) || isFactClass(type)) {
      return true;
    }
    return held.stream()
        .filter(other -> other.getPredicate().equals(RDF.Nodes.type))
        .anyMatch(other -> hierarchy.isMoreSpecificClass(other.getObject(), type));
  }

  private boolean isFactClass(Node type) {
    return hierarchy.isDomainOrRange(type) && !hierarchy.isReferenceClass(type);
  }

  /** Whether the quad stands in a claim graph. */
  boolean isFact(Quad quad) {
    return isClaimGraph(quad.getGraph());
  }

  /** Whether the thing is one that reference data describe, such as a person or a place. */
  boolean isReferenceThing(Node thing) {
    return objects(thing, RDF.Nodes.type).stream().anyMatch(hierarchy::isReferenceClass);
  }

  /** Whether facts with this property tell what a statement speaks of, or where it was made. */
  boolean placesStatement(Node property) {
    return hierarchy.isProperty(property, SG.ABOUT) || hierarchy.isProperty(property, SG.SAID_AT);
  }

  boolean isA(Node thing, Node type) {
    return dataset.contains(Node.ANY, thing, RDF.Nodes.type, type);
  }

  Set<Node> objects(Node subject, Node predicate) {
    try (Stream<Quad> quads = counted(dataset.stream(Node.ANY, subject, predicate, Node.ANY))) {
      return quads.map(Quad::getObject).collect(Collectors.toSet());
    }
  }

  Set<Node> subjects(Node predicate, Node object) {
    try (Stream<Quad> quads = counted(dataset.stream(Node.ANY, Node.ANY, predicate, object))) {
      return quads.map(Quad::getSubject).collect(Collectors.toSet());
    }
  }

  /** What the claim graph is worth, as its description says. */
  Standing standing(Node claimGraph) {
    return Standing.of(
        objects(claimGraph, SG.REVIEW_STATE),
        !objects(claimGraph, PROV.WAS_GENERATED_BY).isEmpty());
  }

  private boolean isClaimGraph(Node graph) {
    return claimGraphs.computeIfAbsent(graph, g -> isA(g, SG.CLAIM_GRAPH));
  }

  private Stream<Quad> named(Node graph, Node subject, Node predicate, Node object) {
    return counted(Iter.asStream(dataset.findNG(graph, subject, predicate, object)));
  }

  private <T> Stream<T> counted(Stream<T> found) {
    return found.peek(
        one -> {
          if (++read > mostRead) {
            throw new TooLargeExportException(mostRead);
          }
        });
  }
}

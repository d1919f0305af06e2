package org.summitgraph.describe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.vocab.SG;

/**
 * What the ontology in a graph says of its classes and properties, and what is a part of what. For
 * one transaction.
 */
final class Hierarchy {

  private final Graph ontology;
  private final Map<Node, Set<Node>> classesAbove = new HashMap<>();
  private final Map<Node, Set<Node>> propertiesAbove = new HashMap<>();
  private final Map<Node, Boolean> essential = new HashMap<>();
  private final Map<Node, Boolean> oneValued = new HashMap<>();
  private final Map<Node, Set<Node>> wholes = new HashMap<>();
  private final Map<Node, Boolean> reference = new HashMap<>();
  private final Map<Node, Boolean> domainsAndRanges = new HashMap<>();

  Hierarchy(Graph ontology) {
    this.ontology = ontology;
  }

  /** Whether every instance of the class is one of the other, but not the other way round. */
  boolean isMoreSpecificClass(Node narrow, Node wide) {
    return classesAbove(narrow).contains(wide) && !classesAbove(wide).contains(narrow);
  }

  /** Whether the property implies the other, but not the other way round. */
  boolean isMoreSpecificProperty(Node narrow, Node wide) {
    return propertiesAbove(narrow).contains(wide) && !propertiesAbove(wide).contains(narrow);
  }

  /** Whether the property is the other or implies it. */
  boolean isProperty(Node property, Node wanted) {
    return propertiesAbove(property).contains(wanted);
  }

  /** Whether something can be of this type for no other reason than a property that it has. */
  boolean isDomainOrRange(Node type) {
    return domainsAndRanges.computeIfAbsent(
        type,
        c ->
            ontology.contains(Node.ANY, RDFS.Nodes.domain, c)
                || ontology.contains(Node.ANY, RDFS.Nodes.range, c));
  }

  /** Whether instances of the class are reference data, so that their type needs no passage. */
  boolean isReferenceClass(Node type) {
    return reference.computeIfAbsent(
        type, c -> classesAbove(c).stream().anyMatch(above -> isMarked(above, SG.REFERENCE_DATA)));
  }

  /** Whether nobody can tell what a thing is without its values of the property. */
  boolean isEssential(Node property) {
    return essential.computeIfAbsent(property, p -> isMarked(p, SG.ESSENTIAL));
  }

  /** Whether values of the property for one thing that do not agree mean that sources differ. */
  boolean expectsOneValue(Node property) {
    return oneValued.computeIfAbsent(property, p -> isMarked(p, SG.ONE_VALUE_EXPECTED));
  }

  /** What a thing is directly a part of, by the {@linkplain #tellsOfWhole properties} for that. */
  Set<Node> wholesOf(Node part) {
    return wholes.computeIfAbsent(
        part,
        thing ->
            ontology.stream(Node.ANY, RDF.Nodes.type, OWL.TransitiveProperty.asNode())
                .flatMap(property -> ontology.stream(thing, property.getSubject(), Node.ANY))
                .map(Triple::getObject)
                .collect(Collectors.toSet()));
  }

  /**
   * Whether the property tells what a thing is a part of: the ontology says it to be transitive.
   */
  boolean tellsOfWhole(Node property) {
    return ontology.contains(property, RDF.Nodes.type, OWL.TransitiveProperty.asNode());
  }

  private boolean isMarked(Node term, Node mark) {
    return ontology.stream(term, mark, Node.ANY)
        .anyMatch(triple -> triple.getObject().getLiteralLexicalForm().equals("true"));
  }

  private Set<Node> classesAbove(Node type) {
    return classesAbove.computeIfAbsent(type, c -> above(c, RDFS.Nodes.subClassOf));
  }

  private Set<Node> propertiesAbove(Node property) {
    return propertiesAbove.computeIfAbsent(property, p -> above(p, RDFS.Nodes.subPropertyOf));
  }

  /** The term and all above it, whether or not the store holds the transitive closure. */
  private Set<Node> above(Node term, Node step) {
    Set<Node> seen = new HashSet<>(Set.of(term));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      ontology.stream(open.remove(), step, Node.ANY)
          .filter(triple -> seen.add(triple.getObject()))
          .forEach(triple -> open.add(triple.getObject()));
    }
    return seen;
  }
}

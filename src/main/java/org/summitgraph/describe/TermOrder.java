package org.summitgraph.describe;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.CanonicalForm;

/** The one order of everything that is written: by terms, so never by the order of loading. */
final class TermOrder {

  private static final Comparator<Node> TERMS = TermOrder::compareTerms;

  /** As people write it: the type of a thing first. */
  private static final Comparator<Node> PREDICATES =
      comparing((Node predicate) -> !predicate.equals(RDF.Nodes.type)).thenComparing(TERMS);

  static final Comparator<Triple> TRIPLES =
      comparing(Triple::getSubject, TERMS)
          .thenComparing(Triple::getPredicate, PREDICATES)
          .thenComparing(Triple::getObject, TERMS);

  private static final Comparator<Quad> QUADS =
      comparing((Quad quad) -> !quad.isDefaultGraph())
          .thenComparing(Quad::getGraph, TERMS)
          .thenComparing(Quad::asTriple, TRIPLES);

  private TermOrder() {}

  /** Unequal terms never compare as equal: the canonical form decides what Jena leaves open. */
  private static int compareTerms(Node one, Node other) {
    if (one.equals(other)) {
      return 0;
    }
    int byTerms = NodeCmp.compareRDFTerms(one, other);
    return byTerms != 0 ? byTerms : CanonicalForm.of(one).compareTo(CanonicalForm.of(other));
  }

  static List<Quad> sorted(Collection<Quad> quads) {
    return quads.stream().sorted(QUADS).toList();
  }
}

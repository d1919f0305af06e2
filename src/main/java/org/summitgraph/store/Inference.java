package org.summitgraph.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.rdfs.engine.ApplyRDFS;
import org.apache.jena.rdfs.engine.Mappers;
import org.apache.jena.vocabulary.RDF;

/**
 * What follows by RDFS from one triple and an ontology. That depends on the predicate alone, or on
 * the class where the predicate is {@code rdf:type}, so that it is asked of Jena once for each of
 * these and then applied to ids.
 */
final class Inference {

  private static final Node TYPE = RDF.type.asNode();

  /** Stand for the subject and the object of whatever triple comes. */
  private static final Node SUBJECT = NodeFactory.createBlankNode();

  private static final Node OBJECT = NodeFactory.createBlankNode();

  /** One thing is said to be of the same class again and again: some of that is told apart here. */
  private static final int RECENT = 1 << 16;

  private final ApplyRDFS<Node, Triple> rules;
  private final NodeIds ids;
  private final TupleSorter triples;
  private final long type;
  private final Map<Node, Consequences> byPredicate = new HashMap<>();
  private final Map<Node, Consequences> byClass = new HashMap<>();
  private final long[] recentThings = new long[RECENT];
  private final long[] recentClasses = new long[RECENT];

  /**
   * @param ontology where sub-classes, sub-properties, domains and ranges are declared
   * @param triples gets what follows
   */
  Inference(Graph ontology, NodeIds ids, TupleSorter triples) throws IOException {
    this.rules = new ApplyRDFS<>(RDFSFactory.setupRDFS(ontology), Mappers.mapperTriple());
    this.ids = ids;
    this.triples = triples;
    this.type = ids.of(TYPE);
    Arrays.fill(recentThings, -1);
  }

  /** What follows from one triple: classes of its two ends, and predicates between them. */
  private static final class Consequences {

    private final long[] ofSubject;
    private final long[] ofObject;
    private final long[] between;

    Consequences(long[] ofSubject, long[] ofObject, long[] between) {
      this.ofSubject = ofSubject;
      this.ofObject = ofObject;
      this.between = between;
    }
  }

  /** Adds what follows from a triple, given the ids of its subject and object. */
  void infer(Triple triple, long subject, long object) throws IOException {
    Consequences follows = consequences(triple.getPredicate(), triple.getObject());
    for (long known : follows.ofSubject) {
      addType(subject, known);
    }
    // RDF has no literals as subjects.
    if (!triple.getObject().isLiteral()) {
      for (long known : follows.ofObject) {
        addType(object, known);
      }
    }
    for (long predicate : follows.between) {
      triples.add(subject, predicate, object);
    }
  }

  private void addType(long thing, long known) throws IOException {
    int slot = (int) (((thing * 31 + known) * 0x9E3779B97F4A7C15L) >>> 48);
    if (recentThings[slot] != thing || recentClasses[slot] != known) {
      recentThings[slot] = thing;
      recentClasses[slot] = known;
      triples.add(thing, type, known);
    }
  }

  private Consequences consequences(Node predicate, Node object) throws IOException {
    boolean isType = predicate.equals(TYPE);
    Map<Node, Consequences> known = isType ? byClass : byPredicate;
    Node key = isType ? object : predicate;
    Consequences follows = known.get(key);
    if (follows == null) {
      follows = ask(predicate, isType ? object : OBJECT);
      known.put(key, follows);
    }
    return follows;
  }

  private Consequences ask(Node predicate, Node object) throws IOException {
    Set<Node> ofSubject = new LinkedHashSet<>();
    Set<Node> ofObject = new LinkedHashSet<>();
    Set<Node> between = new LinkedHashSet<>();
    rules.infer(
        SUBJECT,
        predicate,
        object,
        (s, p, o) -> {
          if (s.equals(SUBJECT) && o.equals(object)) {
            between.add(p);
          } else {
            (s.equals(SUBJECT) ? ofSubject : ofObject).add(o);
          }
        });
    between.removeIf(p -> !p.isURI());
    return new Consequences(idsOf(ofSubject), idsOf(ofObject), idsOf(between));
  }

  private long[] idsOf(Set<Node> nodes) throws IOException {
    long[] result = new long[nodes.size()];
    int i = 0;
    for (Node node : nodes) {
      result[i++] = ids.of(node);
    }
    return result;
  }
}

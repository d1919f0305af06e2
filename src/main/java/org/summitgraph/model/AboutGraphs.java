package org.summitgraph.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/**
 * Tells from the triples of an export in which graph a description belongs: what describes a
 * source, its passages, mentions, their selectors, its claim graphs, or a run that proposed these,
 * in the {@code #about} graph of that source, anything else in the default graph.
 */
public final class AboutGraphs {

  private static final String SUFFIX = "#about";
  private static final Node HAS_SELECTOR = OA.hasSelector.asNode();

  private final Graph triples;

  /**
   * @param triples everything that the descriptions say; read at each question
   */
  public AboutGraphs(Graph triples) {
    this.triples = triples;
  }

  /** The name of the graph that describes a source. */
  public static Node of(Node source) {
    return NodeFactory.createURI(source.getURI() + SUFFIX);
  }

  /** The source that a graph describes; empty for a graph of another name. */
  public static Optional<Node> sourceOf(Node graph) {
    String iri = graph.isURI() ? graph.getURI() : "";
    return iri.endsWith(SUFFIX)
        ? Optional.of(NodeFactory.createURI(iri.substring(0, iri.length() - SUFFIX.length())))
        : Optional.empty();
  }

  /** The graph in which descriptions of {@code subject} belong. */
  public Node homeOf(Node subject) {
    Set<Node> sources = sourcesOf(subject);
    GraphUtil.listSubjects(triples, PROV.WAS_GENERATED_BY, subject)
        .forEachRemaining(generated -> sources.addAll(sourcesOf(generated)));
    GraphUtil.listSubjects(triples, HAS_SELECTOR, subject)
        .forEachRemaining(selected -> sources.addAll(sourcesOf(selected)));
    // What belongs to two sources belongs to neither.
    return sources.size() == 1 ? of(sources.iterator().next()) : Quad.defaultGraphIRI;
  }

  private Set<Node> sourcesOf(Node part) {
    Set<Node> sources = new HashSet<>();
    if (triples.contains(part, RDF.Nodes.type, SG.SOURCE)) {
      sources.add(part);
    }
    Set<Node> passages = new HashSet<>(Set.of(part));
    passages.addAll(GraphUtil.listObjects(triples, part, SG.CITES_PASSAGE).toList());
    passages.addAll(GraphUtil.listObjects(triples, part, SG.MENTION_IN).toList());
    for (Node passage : passages) {
      GraphUtil.listObjects(triples, passage, SG.PASSAGE_OF)
          .filterKeep(Node::isURI)
          .forEachRemaining(sources::add);
    }
    return sources;
  }
}

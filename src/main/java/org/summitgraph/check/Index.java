package org.summitgraph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.vocab.SG;

/** The quads of a corpus, sorted into what the rules ask for. Built once, then only read. */
final class Index {

  private static final String ABOUT = "#about";

  final Corpus corpus;
  final Terms terms;
  final Names names;

  /** Where each claim graph is declared, in the order of the files. */
  final Map<Node, LocatedQuad> claimGraphs = new LinkedHashMap<>();

  /** Where each source is declared. */
  final Map<Node, LocatedQuad> sources = new LinkedHashMap<>();

  final Map<Node, Span> passages = new LinkedHashMap<>();
  final Map<Node, Span> mentions = new LinkedHashMap<>();

  /** The quads of each claim graph, in the order of the files. */
  final Map<Node, List<LocatedQuad>> claims = new LinkedHashMap<>();

  /** Everything outside the claim graphs, by subject. */
  private final Map<Node, List<LocatedQuad>> descriptions = new LinkedHashMap<>();

  private final Map<Node, Set<Node>> types = new HashMap<>();
  private final Map<Node, Set<String>> labels = new HashMap<>();

  Index(Corpus corpus) {
    this.corpus = corpus;
    this.terms = new Terms(corpus.ontology());
    this.names = new Names(corpus.prefixes());
    corpus.ontology().forEach(this::label);
    corpus.data().forEach(this::declare);
    corpus.data().forEach(this::place);
    for (List<LocatedQuad> about : descriptions.values()) {
      about.stream()
          .filter(quad -> isType(quad, SG.PASSAGE))
          .forEach(quad -> passages.putIfAbsent(quad.subject(), span(quad, SG.PASSAGE_OF)));
      about.stream()
          .filter(quad -> isType(quad, SG.MENTION))
          .forEach(quad -> mentions.putIfAbsent(quad.subject(), span(quad, SG.MENTION_IN)));
    }
  }

  private void declare(LocatedQuad quad) {
    if (isType(quad, SG.CLAIM_GRAPH)) {
      claimGraphs.putIfAbsent(quad.subject(), quad);
    } else if (isType(quad, SG.SOURCE)) {
      sources.putIfAbsent(quad.subject(), quad);
    }
    if (quad.predicate().equals(RDF.type.asNode())) {
      types.computeIfAbsent(quad.subject(), key -> new LinkedHashSet<>()).add(quad.object());
    }
    label(quad);
  }

  private void label(LocatedQuad quad) {
    Node predicate = quad.predicate();
    if (quad.object().isLiteral()
        && (predicate.equals(RDFS.label.asNode())
            || predicate.equals(SKOS.prefLabel.asNode())
            || predicate.equals(SKOS.altLabel.asNode()))) {
      labels
          .computeIfAbsent(quad.subject(), key -> new LinkedHashSet<>())
          .add(quad.object().getLiteralLexicalForm());
    }
  }

  private void place(LocatedQuad quad) {
    if (claimGraphs.containsKey(quad.graph())) {
      claims.computeIfAbsent(quad.graph(), key -> new ArrayList<>()).add(quad);
    } else {
      descriptions.computeIfAbsent(quad.subject(), key -> new ArrayList<>()).add(quad);
    }
  }

  private Span span(LocatedQuad declared, Node ownerProperty) {
    List<LocatedQuad> starts = new ArrayList<>();
    List<LocatedQuad> ends = new ArrayList<>();
    for (LocatedQuad selector : described(declared.subject(), OA.hasSelector.asNode())) {
      starts.addAll(described(selector.object(), OA.start.asNode()));
      ends.addAll(described(selector.object(), OA.end.asNode()));
    }
    return new Span(
        declared,
        described(declared.subject(), ownerProperty),
        starts,
        ends,
        described(declared.subject(), SG.TEXT_SHA256));
  }

  static boolean isType(LocatedQuad quad, Node type) {
    return quad.predicate().equals(RDF.type.asNode()) && quad.object().equals(type);
  }

  /** What stands outside the claim graphs of this subject and property, in file order. */
  List<LocatedQuad> described(Node subject, Node predicate) {
    return descriptions.getOrDefault(subject, List.of()).stream()
        .filter(quad -> quad.predicate().equals(predicate))
        .toList();
  }

  /** The rdfs:label, skos:prefLabel and skos:altLabel values of a thing; empty where none. */
  Set<String> labels(Node thing) {
    return labels.getOrDefault(thing, Set.of());
  }

  Set<Node> types(Node thing) {
    return types.getOrDefault(thing, Set.of());
  }

  boolean inClaimGraph(LocatedQuad quad) {
    return claimGraphs.containsKey(quad.graph());
  }

  /** Whether the graph is the {@code #about} graph of a declared source. */
  boolean isAboutGraph(Node graph) {
    return graph.isURI()
        && graph.getURI().endsWith(ABOUT)
        && sources.containsKey(
            NodeFactory.createURI(
                graph.getURI().substring(0, graph.getURI().length() - ABOUT.length())));
  }

  /** The place where a named graph is named, or that of its first quad. */
  SourceLocation graphAt(Node graph, LocatedQuad first) {
    return corpus.graphNames().getOrDefault(graph, first.at());
  }

  /** The passages a claim graph rests on: the cited ones first, then those it also needs. */
  List<Span> passagesOf(Node claimGraph) {
    List<Span> spans = new ArrayList<>();
    for (Node property : List.of(SG.CITES_PASSAGE, SG.ALSO_NEEDS)) {
      for (LocatedQuad quad : described(claimGraph, property)) {
        Optional.ofNullable(passages.get(quad.object())).ifPresent(spans::add);
      }
    }
    return spans;
  }
}

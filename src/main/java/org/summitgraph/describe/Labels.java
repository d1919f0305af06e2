package org.summitgraph.describe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Names of things and terms for people. For one read transaction. */
public final class Labels {

  /** The first that a thing has names it. */
  private static final List<Node> NAMING =
      List.of(SKOS.prefLabel.asNode(), RDFS.Nodes.label, DCTerms.title.asNode());

  private static final Comparator<Node> ENGLISH_FIRST =
      Comparator.comparing((Node label) -> !label.getLiteralLanguage().startsWith("en"))
          .thenComparing(label -> !label.getLiteralLanguage().isEmpty())
          .thenComparing(Node::getLiteralLexicalForm);

  private final Graph graph;
  private final Map<String, String> prefixes;
  private final Map<Node, String> known = new HashMap<>();

  /**
   * @param graph holds the names of everything
   * @param prefixes namespaces by prefix, for what has no name
   */
  public Labels(Graph graph, Map<String, String> prefixes) {
    this.graph = graph;
    this.prefixes = prefixes;
    known.put(RDF.Nodes.type, "is a");
  }

  Link link(Node thing) {
    return new Link(thing.toString(), of(thing));
  }

  /** What people call the thing; the short form of its IRI where it has no name. */
  public String of(Node thing) {
    return known.computeIfAbsent(thing, any -> named(any).orElseGet(() -> shortForm(any)));
  }

  /** What people call the thing; empty where it has no name. */
  public Optional<String> named(Node thing) {
    for (Node naming : NAMING) {
      Optional<Node> label =
          graph.stream(thing, naming, Node.ANY)
              .map(triple -> triple.getObject())
              .filter(Node::isLiteral)
              .min(ENGLISH_FIRST);
      if (label.isPresent()) {
        return label.map(Node::getLiteralLexicalForm);
      }
    }
    return Optional.empty();
  }

  private String shortForm(Node thing) {
    String iri = thing.toString();
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .filter(prefix -> iri.length() > prefix.getValue().length())
        .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse(iri);
  }
}

package org.summitgraph;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Text;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.TextReader;
import org.summitgraph.vocab.SG;

/** Who and what is named in which passage, found without the rules. */
final class Room {

  private static final Set<Node> NAMES =
      Set.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), SKOS.prefLabel.asNode());

  private final Map<Node, Map<Node, Node>> described = new HashMap<>();
  private final Map<Node, List<String>> names = new HashMap<>();
  private final Map<String, Text> texts = new HashMap<>();
  private final Map<String, String> prefixes;

  Room(Path data, Path ontology, Path documents) throws IOException {
    Corpus corpus = CorpusReader.read(data, ontology);
    prefixes = corpus.prefixes();
    for (LocatedQuad quad : corpus.data()) {
      described
          .computeIfAbsent(quad.subject(), key -> new HashMap<>())
          .put(quad.predicate(), quad.object());
      if (NAMES.contains(quad.predicate())) {
        names
            .computeIfAbsent(quad.subject(), key -> new ArrayList<>())
            .add(fold(quad.object().getLiteralLexicalForm()));
      }
    }
    for (Text text : TextReader.readFolder(documents)) {
      texts.put(text.sha256(), text);
    }
  }

  /** The things with one of these prefixes that the passages name, as prefixed names. */
  Set<String> namedIn(String source, Set<String> passages, Set<String> kinds) {
    StringBuilder words = new StringBuilder();
    for (String passage : passages) {
      words.append(' ').append(words(source, passage)).append(' ');
    }
    String folded = fold(words.toString());
    Set<String> found = new TreeSet<>();
    things(kinds)
        .forEach(
            (thing, labels) -> {
              if (labels.stream().anyMatch(label -> contains(folded, label))) {
                found.add(thing);
              }
            });
    return found;
  }

  /** The prefixed names of all things with one of these prefixes, each with its labels. */
  Map<String, List<String>> things(Set<String> kinds) {
    Map<String, List<String>> things = new TreeMap<>();
    names.forEach(
        (thing, labels) -> {
          for (String kind : kinds) {
            String namespace = prefixes.getOrDefault(kind, "urn:none:");
            if (thing.isURI() && thing.getURI().startsWith(namespace)) {
              things.put(kind + ":" + thing.getURI().substring(namespace.length()), labels);
            }
          }
        });
    return things;
  }

  private String words(String source, String passage) {
    Node iri = node(source + passage);
    Node selector = described.get(iri).get(OA.hasSelector.asNode());
    String hash = described.get(node(source)).get(SG.TEXT_SHA256).getLiteralLexicalForm();
    return texts
        .get(hash)
        .slice(number(selector, OA.start.asNode()), number(selector, OA.end.asNode()));
  }

  private int number(Node selector, Node property) {
    return ((Number) described.get(selector).get(property).getLiteralValue()).intValue();
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }

  private static boolean contains(String words, String name) {
    return (" " + words + " ").contains(" " + name + " ");
  }

  /** Words with single spaces between them and nothing else. */
  private static String fold(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[’']s?\\b", " ")
        .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
        .strip();
  }
}

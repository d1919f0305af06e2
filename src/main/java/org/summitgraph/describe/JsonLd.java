package org.summitgraph.describe;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes triples without blank nodes as <a href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</a>
 * whose bytes depend on the triples alone. The context stands in the document, so that nobody needs
 * a network to read it: the prefixes that are used, and of each property whose values are all
 * things, that they are.
 */
final class JsonLd {

  /** Only after one of these does JSON-LD 1.1, section 4.1.5, take a name for a prefix. */
  private static final String DELIMITERS = ":/?#[]@";

  private final Map<Node, Map<Node, List<Node>>> things = new LinkedHashMap<>();
  private final Map<String, String> prefixes = new TreeMap<>();
  private final Set<String> used = new TreeSet<>();

  private JsonLd(Collection<Triple> triples, Map<String, String> prefixes) {
    triples.stream()
        .sorted(TermOrder.TRIPLES)
        .forEach(
            triple ->
                things
                    .computeIfAbsent(triple.getSubject(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(triple.getPredicate(), any -> new ArrayList<>())
                    .add(triple.getObject()));
    prefixes.forEach(
        (prefix, namespace) -> {
          if (DELIMITERS.indexOf(namespace.charAt(namespace.length() - 1)) >= 0) {
            this.prefixes.put(prefix, namespace);
          }
        });
    // An IRI of the scheme "tag:" would be read as a name with the prefix "tag".
    this.prefixes
        .keySet()
        .removeAll(iris(triples).map(iri -> iri.split(":", 2)[0]).collect(Collectors.toSet()));
  }

  private static Stream<String> iris(Collection<Triple> triples) {
    return triples.stream()
        .flatMap(
            triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
        .filter(Node::isURI)
        .map(Node::getURI);
  }

  /** Writes UTF-8 and leaves the stream open. */
  static void write(Collection<Triple> triples, Map<String, String> prefixes, OutputStream out) {
    JSON.write(out, new JsonLd(triples, prefixes).document());
  }

  private JsonObject document() {
    Set<Node> leading = propertiesThatLeadToThings();
    JsonArray graph = new JsonArray();
    things.forEach((thing, properties) -> graph.add(thing(thing, properties, leading)));
    JsonObject document = new JsonObject();
    document.put("@context", context(leading));
    document.put("@graph", graph);
    return document;
  }

  private Set<Node> propertiesThatLeadToThings() {
    Map<Node, Boolean> leads = new LinkedHashMap<>();
    for (Map<Node, List<Node>> properties : things.values()) {
      properties.forEach(
          (property, values) ->
              leads.merge(property, values.stream().allMatch(Node::isURI), Boolean::logicalAnd));
    }
    return leads.keySet().stream()
        .filter(property -> leads.get(property) && !property.equals(RDF.Nodes.type))
        .collect(Collectors.toSet());
  }

  private JsonObject context(Set<Node> leading) {
    JsonObject context = new JsonObject();
    JsonObject terms = new JsonObject();
    leading.stream()
        .map(property -> name(property.getURI()))
        .sorted()
        .forEach(
            name -> {
              JsonObject term = new JsonObject();
              term.put("@id", name);
              term.put("@type", "@id");
              terms.put(name, term);
            });
    used.forEach(prefix -> context.put(prefix, prefixes.get(prefix)));
    terms.keys().forEach(name -> context.put(name, terms.get(name)));
    return context;
  }

  private JsonObject thing(Node thing, Map<Node, List<Node>> properties, Set<Node> leading) {
    JsonObject object = new JsonObject();
    object.put("@id", name(thing.getURI()));
    properties.forEach(
        (property, values) -> {
          boolean bare = leading.contains(property) || property.equals(RDF.Nodes.type);
          String key = property.equals(RDF.Nodes.type) ? "@type" : name(property.getURI());
          object.put(key, list(values.stream().map(value -> value(value, bare)).toList()));
        });
    return object;
  }

  private static JsonValue list(List<JsonValue> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private JsonValue value(Node value, boolean bare) {
    if (bare) {
      return new JsonString(name(value.getURI()));
    }
    JsonObject object = new JsonObject();
    if (value.isURI()) {
      object.put("@id", name(value.getURI()));
      return object;
    }
    String words = value.getLiteralLexicalForm();
    if (!value.getLiteralLanguage().isEmpty()) {
      object.put("@value", words);
      object.put("@language", value.getLiteralLanguage());
      return object;
    }
    if (value.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      return new JsonString(words);
    }
    object.put("@value", words);
    object.put("@type", name(value.getLiteralDatatypeURI()));
    return object;
  }

  /** The IRI as a compact IRI, where there is a prefix for it. */
  private String name(String iri) {
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .filter(prefix -> iri.length() > prefix.getValue().length())
        .filter(prefix -> !iri.startsWith("//", prefix.getValue().length()))
        .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
        .map(
            prefix -> {
              used.add(prefix.getKey());
              return prefix.getKey() + ":" + iri.substring(prefix.getValue().length());
            })
        .orElse(iri);
  }
}

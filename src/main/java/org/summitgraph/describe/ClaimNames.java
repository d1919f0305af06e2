package org.summitgraph.describe;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.summitgraph.model.CanonicalForm;
import org.summitgraph.model.Text;

/**
 * Names for the triples of one graph, so that Turtle can speak of them.
 *
 * <p>The name of a triple is the IRI of its graph, a hyphen, and the first twelve hexadecimal
 * digits of the SHA-256 of the triple's {@linkplain CanonicalForm canonical N-Triples line} in
 * UTF-8, line feed included. Triples of one graph that share these digits get as many more as tell
 * them apart. A name thus depends on the graph's content, never on an order or on the export.
 */
final class ClaimNames {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 64;

  private ClaimNames() {}

  /** A name for each of the triples, which are all that {@code graph} contains. */
  static Map<Triple, Node> of(Node graph, Collection<Triple> triples) {
    Map<Triple, String> unnamed = new HashMap<>();
    triples.forEach(triple -> unnamed.put(triple, Text.sha256(CanonicalForm.line(triple))));
    Map<Triple, Node> names = new HashMap<>();
    for (int digits = SHORTEST; digits <= LONGEST && !unnamed.isEmpty(); digits++) {
      int length = digits;
      Map<String, Long> sharers =
          unnamed.values().stream()
              .collect(
                  Collectors.groupingBy(hash -> hash.substring(0, length), Collectors.counting()));
      unnamed.forEach(
          (triple, hash) -> {
            String name = hash.substring(0, length);
            if (sharers.get(name) == 1) {
              names.put(triple, NodeFactory.createURI(graph.getURI() + "-" + name));
            }
          });
      unnamed.keySet().removeAll(names.keySet());
    }
    if (!unnamed.isEmpty()) {
      throw new IllegalStateException("triples share one SHA-256: " + unnamed);
    }
    return names;
  }
}

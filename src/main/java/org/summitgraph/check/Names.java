package org.summitgraph.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/** Writes terms in messages as the author would in a file. */
final class Names {

  private static final Pattern LOCAL_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]*");

  private final Map<String, String> prefixes;

  Names(Map<String, String> prefixes) {
    this.prefixes = prefixes;
  }

  /** A prefixed name, {@code <#fragment>} for a part of a source, or the term in full. */
  String of(Node node) {
    return prefixed(node)
        .orElseGet(
            () -> {
              int fragment = node.isURI() ? node.getURI().indexOf('#') : -1;
              return fragment > 0 ? "<" + node.getURI().substring(fragment) + ">" : inFull(node);
            });
  }

  /** A prefixed name or the IRI in full: terms are no part of the file that uses them. */
  String ofTerm(Node term) {
    return prefixed(term).orElseGet(() -> inFull(term));
  }

  private static String inFull(Node node) {
    return node.isURI() ? "<" + node.getURI() + ">" : node.toString();
  }

  private Optional<String> prefixed(Node node) {
    if (!node.isURI()) {
      return Optional.empty();
    }
    String iri = node.getURI();
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (iri.startsWith(prefix.getValue())) {
        String rest = iri.substring(prefix.getValue().length());
        if (LOCAL_NAME.matcher(rest).matches()) {
          return Optional.of(prefix.getKey() + ":" + rest);
        }
      }
    }
    return Optional.empty();
  }
}

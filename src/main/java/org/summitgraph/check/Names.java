package org.summitgraph.check;

import java.util.Map;
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
    if (!node.isURI()) {
      return node.toString();
    }
    String iri = node.getURI();
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      if (iri.startsWith(prefix.getValue())) {
        String rest = iri.substring(prefix.getValue().length());
        if (LOCAL_NAME.matcher(rest).matches()) {
          return prefix.getKey() + ":" + rest;
        }
      }
    }
    int fragment = iri.indexOf('#');
    return fragment > 0 ? "<" + iri.substring(fragment) + ">" : "<" + iri + ">";
  }
}

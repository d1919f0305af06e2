package org.summitgraph.model;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

/**
 * Canonical N-Triples, <a href="https://www.w3.org/TR/n-triples/#canonical-ntriples">RDF 1.1
 * N-Triples, section 4</a>, and N-Quads in the same manner. Written out here because names of
 * claims and versions of data hang on it, so that no release of a library can change them.
 */
public final class CanonicalForm {

  private CanonicalForm() {}

  /** The line of a triple, with its line feed. */
  public static String line(Triple triple) {
    return of(triple.getSubject())
        + " "
        + of(triple.getPredicate())
        + " "
        + of(triple.getObject())
        + " .\n";
  }

  /** The line of a quad, with its line feed; the default graph has no name. */
  public static String line(Quad quad) {
    String line = line(quad.asTriple());
    return quad.isDefaultGraph()
        ? line
        : line.substring(0, line.length() - 2) + of(quad.getGraph()) + " .\n";
  }

  /** One term. */
  public static String of(Node node) {
    if (node.isURI()) {
      return "<" + iri(node.getURI()) + ">";
    }
    if (node.isBlank()) {
      return "_:" + node.getBlankNodeLabel();
    }
    return literal(node);
  }

  private static String literal(Node node) {
    String quoted = "\"" + escaped(node.getLiteralLexicalForm()) + "\"";
    if (!node.getLiteralLanguage().isEmpty()) {
      return quoted + "@" + node.getLiteralLanguage();
    }
    return node.getLiteralDatatype().equals(XSDDatatype.XSDstring)
        ? quoted
        : quoted + "^^<" + iri(node.getLiteralDatatypeURI()) + ">";
  }

  /** The four characters that cannot stand for themselves in a literal, and no others. */
  private static String escaped(String lexicalForm) {
    return lexicalForm
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** Characters that the grammar's {@code IRIREF} excludes are written by their number. */
  private static String iri(String iri) {
    StringBuilder written = new StringBuilder();
    iri.codePoints()
        .forEach(
            c -> {
              if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
                written.append(String.format("\\u%04X", c));
              } else {
                written.appendCodePoint(c);
              }
            });
    return written.toString();
  }
}

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

  private static final String END = ".\n";

  private CanonicalForm() {}

  /** The line of a triple, with its line feed. */
  public static String line(Triple triple) {
    StringBuilder line = new StringBuilder();
    append(line, triple.getSubject(), triple.getPredicate(), triple.getObject());
    return line.append(END).toString();
  }

  /** The line of a quad, with its line feed; the default graph has no name. */
  public static String line(Quad quad) {
    StringBuilder line = new StringBuilder();
    append(line, quad.getSubject(), quad.getPredicate(), quad.getObject());
    if (!quad.isDefaultGraph()) {
      append(line, quad.getGraph());
      line.append(' ');
    }
    return line.append(END).toString();
  }

  private static void append(StringBuilder line, Node subject, Node predicate, Node object) {
    append(line, subject);
    append(line.append(' '), predicate);
    append(line.append(' '), object);
    line.append(' ');
  }

  /** One term. */
  public static String of(Node node) {
    StringBuilder written = new StringBuilder();
    append(written, node);
    return written.toString();
  }

  private static void append(StringBuilder written, Node node) {
    if (node.isURI()) {
      appendIri(written, node.getURI());
    } else if (node.isBlank()) {
      written.append("_:").append(node.getBlankNodeLabel());
    } else {
      appendLiteral(written, node);
    }
  }

  private static void appendLiteral(StringBuilder written, Node node) {
    appendEscaped(written.append('"'), node.getLiteralLexicalForm());
    written.append('"');
    if (!node.getLiteralLanguage().isEmpty()) {
      written.append('@').append(node.getLiteralLanguage());
    } else if (!node.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      appendIri(written.append("^^"), node.getLiteralDatatypeURI());
    }
  }

  /** The four characters that cannot stand for themselves in a literal, and no others. */
  private static void appendEscaped(StringBuilder written, String lexicalForm) {
    for (int i = 0; i < lexicalForm.length(); i++) {
      char c = lexicalForm.charAt(i);
      switch (c) {
        case '\\' -> written.append("\\\\");
        case '"' -> written.append("\\\"");
        case '\n' -> written.append("\\n");
        case '\r' -> written.append("\\r");
        default -> written.append(c);
      }
    }
  }

  /** Characters that the grammar's {@code IRIREF} excludes are written by their number. */
  private static void appendIri(StringBuilder written, String iri) {
    written.append('<');
    int done = 0;
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
        written.append(iri, done, i).append(String.format("\\u%04X", (int) c));
        done = i + 1;
      }
    }
    written.append(iri, done, iri.length()).append('>');
  }
}

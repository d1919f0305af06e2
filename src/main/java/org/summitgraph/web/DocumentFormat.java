package org.summitgraph.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.summitgraph.describe.ExportFormat;

/**
 * The forms of a document about a thing, in the order in which we prefer them: a client that says
 * nothing of what it likes is a program, and gets Turtle.
 */
enum DocumentFormat implements Offer {
  TURTLE("Turtle", "ttl", ExportFormat.TURTLE),
  HTML("HTML", "html", null),
  TRIG("TriG", "trig", ExportFormat.TRIG),
  JSON_LD("JSON-LD", "jsonld", ExportFormat.JSON_LD),
  N_TRIPLES("N-Triples", "nt", ExportFormat.N_TRIPLES),
  N_QUADS("N-Quads", "nq", ExportFormat.N_QUADS),
  RDF_XML("RDF/XML", "rdf", ExportFormat.RDF_XML);

  static final List<DocumentFormat> ALL = List.of(values());

  /** Those for programs. */
  static final List<DocumentFormat> RDF =
      ALL.stream().filter(format -> format.export().isPresent()).toList();

  private final String label;
  private final String suffix;
  private final ExportFormat export;

  DocumentFormat(String label, String suffix, ExportFormat export) {
    this.label = label;
    this.suffix = suffix;
    this.export = export;
  }

  static Optional<DocumentFormat> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
  }

  /** What people call it. */
  String label() {
    return label;
  }

  @Override
  public String suffix() {
    return suffix;
  }

  @Override
  public String mediaType() {
    return export == null ? "text/html" : export.lang().getHeaderString();
  }

  /** How it is written; empty for HTML. */
  Optional<ExportFormat> export() {
    return Optional.ofNullable(export);
  }

  /** How Jena calls it; only for the forms of RDF. */
  Lang lang() {
    return export.lang();
  }
}

package org.summitgraph.describe;

import org.apache.jena.riot.Lang;

/** The formats of an export. Those without named graphs carry evidence as reification. */
public enum ExportFormat {
  TURTLE(
      Lang.TURTLE,
      (selection, prefixes, out) ->
          SortedTurtle.write(EvidenceTurtle.triples(selection), prefixes, out)),
  N_TRIPLES(
      Lang.NTRIPLES,
      (selection, prefixes, out) ->
          SortedLines.write(
              EvidenceTurtle.triples(selection).stream().map(CanonicalForm::line), out)),
  TRIG(
      Lang.TRIG,
      (selection, prefixes, out) -> SortedTurtle.writeTriG(selection.quads(), prefixes, out)),
  N_QUADS(
      Lang.NQUADS,
      (selection, prefixes, out) ->
          SortedLines.write(selection.quads().stream().map(CanonicalForm::line), out));

  private final Lang lang;
  private final SelectionWriter writer;

  ExportFormat(Lang lang, SelectionWriter writer) {
    this.lang = lang;
    this.writer = writer;
  }

  /** Its media type and file extension. */
  public Lang lang() {
    return lang;
  }

  public SelectionWriter writer() {
    return writer;
  }
}

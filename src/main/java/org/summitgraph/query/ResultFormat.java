package org.summitgraph.query;

import java.util.Locale;

/** How results are written. The code is the constant's name in lower case. */
public enum ResultFormat {
  /** Aligned columns for people. */
  TABLE,
  /** SPARQL 1.1 Query Results CSV. */
  CSV,
  /** SPARQL 1.1 Query Results TSV. */
  TSV,
  /** SPARQL 1.1 Query Results JSON. */
  JSON,
  /** SPARQL Query Results XML. */
  XML,
  /** Turtle, for queries that build a graph; the only format of those. */
  TURTLE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

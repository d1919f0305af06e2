package org.summitgraph.query;

import java.util.Locale;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** How results are written. The code is the constant's name in lower case. */
public enum ResultFormat {
  /** Aligned columns for people. */
  TABLE(null),
  /** SPARQL 1.1 Query Results CSV. */
  CSV(ResultSetLang.RS_CSV),
  /** SPARQL 1.1 Query Results TSV. */
  TSV(ResultSetLang.RS_TSV),
  /** SPARQL 1.1 Query Results JSON. */
  JSON(ResultSetLang.RS_JSON),
  /** SPARQL Query Results XML. */
  XML(ResultSetLang.RS_XML),
  /** Turtle, for queries that build a graph; the only format of those. */
  TURTLE(null);

  @SuppressWarnings("ImmutableEnumChecker") // a Lang does not change once it is made
  private final Lang lang;

  ResultFormat(Lang lang) {
    this.lang = lang;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Lang lang() {
    return lang;
  }
}

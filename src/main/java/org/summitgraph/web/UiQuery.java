package org.summitgraph.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.summitgraph.query.CannedQuery;

/**
 * A canned query as the pages and the editor offer it.
 *
 * @param name the file's name without its ending, unique among the queries
 * @param summary the question that it answers, as a person would ask it
 * @param sparql the text that is put into the editor; it runs as it is
 */
public record UiQuery(String name, String summary, String sparql) {

  public UiQuery {
    if (name.isBlank() || summary.isBlank() || sparql.isBlank()) {
      throw new IllegalArgumentException("canned query \"" + name + "\" has an empty part");
    }
  }

  /** As the editor offers it: with its parameters at their defaults. */
  static UiQuery of(CannedQuery canned) {
    return new UiQuery(canned.name(), canned.summary(), canned.runnable());
  }

  /** The part of the editor's address that puts a query into it. */
  static String inEditor(String sparql) {
    return "?query=" + URLEncoder.encode(sparql, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

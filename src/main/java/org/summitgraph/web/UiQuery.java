package org.summitgraph.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

  /** Address of the editor with this query in it, relative to the front page. */
  public String editorLink() {
    return editorLink(sparql);
  }

  /** Address of the editor with a query in it, relative to the front page. */
  static String editorLink(String sparql) {
    return "ui/#/dataset/"
        + SummitServer.DATASET
        + "/query?query="
        + URLEncoder.encode(sparql, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

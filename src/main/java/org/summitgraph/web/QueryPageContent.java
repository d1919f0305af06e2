package org.summitgraph.web;

import java.util.List;
import java.util.Optional;
import org.summitgraph.query.CannedQuery;

/**
 * What the page of a canned query shows.
 *
 * @param fields one for each parameter
 * @param problem why there is no answer
 * @param columns empty without an answer
 * @param more whether there are more rows than are shown
 * @param downloads the same answer for programs
 * @param editor the editor with the query in it
 */
public record QueryPageContent(
    CannedQuery query,
    PageLinks links,
    List<Field> fields,
    Optional<String> problem,
    List<String> columns,
    List<List<Cell>> rows,
    boolean more,
    List<Download> downloads,
    String editor) {

  /**
   * An input.
   *
   * @param type the type of HTML's input element
   */
  public record Field(String name, String type, String hint, String value) {}

  /**
   * A term in the table.
   *
   * @param address where it leads, if it leads anywhere
   */
  public record Cell(String text, Optional<String> address) {}

  /** The answer in another form. */
  public record Download(String label, String address) {}

  public QueryPageContent {
    fields = List.copyOf(fields);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    downloads = List.copyOf(downloads);
  }
}

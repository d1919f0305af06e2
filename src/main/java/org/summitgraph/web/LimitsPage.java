package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.summitgraph.query.bounded.Limit;

/** {@code /limits}, a page, and {@code /limits.json}, for programs: what this server gives. */
public final class LimitsPage extends Resource {

  private static final long serialVersionUID = 1L;

  static final String FOR_PROGRAMS = "limits.json";

  /**
   * One limit.
   *
   * @param code its name, which refusals give too
   */
  public record Row(String code, long value, String unit, String meaning) {}

  private final transient List<Row> rows;

  LimitsPage(ServerLimits limits) {
    this.rows = rows(limits);
  }

  static List<Row> rows(ServerLimits limits) {
    List<Row> rows = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      rows.add(new Row(limit.code(), limits.query().of(limit), limit.unit(), limit.meaning()));
    }
    rows.add(
        new Row(
            "queries",
            limits.queries(),
            "queries",
            "at once, of all clients, that are short; as many wait to begin, or to go on as long ones"));
    rows.add(
        new Row(
            "queries-per-client",
            limits.queriesPerClient(),
            "queries",
            "at once of one address; as many more wait a second for these"));
    rows.add(
        new Row(
            "long-queries",
            limits.longQueries(),
            "queries",
            "computing at once beyond a fiftieth of a second; the others wait for their turn"));
    rows.add(new Row("export", Exports.MOST_READ, "quads", "read for one export or RDF document"));
    rows.add(new Row("connections", limits.connections(), "connections", "at once"));
    rows.add(
        new Row(
            "connections-per-client",
            limits.connectionsPerClient(),
            "connections",
            "at once of one address"));
    rows.add(
        new Row("patience", limits.patience().toSeconds(), "seconds", "to bring a whole request"));
    rows.add(new Row("headers", limits.headerBytes(), "bytes", "in the headers of a request"));
    rows.add(
        new Row("address", HeaderBounds.LONGEST_ADDRESS, "bytes", "in the address of a request"));
    return List.copyOf(rows);
  }

  @Override
  Answer answer(HttpServletRequest request) {
    return request.getServletPath().endsWith(".json")
        ? Answer.text(HttpServletResponse.SC_OK, json().toString()).as("application/json")
        : HtmlPages.answer(
            HttpServletResponse.SC_OK,
            HtmlPages.text("limits.jte", Map.of("rows", rows, "home", "./")));
  }

  private JsonObject json() {
    JsonArray list = new JsonArray();
    for (Row row : rows) {
      JsonObject limit = new JsonObject();
      limit.put("limit", row.code());
      limit.put("value", row.value());
      limit.put("unit", row.unit());
      limit.put("meaning", row.meaning());
      list.add(limit);
    }
    JsonObject all = new JsonObject();
    all.put("limits", list);
    return all;
  }
}

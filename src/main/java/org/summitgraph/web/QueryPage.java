package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.Parameter;
import org.summitgraph.query.ParameterType;
import org.summitgraph.web.QueryPageContent.Cell;
import org.summitgraph.web.QueryPageContent.Download;
import org.summitgraph.web.QueryPageContent.Field;

/** The page of one canned query: a form for its parameters, and its answer as a table. */
final class QueryPage {

  /** More rows than anybody reads; the downloads have all of them. */
  private static final int MOST_ROWS = 1000;

  private static final Map<ParameterType, String> INPUT_TYPES =
      Map.of(
          ParameterType.DATE, "date",
          ParameterType.INTEGER, "number",
          ParameterType.IRI, "text",
          ParameterType.TEXT, "text");

  private static final Map<ParameterType, String> HINTS =
      Map.of(
          ParameterType.DATE, "a day: year-month-day",
          ParameterType.INTEGER, "a whole number",
          ParameterType.IRI, "an IRI, or a prefixed name",
          ParameterType.TEXT, "words");

  private final CannedQuery canned;
  private final Site site;
  private final HttpServletRequest request;

  QueryPage(CannedQuery canned, Site site, HttpServletRequest request) {
    this.canned = canned;
    this.site = site;
    this.request = request;
  }

  private record Table(List<String> columns, List<List<Cell>> rows, boolean more) {}

  /** The page with the answer. */
  Answer answer(
      Map<String, String> values, QueryExecution execution, Map<String, String> prefixes) {
    Query query = execution.getQuery();
    Table table =
        query.isAskType()
            ? new Table(
                List.of("answer"),
                List.of(List.of(text(execution.execAsk() ? "yes" : "no"))),
                false)
            : query.isSelectType()
                ? rows(execution.execSelect(), prefixes)
                : triples(
                    query.isConstructType() ? execution.execConstruct() : execution.execDescribe(),
                    prefixes);
    return page(
        HttpServletResponse.SC_OK, Optional.empty(), table, downloads(values, query), query);
  }

  /** The page with its form and word of what is wrong. */
  Answer refusal(int status, String problem) {
    return page(
        status,
        Optional.of(problem),
        new Table(List.of(), List.of(), false),
        List.of(),
        canned.query());
  }

  private Answer page(
      int status, Optional<String> problem, Table table, List<Download> downloads, Query query) {
    PageLinks links = site.links(request);
    String sparql =
        problem.isPresent() || canned.parameters().isEmpty() ? canned.runnable() : query.toString();
    QueryPageContent content =
        new QueryPageContent(
            canned,
            links,
            canned.parameters().stream().map(this::field).toList(),
            problem,
            table.columns(),
            table.rows(),
            table.more(),
            downloads,
            links.editor(sparql));
    return HtmlPages.answer(status, HtmlPages.text("query.jte", Map.of("content", content)));
  }

  private Field field(Parameter parameter) {
    String given = request.getParameter(parameter.name());
    return new Field(
        parameter.name(),
        INPUT_TYPES.get(parameter.type()),
        HINTS.get(parameter.type()) + ", for example " + parameter.defaultValue(),
        given == null ? parameter.defaultValue() : given);
  }

  private List<Download> downloads(Map<String, String> values, Query query) {
    String asked =
        values.entrySet().stream()
            .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
            .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    List<? extends Offer> offers =
        query.isConstructType() || query.isDescribeType()
            ? DocumentFormat.RDF
            : List.of(ResultOffer.CSV, ResultOffer.TSV, ResultOffer.JSON, ResultOffer.XML);
    return offers.stream()
        .map(
            offer ->
                new Download(
                    offer.suffix().toUpperCase(Locale.ROOT),
                    canned.name() + "." + offer.suffix() + asked))
        .toList();
  }

  private Table rows(ResultSet found, Map<String, String> prefixes) {
    List<String> columns = found.getResultVars();
    List<List<Cell>> rows = new ArrayList<>();
    while (found.hasNext() && rows.size() < MOST_ROWS) {
      QuerySolution row = found.next();
      rows.add(
          columns.stream()
              .map(
                  column ->
                      row.contains(column) ? cell(row.get(column).asNode(), prefixes) : text(""))
              .toList());
    }
    return new Table(columns, rows, found.hasNext());
  }

  private Table triples(Model model, Map<String, String> prefixes) {
    List<Triple> triples = model.getGraph().find().toList();
    List<List<Cell>> rows =
        triples.stream()
            .sorted(Comparator.comparing(Triple::toString))
            .limit(MOST_ROWS)
            .map(
                triple ->
                    List.of(
                        cell(triple.getSubject(), prefixes),
                        cell(triple.getPredicate(), prefixes),
                        cell(triple.getObject(), prefixes)))
            .toList();
    return new Table(List.of("subject", "predicate", "object"), rows, triples.size() > MOST_ROWS);
  }

  private Cell cell(Node term, Map<String, String> prefixes) {
    if (!term.isURI()) {
      return text(term.isLiteral() ? term.getLiteralLexicalForm() : term.toString());
    }
    return new Cell(shortened(term.getURI(), prefixes), site.links(request).to(term.getURI()));
  }

  private static Cell text(String words) {
    return new Cell(words, Optional.empty());
  }

  private static String shortened(String iri, Map<String, String> prefixes) {
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse(iri);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package org.summitgraph.query;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.NodeCmp;

/**
 * Runs a query and writes what comes back.
 *
 * @param prefixes by which IRIs are shortened for people
 * @param width how many characters a line of a table may have; 0 for any number
 */
public record Results(Map<String, String> prefixes, int width) {

  private static final Map<ResultFormat, Lang> LANGUAGES =
      Map.of(
          ResultFormat.CSV, ResultSetLang.RS_CSV,
          ResultFormat.TSV, ResultSetLang.RS_TSV,
          ResultFormat.JSON, ResultSetLang.RS_JSON,
          ResultFormat.XML, ResultSetLang.RS_XML);
  private static final Comparator<Triple> BY_TERMS =
      Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
          .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
          .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

  public Results {
    prefixes = Map.copyOf(prefixes);
  }

  /**
   * Runs {@code execution}, which knows its query, and writes all results to {@code out}, which
   * stays open. The caller holds the read transaction, if there is one.
   *
   * @throws IllegalArgumentException when this kind of query has no such format
   */
  public void write(QueryExecution execution, ResultFormat format, OutputStream out) {
    Query query = execution.getQuery();
    boolean graph = query.isConstructType() || query.isDescribeType();
    requireFormat(graph, format);
    if (graph) {
      writeGraph(
          (query.isConstructType() ? execution.execConstruct() : execution.execDescribe())
              .getGraph(),
          out);
    } else if (query.isAskType()) {
      writeAnswer(execution.execAsk(), format, out);
    } else {
      writeRows(execution.execSelect(), format, out);
    }
  }

  private static void requireFormat(boolean graph, ResultFormat format) {
    if (graph && format != ResultFormat.TURTLE && format != ResultFormat.TABLE) {
      throw new IllegalArgumentException(
          "the query builds a graph, which is written as turtle, not as " + format.code());
    }
    if (!graph && format == ResultFormat.TURTLE) {
      throw new IllegalArgumentException(
          "the query gives rows, which are written as table, csv, tsv, json or xml, not as turtle");
    }
  }

  // Sorted, so that the same graph always gives the same bytes.
  private void writeGraph(Graph graph, OutputStream out) {
    List<Triple> triples = new ArrayList<>(graph.find().toList());
    triples.sort(BY_TERMS);
    StreamRDF turtle = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
    turtle.start();
    prefixes.keySet().stream().sorted().forEach(name -> turtle.prefix(name, prefixes.get(name)));
    triples.forEach(turtle::triple);
    turtle.finish();
  }

  private static void writeAnswer(boolean answer, ResultFormat format, OutputStream out) {
    if (format == ResultFormat.TABLE) {
      PrintStream printer = new PrintStream(out, false, StandardCharsets.UTF_8);
      printer.println(answer ? "yes" : "no");
      printer.flush();
    } else {
      ResultSetFormatter.output(out, answer, LANGUAGES.get(format));
    }
  }

  private void writeRows(ResultSet rows, ResultFormat format, OutputStream out) {
    if (format == ResultFormat.TABLE) {
      PrintStream printer = new PrintStream(out, false, StandardCharsets.UTF_8);
      table(rows).print(printer, width);
      printer.flush();
    } else {
      ResultSetFormatter.output(out, rows, LANGUAGES.get(format));
    }
  }

  private TextTable table(ResultSet rows) {
    List<String> columns = rows.getResultVars();
    List<List<String>> cells = new ArrayList<>();
    while (rows.hasNext()) {
      QuerySolution row = rows.next();
      cells.add(columns.stream().map(column -> cell(row.get(column))).toList());
    }
    return new TextTable(columns, cells);
  }

  private String cell(RDFNode term) {
    if (term == null) {
      return "";
    }
    if (term.isURIResource()) {
      return shorten(term.asResource().getURI());
    }
    return term.isLiteral() ? term.asLiteral().getLexicalForm() : term.toString();
  }

  private String shorten(String iri) {
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse(iri);
  }
}

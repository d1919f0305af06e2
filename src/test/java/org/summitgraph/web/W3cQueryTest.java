package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The query tests of the W3C for SPARQL 1.0 and 1.1, asked of a server as users have it, with all
 * limits: {@code mvn test -Pw3c -Dw3c=DIR}. Where our answer differs stands in {@code
 * src/test/data/w3c/differs.txt}, each with its reason; more or fewer is a failure.
 */
@Tag("w3c")
class W3cQueryTest {

  private static final Path DIFFERS = Path.of("src/test/data/w3c/differs.txt");
  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
  private static final Property INCLUDE = property(MF + "include");
  private static final Property ENTRIES = property(MF + "entries");
  private static final Property ACTION = property(MF + "action");
  private static final Property RESULT = property(MF + "result");
  private static final Property QUERY = property(QT + "query");
  private static final Property DATA = property(QT + "data");
  private static final Property BOOLEAN =
      property("http://www.w3.org/2001/sw/DataAccess/tests/result-set#boolean");
  private static final Property GRAPH_DATA = property(QT + "graphData");
  private static final Pattern FROM = Pattern.compile("(?i)FROM\\s+(?:NAMED\\s+)?<([^>]+)>");
  private static final List<String> MANIFESTS =
      List.of(
          "sparql10/manifest-evaluation.ttl",
          "sparql10/manifest-syntax.ttl",
          "sparql11/manifest-sparql11-query.ttl",
          "sparql11/csv-tsv-res/manifest.ttl",
          "sparql11/json-res/manifest.ttl");

  @TempDir static Path directory;

  private final Path suites = Path.of(System.getProperty("w3c", "no folder: name it by -Dw3c=DIR"));
  private int run;
  private int stores;
  private LiveServer server;
  private Dataset dataset;

  private void restart() {
    if (server != null) {
      server.close();
    }
    Path place = directory.resolve("run" + stores++);
    server = LiveServer.over(place);
    dataset = TDB2Factory.connectDataset(place.resolve("store").toString());
  }

  private static Property property(String iri) {
    return ResourceFactory.createProperty(iri);
  }

  @Test
  void answersAsTheStandardSays() throws IOException {
    Map<String, String> differing = new TreeMap<>();
    restart();
    for (String manifest : MANIFESTS) {
      manifest(suites.resolve(manifest), differing);
    }
    server.close();
    differing.forEach((test, how) -> System.out.println(test + "  " + how));
    System.out.println((run - differing.size()) + " of " + run + " tests passed");
    assertThat(run).isGreaterThan(700);
    assertThat(differing.keySet()).isEqualTo(known());
  }

  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String line : Files.readAllLines(DIFFERS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\\s+", 2);
        assertThat(parts).as("a test and why it differs: " + line).hasSize(2);
        known.add(parts[0]);
      }
    }
    return known;
  }

  private void manifest(Path file, Map<String, String> differing) {
    Model model = RDFParser.source(file).base(file.toUri().toString()).toModel();
    for (RDFNode list : model.listObjectsOfProperty(INCLUDE).toList()) {
      for (RDFNode included : list.as(RDFList.class).asJavaList()) {
        Path next = Path.of(URI.create(included.asResource().getURI()));
        manifest(next, differing);
      }
    }
    for (RDFNode list : model.listObjectsOfProperty(ENTRIES).toList()) {
      for (RDFNode entry : list.as(RDFList.class).asJavaList()) {
        test(entry.asResource(), file, differing);
      }
    }
  }

  private void test(Resource test, Path manifest, Map<String, String> out) {
    String type =
        test.hasProperty(RDF.type) ? test.getPropertyResourceValue(RDF.type).getLocalName() : "";
    String name = test.getURI().replaceAll(".*#", "");
    String label =
        suites.toAbsolutePath().relativize(manifest.toAbsolutePath().getParent()) + "/" + name;
    if (type.contains("Update") || type.contains("Entailment") || !test.hasProperty(ACTION)) {
      return;
    }
    run++;
    try {
      String fault = fault(test, type);
      if (fault != null) {
        out.put(label, fault);
      }
    } catch (IOException | RuntimeException e) {
      out.put(label, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private String fault(Resource test, String type) throws IOException {
    Resource action = test.getPropertyResourceValue(ACTION);
    Resource file = action.hasProperty(QUERY) ? action.getPropertyResourceValue(QUERY) : action;
    String text = Files.readString(Path.of(URI.create(file.getURI())));
    boolean syntax = type.contains("Syntax");
    if (!syntax) {
      empty();
      load(action, file.getURI(), text);
    }
    String based = "BASE <" + file.getURI() + ">\n" + text;
    HttpResponse<String> answer = ask(based, accept(test));
    if (syntax) {
      int expected = type.contains("Negative") ? 400 : 200;
      return answer.statusCode() == expected ? null : "status " + answer.statusCode();
    }
    if (answer.statusCode() != 200) {
      return "status " + answer.statusCode() + " " + answer.body().strip();
    }
    return compare(QueryFactory.create(based), test.getPropertyResourceValue(RESULT), answer)
        ? null
        : "another answer: " + answer.body().replaceAll("\\s+", " ");
  }

  /** One half of the answers by XML, the other by JSON; CSV and TSV where the test is of them. */
  private String accept(Resource test) {
    String result =
        test.hasProperty(RESULT) ? test.getPropertyResourceValue(RESULT).toString() : "";
    if (result.endsWith(".csv")) {
      return "text/csv, text/turtle";
    }
    if (result.endsWith(".tsv")) {
      return "text/tab-separated-values, text/turtle";
    }
    return (run % 2 == 0 ? "application/sparql-results+xml" : "application/sparql-results+json")
        + ", text/turtle";
  }

  private HttpResponse<String> ask(String query, String accept) {
    return server.send(
        "POST",
        "/summits/sparql",
        BodyPublishers.ofString(query),
        "Content-Type",
        "application/sparql-query",
        "Accept",
        accept);
  }

  /**
   * TDB2 does not find a decimal again that was written with a point and no digit: a fresh store.
   */
  private void empty() {
    Txn.executeWrite(dataset, () -> dataset.asDatasetGraph().clear());
    if (Txn.calculateRead(dataset, () -> dataset.asDatasetGraph().find().hasNext())) {
      restart();
      Txn.executeWrite(dataset, () -> dataset.asDatasetGraph().clear());
    }
  }

  private void load(Resource action, String query, String text) {
    Txn.executeWrite(
        dataset,
        () -> {
          action
              .listProperties(DATA)
              .forEach(data -> read(dataset.getDefaultModel(), data.getResource().getURI()));
          action
              .listProperties(GRAPH_DATA)
              .forEach(
                  data -> {
                    String iri = data.getResource().getURI();
                    read(dataset.getNamedModel(iri), iri);
                  });
          if (!action.hasProperty(DATA)) {
            Matcher from = FROM.matcher(text);
            while (from.find()) {
              String iri = URI.create(query).resolve(from.group(1)).toString();
              String place = iri.replaceFirst("^file:/(?!/)", "file:///");
              read(dataset.getNamedModel(place), place);
            }
          }
        });
  }

  private static void read(Model model, String iri) {
    RDFDataMgr.read(model, iri);
  }

  private static boolean compare(Query query, Resource expected, HttpResponse<String> answer)
      throws IOException {
    String file = expected.getURI();
    ByteArrayInputStream body =
        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
    if (query.isConstructType() || query.isDescribeType()) {
      Graph actual = RDFParser.source(body).lang(Lang.TURTLE).toGraph();
      return actual.isIsomorphicWith(RDFDataMgr.loadGraph(file));
    }
    boolean rdf = file.endsWith(".ttl") || file.endsWith(".rdf");
    SPARQLResult wanted = rdf ? fromRdf(file, query) : ResultSetFactory.result(file);
    Lang language = language(answer.headers().firstValue("Content-Type").orElseThrow());
    if (query.isAskType()) {
      return ResultSetMgr.readBoolean(body, language) == wanted.getBooleanResult();
    }
    ResultSetRewindable actual = ResultSetFactory.makeRewindable(ResultSetMgr.read(body, language));
    ResultSetRewindable rows = ResultSetFactory.makeRewindable(wanted.getResultSet());
    if (language.equals(ResultSetLang.RS_CSV)) {
      return actual.size() == rows.size();
    }
    // A file in RDF has an order only where it says so, and TDB2 keeps numbers by value.
    boolean ordered = query.hasOrderBy() && !rdf;
    return ordered
        ? ResultsCompare.equalsByValueAndOrder(actual, rows)
        : ResultsCompare.equalsByValue(actual, rows);
  }

  private static SPARQLResult fromRdf(String file, Query query) {
    Model model = RDFDataMgr.loadModel(file);
    return query.isAskType()
        ? new SPARQLResult(model.listStatements(null, BOOLEAN, (RDFNode) null).next().getBoolean())
        : new SPARQLResult(ResultSetFactory.makeResults(model));
  }

  private static Lang language(String contentType) {
    if (contentType.contains("xml")) {
      return ResultSetLang.RS_XML;
    }
    if (contentType.contains("csv")) {
      return ResultSetLang.RS_CSV;
    }
    return contentType.contains("tab-separated") ? ResultSetLang.RS_TSV : ResultSetLang.RS_JSON;
  }
}

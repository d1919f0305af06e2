package org.summitgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every shipped query, against a miniature corpus; the shipped data are asked elsewhere. */
class QueryFilesTest {

  private static final Path QUERIES = Path.of("queries");
  private static final Path FIXTURE = Path.of("src/test/data/queries");
  private static final Pattern TERM = Pattern.compile("(?<![\\w-])(sgv?):([A-Za-z]\\w*)");
  @TempDir static Path folder;

  private static CannedQueries queries;
  private static BuiltDataset fixture;
  private static FusekiServer server;

  @BeforeAll
  static void build() throws Exception {
    queries = CannedQueries.readFolder(QUERIES);
    fixture = BuiltDataset.of(FIXTURE, folder.resolve("fixture"));
    server =
        FusekiServer.create()
            .port(0)
            .loopback(true)
            .add("summits", fixture.dataset(), false)
            .start();
  }

  @AfterAll
  static void close() {
    server.stop();
    fixture.dataset().close();
  }

  @Test
  void theFolderHoldsTheQueriesThatHaveExpectedRowsAndNoOther() throws IOException {
    assertThat(queries.all()).hasSizeGreaterThanOrEqualTo(14);
    Set<String> expected = new TreeSet<>(names(FIXTURE, ".csv"));
    expected.addAll(names(FIXTURE, ".turtle"));
    assertThat(names(QUERIES, ".rq")).isEqualTo(expected);
    assertThat(expected).containsAll(names(FIXTURE, ".params"));
  }

  @TestFactory
  Stream<DynamicTest> isStandardSparqlThatAnyToolCanRun() {
    return forEach(
        canned -> {
          Query alone = QueryFactory.create(canned.text(), Syntax.syntaxSPARQL_11);
          assertThat(alone.hasOrderBy()).as("ORDER BY").isTrue();
          Query bound =
              QueryFactory.create(canned.bind(Map.of()).serialize(), Syntax.syntaxSPARQL_11);
          assertThat(bound.getResultVars()).isEqualTo(alone.getResultVars());
        });
  }

  @TestFactory
  Stream<DynamicTest> usesOnlyTermsOfTheOntology() {
    Set<String> terms =
        fixture.corpus().ontology().stream()
            .filter(quad -> quad.subject().isURI())
            .map(quad -> quad.subject().getURI())
            .collect(Collectors.toSet());
    Map<String, String> prefixes = fixture.corpus().prefixes();
    return forEach(
        canned -> {
          canned
              .query()
              .getPrefixMapping()
              .getNsPrefixMap()
              .forEach((name, iri) -> assertThat(iri).as(name).isEqualTo(prefixes.get(name)));
          List<String> used =
              TERM.matcher(canned.query().serialize())
                  .results()
                  .map(term -> prefixes.get(term.group(1)) + term.group(2))
                  .toList();
          assertThat(used).isNotEmpty();
          assertThat(terms).containsAll(used);
        });
  }

  @TestFactory
  Stream<DynamicTest> hasNoPropertyPathInsideGraph() {
    return forEach(canned -> assertThat(pathsInGraphs(canned.query())).isEmpty());
  }

  @Test
  void wouldFindAPropertyPathInsideGraph() {
    String hidden = "SELECT * { { SELECT * { GRAPH ?g { OPTIONAL { ?s <urn:p>/<urn:q> ?o } } } } }";
    assertThat(pathsInGraphs(QueryFactory.create(hidden))).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> namesThePassageOfEachRowOrSaysWhyNot() {
    return forEach(
        canned -> {
          if (!canned.query().getResultVars().contains("passage")) {
            assertThat(canned.description()).contains("has no single passage");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> givesTheExpectedRowsFromTheFixture() {
    return forEach(
        canned ->
            assertThat(fixture.answer(canned, parametersOf(canned))).isEqualTo(expected(canned)));
  }

  @TestFactory
  Stream<DynamicTest> givesTheSameRowsOverHttp() {
    return forEach(
        canned ->
            assertThat(
                    BuiltDataset.answer(
                        QueryExecution.service(server.datasetURL("summits"))
                            .query(fixture.bind(canned, parametersOf(canned)))
                            .build()))
                .isEqualTo(expected(canned)));
  }

  private static Stream<DynamicTest> forEach(Check check) {
    assertThat(queries.all()).isNotEmpty();
    return queries.all().stream()
        .map(canned -> dynamicTest(canned.name(), () -> check.run(canned)));
  }

  private interface Check {
    void run(CannedQuery canned) throws IOException;
  }

  private static Set<String> names(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .map(name -> name.substring(0, name.length() - suffix.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String expected(CannedQuery canned) throws IOException {
    String suffix = BuiltDataset.format(canned.query()).code();
    return Files.readString(FIXTURE.resolve(canned.name() + "." + suffix));
  }

  /** Other values than the shipped defaults, which the fixture does not know. */
  private static Map<String, String> parametersOf(CannedQuery canned) throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (!canned.parameters().isEmpty()) {
      Properties file = new Properties();
      try (Reader reader = Files.newBufferedReader(FIXTURE.resolve(canned.name() + ".params"))) {
        file.load(reader);
      }
      file.stringPropertyNames().forEach(name -> values.put(name, file.getProperty(name)));
    }
    return values;
  }

  private static List<TriplePath> pathsInGraphs(Query query) {
    List<TriplePath> paths = new ArrayList<>();
    ElementVisitorBase inGraph =
        new ElementVisitorBase() {
          @Override
          public void visit(ElementPathBlock block) {
            block.getPattern().getList().stream()
                .filter(pattern -> !pattern.isTriple())
                .forEach(paths::add);
          }
        };
    ElementWalker.walk(
        query.getQueryPattern(),
        new ElementVisitorBase() {
          @Override
          public void visit(ElementNamedGraph graph) {
            ElementWalker.walk(graph.getElement(), inGraph);
          }

          @Override
          public void visit(ElementSubQuery inner) {
            paths.addAll(pathsInGraphs(inner.getQuery()));
          }
        });
    return paths;
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.query.CannedQuery;

class QueryAnswersTest {

  private static final String SHACL = "http://www.w3.org/ns/shacl#";
  private static final String GENEVA = "https://w3id.org/summitgraph/id/event/geneva-1985";

  @TempDir static Path directory;

  private static LiveServer server;
  private static List<CannedQuery> shipped;

  @BeforeAll
  static void start() {
    ServerSettings settings = LiveServer.settings(Path.of("queries"));
    shipped = settings.queries();
    server = LiveServer.over(directory, settings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  @TestFactory
  Stream<DynamicTest> everyShippedQueryAnswersInEveryForm() {
    assertThat(shipped).hasSizeGreaterThan(10);
    return shipped.stream().map(canned -> dynamicTest(canned.name(), () -> answers(canned)));
  }

  private static void answers(CannedQuery canned) {
    boolean graph = canned.query().isConstructType();
    List<? extends Offer> offers = graph ? DocumentFormat.ALL : ResultOffer.ALL;
    for (Offer offer : offers) {
      HttpResponse<String> answer = server.get("/queries/" + canned.name() + "." + offer.suffix());
      assertThat(answer.statusCode()).as(offer.suffix()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ETag")).isPresent();
    }
    String path = "/queries/" + canned.name();
    assertThat(server.get(path + ".html").body())
        .contains("<h1>", "ui/#/dataset/summits/query?query=")
        .doesNotContain("<script");
    assertThat(server.get(path + ".rq").body()).isEqualTo(canned.text());
    if (!graph) {
      givesRows(path, canned.query().getResultVars());
    }
  }

  private static void givesRows(String path, List<String> columns) {
    assertThat(server.get(path + ".csv").body().lines().findFirst())
        .hasValue(String.join(",", columns));
    JsonObject json = JSON.parse(server.get(path + ".json").body());
    assertThat(json.getObj("head").get("vars").getAsArray()).hasSameSizeAs(columns);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/sparql-results+json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "text/csv | text/csv",
        "text/tab-separated-values | text/tab-separated-values",
        "application/json | application/json",
        "application/xml;q=0.2, text/csv;q=0.1 | application/xml",
        "text/html;q=0, text/* | text/csv",
        "application/sparql-results+xml | application/sparql-results+xml"
      })
  void choosesTheFormThatTheClientLikesBest(String accept, String mediaType) {
    HttpResponse<String> answer = server.get("/queries/sources", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo(mediaType);
    assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
  }

  @Test
  void saysInWhichFormsThereIsAnAnswer() {
    HttpResponse<String> answer = server.get("/queries/sources", "Accept", "image/png");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.body()).contains("text/csv", "text/html", "application/sparql-results+json");
  }

  @Test
  void bindsParametersAsTerms() {
    for (String thing : List.of("event:geneva-1985", GENEVA)) {
      String rows =
          server
              .get("/queries/meetings-graph.nt?from=1985-01-01&thing=" + LiveServer.encode(thing))
              .body();
      assertThat(rows).startsWith("parameter thing: the query meetings-graph has no such");
    }
    String page =
        server.get("/queries/evidence.html?thing=" + LiveServer.encode("event:geneva-1985")).body();
    assertThat(page)
        .contains("value=\"event:geneva-1985\"")
        .contains("evidence.csv?thing=event%3Ageneva-1985");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evidence?thing=nonsense | parameter thing: this is neither a full IRI nor a",
        "evidence?thing=x:y | parameter thing:",
        "evidence?thing=https://x.org/%3E%20%7D%20DROP | is not an IRI; for example thing=",
        "evidence?thing=urn:a:b&thing=urn:a:c | parameter thing: is given 2 times; for example",
        "evidence?other=1 | parameter other: the query evidence has no such parameter; for example",
        "events-between?from=2018-02-30 | parameter from: this is no day of the calendar",
        "events-between?from=yesterday | is not a date (year-month-day); for example from=",
        "sources?x=1 | parameter x: the query sources has no such parameter"
      })
  void refusesAParameterByNameWithAnExample(String path, String words) {
    HttpResponse<String> answer = server.get("/queries/" + path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("text/plain");
    assertThat(answer.body()).contains(words, "for example");
    HttpResponse<String> page = server.get("/queries/" + path, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("role=\"alert\"", "<h1>");
  }

  @Test
  void showsWhatWasGivenAsTextAlone() {
    String evil = LiveServer.encode("\"><script>alert(1)</script>");
    for (String path : List.of("evidence?thing=" + evil, "evidence?" + evil + "=1")) {
      HttpResponse<String> page = server.get("/queries/" + path, "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.body()).doesNotContain("<script");
    }
  }

  @Test
  void leadsFromTheTableToWhatItNames() {
    String page = server.get("/queries/who-met-whom.html").body();
    assertThat(page).contains("href=\"../doc/");
    assertThat(page).contains("href=\"../doc/source/lake-notebook#p1s1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "sources.ttl", "sources.exe", "sources/more", "meetings-graph.csv"})
  void answersNothingElse(String path) {
    assertThat(server.get("/queries/" + path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void isForReading(String method) {
    for (String path : List.of("/queries/sources", "/openapi.json", "/queries/")) {
      HttpResponse<String> answer = server.send(method, path, BodyPublishers.ofString("x"));
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }
  }

  @Test
  void givesAGraphInFormsOfRdf() {
    String path = "/queries/meetings-graph";
    String parameter = "?from=1900-01-01";
    Graph turtle =
        RDFParser.fromString(server.get(path + ".ttl" + parameter).body(), Lang.TURTLE).toGraph();
    Map<String, Lang> forms =
        Map.of(".nt", Lang.NTRIPLES, ".rdf", Lang.RDFXML, ".jsonld", Lang.JSONLD);
    forms.forEach(
        (suffix, lang) ->
            assertThat(
                    RDFParser.fromString(server.get(path + suffix + parameter).body(), lang)
                        .toGraph()
                        .isIsomorphicWith(turtle))
                .as(suffix)
                .isTrue());
    assertThat(server.get(path + ".html" + parameter).body()).contains("<th scope=\"col\">subject");
  }

  @Test
  void listsTheQueriesAsExamplesThatRun() {
    Model model =
        RDFParser.fromString(server.get("/queries.ttl").body(), Lang.TURTLE)
            .base("urn:x:")
            .toModel();
    List<Resource> listed =
        model
            .listSubjectsWithProperty(
                RDF.type, ResourceFactory.createResource(SHACL + "SPARQLExecutable"))
            .toList();
    assertThat(listed).hasSize(shipped.size());
    for (Resource query : listed) {
      String text =
          Stream.of("select", "ask", "construct")
              .map(kind -> query.getProperty(ResourceFactory.createProperty(SHACL + kind)))
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow()
              .getString();
      QueryFactory.create(text, Syntax.syntaxSPARQL_11);
      assertThat(text).doesNotContain("?_");
      assertThat(
              query
                  .getProperty(ResourceFactory.createProperty("https://schema.org/target"))
                  .getResource()
                  .getURI())
          .isEqualTo(server.at("/summits/sparql").toString());
      assertThat(query.getURI()).startsWith(server.at("/queries/").toString());
    }
    Graph again =
        RDFParser.fromString(
                server.get("/queries/", "Accept", "application/ld+json").body(), Lang.JSONLD)
            .toGraph();
    assertThat(again.isIsomorphicWith(model.getGraph())).isTrue();
  }

  @Test
  void listsTheQueriesForPeople() {
    HttpResponse<String> page = server.get("/queries/", "Accept", "text/html");
    assertThat(type(page)).isEqualTo("text/html");
    for (CannedQuery canned : shipped) {
      assertThat(page.body()).contains("href=\"../queries/" + canned.name() + "\"");
    }
  }

  @Test
  void describesEveryQueryInOpenApiAsItAnswers() {
    JsonObject api = JSON.parse(server.get("/openapi.json").body());
    assertThat(api.getString("openapi")).isEqualTo("3.1.0");
    JsonObject paths = api.getObj("paths");
    assertThat(paths.keys()).hasSize(shipped.size());
    int parameters = 0;
    for (String path : paths.keys()) {
      JsonObject get = paths.getObj(path).getObj("get");
      for (var each : get.get("parameters").getAsArray()) {
        JsonObject parameter = each.getAsObject();
        String example = parameter.getObj("schema").get("default").toString().replace("\"", "");
        assertThat(
                server
                    .get(
                        path + "?" + parameter.getString("name") + "=" + LiveServer.encode(example))
                    .statusCode())
            .as("%s %s", path, parameter)
            .isEqualTo(200);
        parameters++;
      }
      for (String mediaType : get.getObj("responses").getObj("200").getObj("content").keys()) {
        assertThat(type(server.get(path, "Accept", mediaType))).as(path).isEqualTo(mediaType);
      }
    }
    assertThat(parameters).isGreaterThan(5);
  }

  @Test
  void exportsWhatAQueryBuildsWithItsEvidence() {
    String path = "/export?query=meetings-graph&from=1900-01-01";
    assertThat(server.get(path).statusCode()).isEqualTo(404);
    assertThat(server.get("/export?query=sources").statusCode()).isEqualTo(400);
    assertThat(server.get("/export?query=meetings-graph&since=1").body())
        .contains("the query meetings-graph has no such parameter");
    assertThat(server.get("/export?iri=" + GENEVA + "&nonsense=1").statusCode()).isEqualTo(400);
  }
}

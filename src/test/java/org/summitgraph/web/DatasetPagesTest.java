package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.fuseki.server.FusekiVocab;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.model.Text;

class DatasetPagesTest {

  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final Pattern LOCATION = Pattern.compile("<loc>([^<]+)</loc>");

  @TempDir static Path directory;

  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.over(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] bytes(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.at(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  private static Graph graph(String path, Lang lang, String... headers) {
    HttpResponse<String> answer = server.get(path, headers);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return RDFParser.fromString(answer.body(), lang).toGraph();
  }

  private static Dataset fixture() {
    return RDFDataMgr.loadDataset("src/test/data/web/summits.trig");
  }

  @ParameterizedTest
  @CsvSource({"nq, application/n-quads", "trig, application/trig"})
  void sendsAllQuadsPlainAndPacked(String ending, String mediaType) throws Exception {
    HttpResponse<String> plain = server.get("/dumps/data." + ending);
    assertThat(plain.headers().firstValue("Content-Type")).hasValue(mediaType);
    Dataset read = DatasetFactory.create();
    Lang lang = ending.equals("nq") ? Lang.NQUADS : Lang.TRIG;
    RDFParser.fromString(plain.body(), lang).parse(read);
    assertThat(IsoMatcher.isomorphic(read.asDatasetGraph(), fixture().asDatasetGraph())).isTrue();
    byte[] packed = bytes("/dumps/data." + ending + ".gz");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes("/dumps/data." + ending));
    }
  }

  @Test
  void sendsTheFactsWithTheirEvidenceAsTurtle() {
    Graph turtle = graph("/dumps/data.ttl", Lang.TURTLE);
    fixture()
        .getUnionModel()
        .listStatements()
        .forEach(statement -> assertThat(turtle.contains(statement.asTriple())).isTrue());
    assertThat(server.get("/dumps/data.ttl").body()).startsWith("# ").contains("sg:inClaimGraph");
  }

  @Test
  void sumsUpEveryDump() throws Exception {
    List<String> sums = server.get("/dumps/SHA256SUMS").body().lines().toList();
    assertThat(sums).hasSize(6);
    String page = server.get("/dumps/").body();
    for (String line : sums) {
      String[] sum = line.split("  ", 2);
      assertThat(HexFormat.of().formatHex(Text.digest().digest(bytes("/dumps/" + sum[1]))))
          .as(sum[1])
          .isEqualTo(sum[0]);
      assertThat(page).contains(sum[0], "href=\"" + sum[1] + "\"");
    }
  }

  /** They are known as soon as the checksums are. */
  @Test
  void tellsTheLengthOfEveryDump() throws Exception {
    for (String line : server.get("/dumps/SHA256SUMS").body().lines().toList()) {
      String path = "/dumps/" + line.split("  ", 2)[1];
      long length = bytes(path).length;
      for (String method : List.of("GET", "HEAD")) {
        HttpResponse<String> answer = server.send(method, path, BodyPublishers.noBody());
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
            .as(method + path)
            .hasValue(length);
      }
      HttpResponse<String> onTheWay = server.get(path, "Accept-Encoding", "gzip");
      assertThat(onTheWay.headers().firstValue("Content-Encoding").isPresent())
          .as(path)
          .isNotEqualTo(onTheWay.headers().firstValue("Content-Length").isPresent());
    }
  }

  @Test
  void tellsWhoHasADumpThatNothingChanged() {
    HttpResponse<String> first = server.get("/dumps/data.nq");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = server.get("/dumps/data.nq", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(server.get("/dumps/data.trig").headers().firstValue("ETag")).isNotEqualTo(tag);
    HttpResponse<String> head = server.send("HEAD", "/dumps/data.nq", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag")).hasValue(tag);
    assertThat(first.headers().firstValue("Link").orElse("")).contains("rel=\"license\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void letsNobodyChangeADescriptionOrADump(String method) {
    for (String path : List.of("/dumps/data.nq", "/dumps/", "/.well-known/void", "/sitemap.xml")) {
      HttpResponse<String> answer = server.send(method, path, BodyPublishers.ofString("x"));
      assertThat(answer.statusCode()).as(path).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dumps/data", "/dumps/data.zip", "/dumps/../secret", "/dumps/data.nq/x"})
  void hasNoOtherDump(String path) {
    assertThat(server.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void describesTheDatasetInEveryFormOfRdf() {
    Graph turtle = graph("/.well-known/void", Lang.TURTLE);
    assertThat(turtle.size()).isGreaterThan(100);
    Map.of("ttl", Lang.TURTLE, "nt", Lang.NTRIPLES, "rdf", Lang.RDFXML, "jsonld", Lang.JSONLD)
        .forEach(
            (suffix, lang) ->
                assertThat(graph("/.well-known/void." + suffix, lang).isIsomorphicWith(turtle))
                    .as(suffix)
                    .isTrue());
    assertThat(
            graph("/.well-known/void", Lang.RDFXML, "Accept", "application/rdf+xml")
                .isIsomorphicWith(turtle))
        .isTrue();
    assertThat(server.get("/.well-known/void", "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void countsAsTheEndpointDoes() {
    Model model =
        RDFParser.fromString(server.get("/.well-known/void").body(), Lang.TURTLE).toModel();
    List<Resource> parts =
        model
            .listObjectsOfProperty(VOID.classPartition)
            .mapWith(part -> part.asResource())
            .filterKeep(part -> part.getURI().contains("#class-"))
            .toList();
    assertThat(parts).hasSizeGreaterThan(5);
    for (Resource part : parts) {
      String type = part.getProperty(VOID._class).getResource().getURI();
      assertThat(count("?s a <" + type + ">")).isEqualTo(part.getProperty(VOID.entities).getLong());
    }
    List<Resource> properties =
        model
            .listObjectsOfProperty(VOID.propertyPartition)
            .mapWith(part -> part.asResource())
            .toList();
    assertThat(properties).hasSizeGreaterThan(5);
    for (Resource part : properties) {
      String property = part.getProperty(VOID.property).getResource().getURI();
      assertThat(count("?s <" + property + "> ?o"))
          .isEqualTo(part.getProperty(VOID.triples).getLong());
    }
    Resource share = model.listSubjectsWithProperty(DCTerms.source).next();
    assertThat(share.getProperty(DCTerms.source).getResource().getURI()).endsWith("/lake-notebook");
    assertThat(share.getProperty(VOID.triples).getLong()).isEqualTo(5);
  }

  private static long count(String pattern) {
    String rows = server.select("SELECT (COUNT(*) AS ?n) { " + pattern + " }").body();
    return Long.parseLong(rows.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void leadsToEverythingItNames() {
    // The sums come into the description once they are worked out.
    assertThat(server.get("/dumps/SHA256SUMS").statusCode()).isEqualTo(200);
    Model model =
        RDFParser.fromString(server.get("/.well-known/void").body(), Lang.TURTLE).toModel();
    List<String> dumps =
        model.listObjectsOfProperty(DCAT.downloadURL).mapWith(each -> each.toString()).toList();
    assertThat(dumps).hasSize(6);
    model.listObjectsOfProperty(DCAT.endpointDescription).forEach(each -> answers(each.toString()));
    model.listObjectsOfProperty(DCAT.landingPage).forEach(each -> answers(each.toString()));
    dumps.forEach(DatasetPagesTest::answers);
    assertThat(
            model
                .listSubjectsWithProperty(
                    RDF.type, ResourceFactory.createResource("http://spdx.org/rdf/terms#Checksum"))
                .toList())
        .hasSize(6);
  }

  private static void answers(String address) {
    assertThat(address).startsWith(server.at("/").toString());
    assertThat(server.get(URI.create(address).getPath()).statusCode()).as(address).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/summits/sparql", "/summits/query", "/summits"})
  void describesTheServiceWhereNothingIsAsked(String path) {
    Model model =
        RDFParser.fromString(server.get(path, "Accept", "text/turtle").body(), Lang.TURTLE)
            .toModel();
    Resource service =
        model
            .listSubjectsWithProperty(RDF.type, ResourceFactory.createResource(SD + "Service"))
            .next();
    assertThat(service.getURI()).isEqualTo(server.at("/summits/sparql").toString());
    assertThat(
            service
                .getProperty(ResourceFactory.createProperty(SD, "supportedLanguage"))
                .getResource()
                .getLocalName())
        .isEqualTo("SPARQL11Query");
    assertThat(
            model.listObjectsOfProperty(ResourceFactory.createProperty(SD, "namedGraph")).toList())
        .hasSize(1);
    assertThat(graph(path, Lang.RDFXML, "Accept", "application/rdf+xml").size())
        .isEqualTo(model.size());
    assertThat(graph(path, Lang.JSONLD, "Accept", "application/ld+json").size())
        .isEqualTo(model.size());
  }

  @Test
  void stillAnswersQueriesThere() {
    assertThat(server.select("ASK {}").body()).contains("true");
    assertThat(server.get("/summits/sparql?query=").statusCode()).isEqualTo(400);
  }

  @Test
  void sendsNoGraphThatIsNotNamed() {
    HttpResponse<String> answer = server.get("/summits/data");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("?graph=IRI", "/dumps/");
    assertThat(server.get("/summits/data?default").statusCode()).isEqualTo(200);
  }

  @Test
  void describesAThingAsItsDocumentDoes() {
    String thing = "https://w3id.org/summitgraph/id/event/geneva-1985";
    Graph described =
        graph(
            "/summits/sparql?query=" + LiveServer.encode("DESCRIBE <" + thing + ">"),
            Lang.TURTLE,
            "Accept",
            "text/turtle");
    Graph document = graph("/doc/event/geneva-1985.ttl", Lang.TURTLE);
    assertThat(described.size()).isGreaterThan(20);
    assertThat(described.isIsomorphicWith(document)).isTrue();
  }

  @Test
  void listsEveryPageInTheSitemap() {
    String robots = server.get("/robots.txt").body();
    assertThat(robots).contains("Sitemap: " + server.at("/sitemap.xml"), "Disallow: /summits\n");
    List<String> addresses =
        LOCATION
            .matcher(server.get("/sitemap.xml").body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(addresses).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    addresses.forEach(DatasetPagesTest::answers);
    assertThat(server.get("/sitemap.xml?page=7").statusCode()).isEqualTo(404);
  }

  @Test
  void namesItselfByThePublicAddress(@TempDir Path other) {
    ServerSettings settings =
        LiveServer.settings(0, Optional.of(URI.create("https://summits.example.org/graph")));
    try (LiveServer elsewhere = LiveServer.over(other, settings)) {
      for (String path :
          List.of("/.well-known/void", "/summits/sparql", "/queries.ttl", "/openapi.json")) {
        assertThat(elsewhere.get(path).body())
            .as(path)
            .contains("https://summits.example.org/graph")
            .doesNotContain("localhost");
      }
    }
  }

  @Test
  void takesTheNameOfTheDatasetFromTheConfiguration(@TempDir Path other) {
    Path store = LiveServer.load(other);
    Model config = LiveServer.configFor(store);
    Resource service = config.listSubjectsWithProperty(RDF.type, FusekiVocab.fusekiService).next();
    service.removeAll(FusekiVocab.pServiceName).addProperty(FusekiVocab.pServiceName, "archive");
    try (LiveServer archive =
        LiveServer.of(
            SummitServer.start(config, LiveServer.settings(), LiveServer.corpus(store)))) {
      String ask = "?query=" + LiveServer.encode("ASK {}");
      assertThat(archive.get("/archive/sparql" + ask).statusCode()).isEqualTo(200);
      assertThat(archive.get("/ui/archive/sparql" + ask).statusCode()).isEqualTo(200);
      assertThat(archive.get("/summits/sparql" + ask).statusCode()).isEqualTo(404);
      assertThat(archive.get("/").body()).contains("/archive/sparql", "ui/#/dataset/archive/query");
      assertThat(archive.get("/archive/sparql").body()).contains("/archive/sparql>");
      assertThat(archive.server().endpoint()).hasPath("/archive/sparql");
    }
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.model.LocatedQuad;

/** The shipped data over HTTP. */
class DocumentsTest {

  private static final String BASE = "https://w3id.org/summitgraph/";
  private static final String HELSINKI = "/doc/event/helsinki-2018";
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern HREF = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");

  @TempDir static Path directory;

  private static ShippedServer shipped;
  private static LiveServer server;

  @BeforeAll
  static void start() {
    shipped = ShippedServer.of(Path.of(""), directory, Optional.empty(), Optional.empty());
    server = shipped.live();
  }

  @AfterAll
  static void stop() {
    shipped.close();
  }

  /** Every IRI below our base that the data name, as subject, object, predicate or graph. */
  private static Set<String> iris() {
    return shipped.corpus().data().stream()
        .map(LocatedQuad::quad)
        .flatMap(
            quad ->
                Stream.of(
                    quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()))
        .filter(node -> node.isURI() && node.getURI().startsWith(BASE))
        .map(Node::getURI)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documents() {
    return iris().stream()
        .map(iri -> iri.replaceFirst("#.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The answer at an IRI of ours, as a client gets it to which our server is that host. */
  private static HttpResponse<String> dereference(String iri, String accept) {
    String path = "/" + iri.substring(BASE.length()).replaceFirst("#.*", "");
    HttpResponse<String> answer = server.get(path, "Accept", accept);
    for (int hops = 0; answer.statusCode() == 303 && hops < 3; hops++) {
      URI next = URI.create(path).resolve(answer.headers().firstValue("Location").orElseThrow());
      path = next.getPath();
      answer = server.get(path, "Accept", accept);
    }
    return answer;
  }

  private static Graph graph(HttpResponse<String> answer, Lang lang) {
    return parser(answer, lang).toGraph();
  }

  private static RDFParserBuilder parser(HttpResponse<String> answer, Lang lang) {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(lang.getHeaderString());
    assertThat(answer.body()).doesNotContain("localhost");
    return RDFParser.fromString(answer.body(), lang);
  }

  @Test
  void everyIriOfTheDataIsToldOfAsAPageAndAsRdfThatTheStoreHolds() {
    Set<String> iris = iris();
    Set<String> documents = documents();
    assertThat(documents).hasSizeGreaterThan(400);
    Set<Quad> stored =
        Stream.concat(shipped.corpus().data().stream(), shipped.corpus().ontology().stream())
            .map(LocatedQuad::quad)
            .collect(Collectors.toSet());
    List<DocumentFormat> formats =
        DocumentFormat.RDF.stream()
            .filter(any -> any != DocumentFormat.TRIG && any != DocumentFormat.TURTLE)
            .toList();
    for (String document : documents) {
      HttpResponse<String> page = dereference(document, "text/html");
      assertThat(page.statusCode()).as(document).isEqualTo(200);
      assertThat(page.body()).as(document).doesNotContain("localhost", "<script");
      Set<String> parts = matches(ID, page.body());
      Set<String> named =
          iris.stream()
              .filter(iri -> iri.startsWith(document + "#"))
              .filter(iri -> !iri.endsWith("#about"))
              .map(iri -> iri.substring(document.length() + 1))
              .collect(Collectors.toSet());
      assertThat(parts).as(document).containsAll(named);
      HttpResponse<String> trig = dereference(document, "application/trig");
      DatasetGraph quads = parser(trig, Lang.TRIG).toDatasetGraph();
      if (document.startsWith(BASE + "id/")) {
        assertThat(quads.stream().toList()).as(document).isNotEmpty().allMatch(stored::contains);
      }
      Graph turtle = graph(dereference(document, "text/turtle"), Lang.TURTLE);
      quads.stream()
          .filter(quad -> !quad.getSubject().isBlank() && !quad.getObject().isBlank())
          .forEach(quad -> assertThat(turtle.contains(quad.asTriple())).as("%s", quad).isTrue());
      for (DocumentFormat format : formats) {
        sameAsOthers(document, format, turtle, quads);
      }
    }
  }

  private static void sameAsOthers(
      String document, DocumentFormat format, Graph turtle, DatasetGraph quads) {
    HttpResponse<String> answer = dereference(document, format.mediaType());
    if (format == DocumentFormat.N_QUADS) {
      Set<Quad> same =
          parser(answer, Lang.NQUADS).toDatasetGraph().stream().collect(Collectors.toSet());
      assertThat(same).hasSameSizeAs(quads.stream().toList());
      if (document.startsWith(BASE + "id/")) {
        assertThat(same).as(document).isEqualTo(quads.stream().collect(Collectors.toSet()));
      }
      return;
    }
    Graph graph = graph(answer, format.lang());
    assertThat(graph.isIsomorphicWith(turtle)).as("%s as %s", document, format).isTrue();
  }

  @Test
  void theDocumentOfASourceHoldsAllThatWasReadFromIt() {
    String source = BASE + "id/source/edgerton-halpin-2025";
    Set<Quad> written =
        shipped.corpus().data().stream()
            .map(LocatedQuad::quad)
            .filter(quad -> quad.getGraph().toString().startsWith(source + "#"))
            .collect(Collectors.toSet());
    assertThat(written).hasSizeGreaterThan(1_000);
    DatasetGraph quads =
        parser(server.get("/doc/source/edgerton-halpin-2025.trig"), Lang.TRIG).toDatasetGraph();
    assertThat(quads.stream().collect(Collectors.toSet())).containsAll(written);
  }

  @ParameterizedTest
  @CsvSource({
    "ttl, text/turtle",
    "html, text/html",
    "trig, application/trig",
    "jsonld, application/ld+json",
    "nt, application/n-triples",
    "nq, application/n-quads",
    "rdf, application/rdf+xml"
  })
  void theSuffixDecidesWhateverTheClientAccepts(String suffix, String mediaType) {
    for (String document : List.of(HELSINKI, "/ontology", "/ontology/0.1.0")) {
      HttpResponse<String> answer = server.get(document + "." + suffix, "Accept", "image/png");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).isEqualTo(mediaType + ";charset=utf-8");
      assertThat(header(answer, "Vary")).doesNotContain("Accept,").isNotEqualTo("Accept");
      HttpResponse<String> negotiated = server.get(document, "Accept", mediaType);
      assertThat(negotiated.body()).isEqualTo(answer.body());
      assertThat(String.join(", ", negotiated.headers().allValues("Vary")))
          .matches("(.*, )?Accept(,.*)?");
      assertThat(header(negotiated, "ETag")).isEqualTo(header(answer, "ETag"));
    }
  }

  @Test
  void everyFormatHasATagOfItsOwnThatComesFromItsContent(@TempDir Path other) {
    Set<String> tags = new HashSet<>();
    List<String> again = new ArrayList<>();
    for (DocumentFormat format : DocumentFormat.ALL) {
      tags.add(header(server.get(HELSINKI + "." + format.suffix()), "ETag"));
    }
    assertThat(tags)
        .hasSize(DocumentFormat.ALL.size())
        .allMatch(tag -> tag.matches("\"[0-9a-f]{32}\""));
    try (ShippedServer second =
        ShippedServer.of(Path.of(""), other, Optional.empty(), Optional.empty())) {
      for (DocumentFormat format : DocumentFormat.ALL) {
        again.add(header(second.live().get(HELSINKI + "." + format.suffix()), "ETag"));
      }
    }
    assertThat(again).containsExactlyInAnyOrderElementsOf(tags);
  }

  @Test
  void sendsNothingToAClientThatHasItAlready() {
    HttpResponse<String> answer = server.get(HELSINKI + ".ttl");
    String tag = header(answer, "ETag");
    assertThat(header(answer, "Last-Modified")).isEqualTo("Sun, 22 Nov 2026 10:20:30 GMT");
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      HttpResponse<String> none = server.get(HELSINKI + ".ttl", "If-None-Match", known);
      assertThat(none.statusCode()).as(known).isEqualTo(304);
      assertThat(none.body()).isEmpty();
      assertThat(header(none, "ETag")).isEqualTo(tag);
    }
    assertThat(modifiedSince("Sun, 22 Nov 2026 10:20:30 GMT")).isEqualTo(304);
    assertThat(modifiedSince("Sun, 22 Nov 2026 10:20:29 GMT")).isEqualTo(200);
    assertThat(modifiedSince("yesterday")).isEqualTo(200);
    assertThat(
            server
                .get(
                    HELSINKI + ".ttl",
                    "If-None-Match",
                    "\"x\"",
                    "If-Modified-Since",
                    "Sun, 22 Nov 2026 10:20:30 GMT")
                .statusCode())
        .as("a tag decides alone")
        .isEqualTo(200);
  }

  private static int modifiedSince(String date) {
    return server.get(HELSINKI + ".ttl", "If-Modified-Since", date).statusCode();
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() {
    HttpResponse<String> get = server.get(HELSINKI + ".ttl");
    HttpResponse<String> head =
        server.send("HEAD", HELSINKI + ".ttl", java.net.http.HttpRequest.BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("ETag", "Content-Type", "Content-Length", "Last-Modified")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
    }
  }

  @Test
  void saysWhichMethodsThereAreAndRefusesOthers() {
    for (String path : List.of(HELSINKI, "/id/event/helsinki-2018", "/ontology", "/export")) {
      HttpResponse<String> options =
          server.send("OPTIONS", path, java.net.http.HttpRequest.BodyPublishers.noBody());
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(header(options, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertThat(header(options, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        HttpResponse<String> refusal =
            server.send(method, path, java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(refusal.statusCode()).as(method + path).isEqualTo(405);
        assertThat(header(refusal, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
      }
    }
  }

  @Test
  void letsScriptsOfAnyPageReadDataButNotPages() {
    HttpResponse<String> data = server.get(HELSINKI + ".jsonld", "Origin", "https://example.org");
    assertThat(header(data, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(data, "Access-Control-Expose-Headers")).contains("ETag", "Link");
    assertThat(data.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    HttpResponse<String> refusal =
        server.get("/export?iri=nonsense", "Origin", "https://example.org");
    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    HttpResponse<String> page = server.get(HELSINKI + ".html", "Origin", "https://example.org");
    assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void pointsToItsIriItsOtherFormsItsLicenceAndItsCollection() {
    HttpResponse<String> answer = server.get(HELSINKI, "Accept", "text/html");
    List<String> links = answer.headers().allValues("Link");
    assertThat(links)
        .contains(
            "<https://w3id.org/summitgraph/id/event/helsinki-2018>; rel=\"cite-as\"",
            "<../../doc/event/helsinki-2018.ttl>; rel=\"describedby\"; type=\"text/turtle\"",
            "<../../doc/>; rel=\"collection\"",
            "<https://creativecommons.org/publicdomain/zero/1.0/>; rel=\"license\"");
    List<String> alternates =
        links.stream().filter(link -> link.contains("rel=\"alternate\"")).toList();
    assertThat(alternates).hasSize(6);
    for (String alternate : alternates) {
      String target = alternate.substring(1, alternate.indexOf('>'));
      HttpResponse<String> other = server.get(URI.create(HELSINKI).resolve(target).getPath());
      assertThat(other.statusCode()).isEqualTo(200);
      assertThat(alternate)
          .contains("type=\"" + header(other, "Content-Type").replaceFirst(";.*", "") + "\"");
    }
  }

  @Test
  void thePublicUrlShapesLinksAndNothingElse(@TempDir Path other) {
    try (ShippedServer elsewhere =
        ShippedServer.of(
            Path.of(""),
            other,
            Optional.empty(),
            Optional.of(URI.create("https://summits.example.org/graph")))) {
      HttpResponse<String> seeOther = elsewhere.live().get("/id/event/helsinki-2018");
      assertThat(header(seeOther, "Location"))
          .isEqualTo("https://summits.example.org/graph/doc/event/helsinki-2018");
      HttpResponse<String> answer = elsewhere.live().get(HELSINKI + ".ttl");
      assertThat(answer.headers().allValues("Link"))
          .contains(
              "<https://summits.example.org/graph/doc/event/helsinki-2018.trig>; rel=\"alternate\"; type=\"application/trig\"");
      assertThat(answer.body()).isEqualTo(server.get(HELSINKI + ".ttl").body());
    }
  }

  @Test
  void aThingLeadsToItsDocument() {
    HttpResponse<String> answer = server.get("/id/event/helsinki-2018");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location")).isEqualTo("../../doc/event/helsinki-2018");
    assertThat(header(server.get("/vocab/Held"), "Location")).isEqualTo("../ontology#value-Held");
    assertThat(header(server.get("/provenance"), "Location")).isEqualTo("./ontology");
  }

  @Test
  void tellsWhatThereIsWhereNothingIsAcceptable() {
    HttpResponse<String> answer = server.get(HELSINKI, "Accept", "image/png, text/turtle;q=0");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.body())
        .contains(DocumentFormat.ALL.stream().map(DocumentFormat::mediaType).toList())
        .contains("helsinki-2018.jsonld");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/id/person/donald-trunp",
        "/doc/person/donald-trunp",
        "/doc/person/donald-trunp.ttl",
        "/doc/nokind/donald-trump"
      })
  void namesThingsLikeTheOneThatIsUnknown(String path) {
    HttpResponse<String> text = server.get(path);
    assertThat(text.statusCode()).isEqualTo(404);
    assertThat(header(text, "Content-Type")).startsWith("text/plain");
    assertThat(text.body())
        .contains("<https://w3id.org/summitgraph/id/person/donald-trump>  Donald Trump");
    HttpResponse<String> page = server.get(path, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("doc/person/donald-trump\">Donald Trump</a>");
  }

  /** Else the gate would find that the palace and the city contradict each other. */
  @Test
  void tellsWhatThePlacesAreAPartOf() {
    assertThat(server.get("/doc/event/helsinki-2018.nt").body())
        .contains(
            "<https://w3id.org/summitgraph/id/place/helsinki-presidential-palace>"
                + " <https://w3id.org/summitgraph/ontology#within>"
                + " <https://w3id.org/summitgraph/id/place/helsinki> .");
  }

  /** The gate finds no two passages in the shipped data that disagree. */
  @ParameterizedTest
  @ValueSource(strings = {"helsinki-2018", "hamburg-2017", "alaska-2025"})
  void takesALessExactDateOrPlaceForNoDifference(String event) {
    HttpResponse<String> page = server.get("/doc/event/" + event + ".html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("20").doesNotContain("sources differ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doc/event/helsinki-2019",
        "/id/event/Helsinki-2018",
        "/doc/event/helsinki-2018/",
        "/doc/event/helsinki_2018"
      })
  void namesTheThingWithTheLikestAddressFirst(String path) {
    assertThat(server.get(path).body().lines().skip(1))
        .first()
        .asString()
        .startsWith("<https://w3id.org/summitgraph/id/event/helsinki-2018>");
  }

  @ParameterizedTest
  @CsvSource({
    "/doc/%FF, 400",
    "/doc/%zz, 400",
    "/doc/a%00b, 400",
    "/doc/%2e%2e/x, 400",
    "/doc/person%2Fdonald-trump, 400",
    "/doc/person/%3Cscript%3E, 404",
    "/doc/person/%22onload=x, 404",
    "/doc/person/a%20b, 404",
    "/doc/.ttl, 404",
    "/doc//, 400",
    "/id/, 404",
    "/id, 404",
    "/doc/person/donald-trump;a=b, 404",
    "/doc/?class=none, 404",
    "/doc/?class=sg:Person&page=0, 400",
    "/doc/?class=%3Cscript%3E, 404",
    "/doc/?class=%zz, 400",
    "/doc/person/donald-trump.html?page=x, 400",
    "/summits/sparql?query=%zz, 400",
    "/export?iri=%FF, 400",
    "/export?iri=https://w3id.org/summitgraph/id/event/none%23x, 404",
    "/export?iri=%3Cscript%3E, 400",
    "/vocab/Nothing, 404",
    "/ontology/9.9.9, 404",
    "/ontology/0.1.0.exe, 404"
  })
  void refusesWhatNobodyCanMean(String path, int status) {
    for (String accept : List.of("text/html", "text/turtle")) {
      Raw answer = Raw.get(server.server().port(), path, accept);
      assertThat(answer.statusCode()).as(path).isEqualTo(status);
      assertThat(answer.body()).doesNotContain("<script", "\"onload", "\tat ");
    }
  }

  @Test
  void everyVersionOfAnOntologyHasAnAddress() {
    String base = "https://w3id.org/summitgraph";
    List<String> versions =
        G.find(LiveServer.ONTOLOGY.graph(), null, OWL2.versionIRI.asNode(), null).toList().stream()
            .map(triple -> triple.getObject().getURI())
            .toList();
    assertThat(versions).hasSizeGreaterThan(1).allMatch(version -> version.startsWith(base));
    for (String version : versions) {
      String path = version.substring(base.length());
      HttpResponse<String> answer = server.get(path, "Accept", "text/turtle");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).contains("<" + version + ">");
      assertThat(server.get(path + ".nt").statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void exportsWhatIsNamedByAPrefixToo() {
    String whole = "https://w3id.org/summitgraph/id/event/helsinki-2018";
    String byIri = server.get("/export?iri=" + whole).body();
    assertThat(byIri).contains("event:helsinki-2018");
    assertThat(server.get("/export?iri=event:helsinki-2018").body()).isEqualTo(byIri);
    assertThat(server.get("/export?iri=event:helsinki-2018&format=ttl").body()).isEqualTo(byIri);
    HttpResponse<String> unknown = server.get("/export?iri=event:helsinki-2018&iri=event:nowhere");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("number 2").doesNotContain("nowhere");
    HttpResponse<String> wrong = server.get("/export?iri=evnt:helsinki-2018");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("event").doesNotContain("evnt");
  }

  @Test
  void refusesAnAddressThatIsLongerThanAnyName() {
    assertThat(server.get("/doc/" + "a".repeat(5_000)).statusCode()).isEqualTo(414);
  }

  @Test
  void everyPageIsReachedByLinksFromTheFrontPage() {
    Set<String> seen = new HashSet<>(Set.of("/"));
    List<String> open = new ArrayList<>(seen);
    while (!open.isEmpty()) {
      String path = open.remove(open.size() - 1);
      HttpResponse<String> page = server.get(path, "Accept", "text/html");
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      for (String link : matches(HREF, page.body())) {
        URI target = server.at(path).resolve(link.replace("&amp;", "&").replaceFirst("#.*", ""));
        boolean ours =
            !link.startsWith("#") && server.at("/").getAuthority().equals(target.getAuthority());
        String next =
            target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        if (ours && isPage(next) && seen.add(next)) {
          open.add(next);
        }
      }
    }
    List<String> missing =
        documents().stream()
            .filter(iri -> iri.startsWith(BASE + "id/"))
            .map(iri -> "/doc/" + iri.substring((BASE + "id/").length()))
            .filter(path -> !seen.contains(path))
            .toList();
    assertThat(missing).isEmpty();
  }

  private static boolean isPage(String path) {
    return (path.equals("/") || path.startsWith("/doc/") || path.startsWith("/ontology"))
        && DocumentFormat.RDF.stream().noneMatch(format -> path.endsWith("." + format.suffix()));
  }

  private static Set<String> matches(Pattern pattern, String page) {
    return pattern
        .matcher(page)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}

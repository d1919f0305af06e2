package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummitServerTest {

  @TempDir Path directory;

  @Test
  void answersQueriesAtEveryAddressThatClientsTry() {
    try (LiveServer server = LiveServer.over(directory)) {
      String query = LiveServer.WHO_MET.sparql();
      for (String path :
          List.of(
              "/summits",
              "/summits/",
              "/summits/sparql",
              "/summits/query",
              "/ui/summits/",
              "/ui/summits/query")) {
        HttpResponse<String> got =
            server.get(path + "?query=" + LiveServer.encode(query), "Accept", "text/csv");
        assertThat(got.body().lines().toList())
            .as(path)
            .hasSize(3)
            .contains(
                "https://w3id.org/summitgraph/id/event/geneva-1985,"
                    + "https://w3id.org/summitgraph/id/person/ronald-reagan,"
                    + "https://w3id.org/summitgraph/id/source/lake-notebook#p1s1");
        assertThat(server.post(path, "application/sparql-query", query).statusCode())
            .isEqualTo(200);
        assertThat(
                server
                    .post(
                        path,
                        "application/x-www-form-urlencoded",
                        "query=" + LiveServer.encode(query))
                    .statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void knowsFormatsByTheNamesThatClientsHaveForThem() {
    String select = "&query=" + LiveServer.encode("SELECT * { ?s ?p ?o }");
    String construct = "&query=" + LiveServer.encode("CONSTRUCT WHERE { ?s ?p ?o }");
    Map<String, String> mediaTypes =
        Map.of(
            "format=tsv&format=text/tab-separated-values" + select, "text/tab-separated-values",
            "format=json&output=json&results=json" + select, "application/sparql-results+json",
            "format=n3&output=n3&results=n3" + construct, "text/turtle",
            "format=rdf%2Bxml" + construct, "application/rdf+xml",
            "format=xml" + construct, "application/rdf+xml",
            "format=json-ld" + construct, "application/ld+json",
            "format=json" + construct, "application/ld+json");
    try (LiveServer server = LiveServer.over(directory)) {
      mediaTypes.forEach(
          (asked, mediaType) -> {
            for (HttpResponse<String> answer :
                List.of(
                    server.get("/summits/sparql?" + asked),
                    server.post("/summits/sparql", "application/x-www-form-urlencoded", asked))) {
              assertThat(answer.statusCode()).as(asked).isEqualTo(200);
              assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                  .as(asked)
                  .startsWith(mediaType);
            }
          });
    }
  }

  @Test
  void letsScriptsOfAnyPageAskTheEndpoints() {
    try (LiveServer server = LiveServer.over(directory)) {
      for (String path :
          List.of(
              "/summits/sparql?query=ASK%7B%7D",
              "/summits/sparql?query=nonsense", "/summits/sparql", "/summits/data?default")) {
        HttpHeaders headers = server.get(path, "Origin", "https://example.org").headers();
        assertThat(headers.allValues("Access-Control-Allow-Origin")).as(path).containsExactly("*");
        assertThat(headers.allValues("Access-Control-Expose-Headers"))
            .as(path)
            .singleElement()
            .asString()
            .contains("Data-Version");
        assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
      }
      HttpHeaders before =
          server
              .send(
                  "OPTIONS",
                  "/summits/sparql",
                  BodyPublishers.noBody(),
                  "Origin",
                  "https://example.org",
                  "Access-Control-Request-Method",
                  "POST",
                  "Access-Control-Request-Headers",
                  "content-type")
              .headers();
      assertThat(before.firstValue("Access-Control-Allow-Origin")).hasValue("*");
      assertThat(before.firstValue("Access-Control-Allow-Methods").orElseThrow()).contains("POST");
      assertThat(before.firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("Content-Type");
    }
  }

  @Test
  void leadsBrowsersFromTheEndpointToTheEditor() {
    Map<String, String> folders =
        Map.of("/summits/sparql", "../ui/", "/summits", "ui/", "/ui/summits/sparql", "../../ui/");
    try (LiveServer server = LiveServer.over(directory)) {
      folders.forEach(
          (path, folder) -> {
            HttpResponse<String> answer =
                server.get(
                    path,
                    "Accept",
                    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                .hasValue(folder + "#/dataset/summits/query");
            assertThat(answer.headers().allValues("Vary")).contains("Accept");
            assertThat(server.get(path, "Accept", "*/*").body()).contains("sd:Service");
          });
    }
  }

  @Test
  void saysThatItTakesNoUpdates() {
    try (LiveServer server = LiveServer.over(directory)) {
      HttpResponse<String> answer =
          server.post("/summits/sparql", "application/x-www-form-urlencoded", "update=CLEAR+ALL");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("This server is for reading: it takes queries, and no updates.\n");
    }
  }

  @Test
  void letsGraphsBeRead() {
    try (LiveServer server = LiveServer.over(directory)) {
      String graph = "https://w3id.org/summitgraph/id/source/lake-notebook#p1s1-claims";
      for (String path : List.of("/summits/data", "/summits/get")) {
        HttpResponse<String> answer =
            server.get(
                path + "?graph=" + LiveServer.encode(graph), "Accept", "application/n-triples");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ui/",
        "/ui/static/none.js",
        "/nothing",
        "/$/ping",
        "/$/datasets",
        "/summits",
        "/summits/sparql?query=ASK%7B%7D",
        "/summits/sparql?query=nonsense",
        "/summits/nothing",
        "/static/site.css"
      })
  void tellsBrowsersToBeCarefulAndNotWhatItIsMadeOf(String path) {
    try (LiveServer server = LiveServer.over(directory)) {
      var headers = server.get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
    }
  }

  @Test
  void compressesAnswersForWhoAsks() {
    try (LiveServer server = LiveServer.over(directory)) {
      String query = "/summits/sparql?query=" + LiveServer.encode("SELECT * { ?s ?p ?o }");
      assertThat(
              server.get(query, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
          .hasValue("gzip");
      assertThat(server.get(query).headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(
              server
                  .send(
                      "POST",
                      "/ui/summits/query",
                      BodyPublishers.ofString("SELECT * { ?s ?p ?o }"),
                      "Content-Type",
                      "application/sparql-query",
                      "Accept-Encoding",
                      "gzip")
                  .headers()
                  .firstValue("Content-Encoding"))
          .hasValue("gzip");
    }
  }

  @Test
  void saysInOneSentenceThatThePortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      ServerSettings settings = LiveServer.settings(other.getLocalPort(), Optional.empty());
      assertThatThrownBy(() -> LiveServer.over(directory, settings).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageMatching("Port " + other.getLocalPort() + " .*--port N[^\n]*");
    }
  }

  @Test
  void refusesToServeAStoreThatIsNotThere() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(
            () ->
                SummitServer.start(
                        LiveServer.configFor(missing),
                        LiveServer.settings(),
                        LiveServer.corpus(directory))
                    .close())
        .isInstanceOf(ServerStartException.class)
        .hasMessage("There is no store at " + missing + "; build it first with: summit load");
    assertThat(missing).doesNotExist();
  }

  @Test
  void letsAQueryUnderWayComeToItsEndWhenItStops() throws Exception {
    LiveServer server = LiveServer.over(directory, LiveServer.settings(60));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> server.select(aSecondOrMore()));
    while (server.server().queriesUnderWay() == 0) {
      Thread.sleep(10);
    }
    CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
    assertThat(answer.get(60, TimeUnit.SECONDS).body().lines()).containsExactly("n", "2560000");
    stop.get(60, TimeUnit.SECONDS);
    server.close();
  }

  private static String aSecondOrMore() {
    String values = " { " + "1 ".repeat(40) + "} ";
    return "SELECT (COUNT(*) AS ?n) { VALUES ?a"
        + values
        + "VALUES ?b"
        + values
        + "VALUES ?c"
        + values
        + "VALUES ?d"
        + values
        + "}";
  }

  @Test
  void refusesSettingsThatCannotBeMeant() {
    assertThatThrownBy(() -> LiveServer.settings(70000, Optional.empty()))
        .hasMessage("port 70000 is not in 0..65535");
    assertThatThrownBy(
            () -> LiveServer.settings(0, Optional.of(java.net.URI.create("summits.example.org"))))
        .hasMessageContaining("https://summits.example.org/");
    assertThatThrownBy(() -> new UiQuery("a", " ", "ASK {}")).hasMessageContaining("\"a\"");
    assertThat(Map.copyOf(LiveServer.settings().prefixes())).isEqualTo(LiveServer.PREFIXES);
  }
}

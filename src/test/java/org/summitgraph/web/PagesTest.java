package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final Pattern COUNT = Pattern.compile("<dt>([^<]+)</dt><dd>([^<]+)</dd>");
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"\\./([^\"]+)\"");

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

  @Test
  void frontPageSaysWhatIsInTheStore() {
    String page = server.get("/").body();
    assertThat(COUNT.matcher(page).results().map(count -> count.group(2) + " " + count.group(1)))
        .containsExactly(
            "2 person",
            "2 summit",
            "4 event",
            "1 statement",
            "1 source",
            "1 passages",
            "5 facts, each with its passage",
            server.quads() + " quads, with what follows from them");
    assertThat(page)
        .contains("<cite>Notebook from the lake &lt;&amp; other places&gt;</cite>")
        .contains("A. Tester, 1986-12");
  }

  @Test
  void frontPageOffersEveryCannedQueryInTheEditor() {
    HttpResponse<String> page = server.get("/");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains("Who met at a summit, &amp; \"who\" &lt;says&gt; so?</a>")
        .contains("href=\"./ui/#/dataset/summits/query?query=PREFIX%20rdfs%3A%20%3Chttp")
        .contains("href=\"queries/who-met\"")
        .doesNotContain("<script");
    assertThat(URI.create(LiveServer.editorLink(LiveServer.WHO_MET)).getFragment())
        .isEqualTo("/dataset/summits/query?query=" + LiveServer.WHO_MET.sparql());
  }

  @Test
  void frontPageTellsProgramsTheAddressForQueries() {
    assertThat(server.get("/").body())
        .contains(">http://localhost:" + server.server().port() + "/summits/sparql<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://summits.example.org/graph", "https://summits.example.org/graph/"})
  void publicUrlShapesTheAddressForQueries(String url, @TempDir Path other) {
    ServerSettings settings = LiveServer.settings(0, Optional.of(URI.create(url)));
    try (LiveServer elsewhere = LiveServer.over(other, settings)) {
      assertThat(elsewhere.get("/").body())
          .contains(">https://summits.example.org/graph/summits/sparql<");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, ./",
    "/nothing/here, ../",
    "/ui/nothing, ../",
    "/ui/static/, ../../",
    "/ui/static, ../",
    "/ui/static/none.js, ../../",
    "/ui/static/%3Cscript%3E.js, ../../",
    "/static/, ../",
    "/static/site.jte, ../",
    "/index.html, ./"
  })
  void whatIsNotThereHasAPlainPageWithAWayHome(String path, String home) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("<a href=\"" + home + "\">To the front page</a>")
        .doesNotContain("<script");
    assertThat(URI.create("http://h" + path).resolve(home).getPath()).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "/static/site.css, text/css;charset=utf-8",
    "/static/favicon.svg, image/svg+xml",
    "/favicon.ico, image/svg+xml",
    "/ui/extras.js, text/javascript;charset=utf-8",
    "/ui/extras.css, text/css;charset=utf-8",
    "/ui/favicon.ico, image/x-icon"
  })
  void sendsFilesUnderTheirTypes(String path, String contentType) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
    assertThat(answer.body()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/ui, ui/", "/ui/index.html, ./"})
  void leadsToTheOneAddressAtWhichTheInterfaceWorks(String path, String location) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(location);
    assertThat(server.at(path).resolve(location)).isEqualTo(server.at("/ui/"));
  }

  @Test
  void keepsWhatFusekisInterfaceRefersToForEver() {
    String page = server.get("/ui/").body();
    List<String> assets =
        REFERENCE
            .matcher(page)
            .results()
            .map(reference -> reference.group(1))
            .filter(path -> path.startsWith("static/"))
            .toList();
    assertThat(assets).hasSize(2);
    for (String asset : assets) {
      HttpResponse<String> answer = server.get("/ui/" + asset, "Accept-Encoding", "gzip");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }
    assertThat(server.get("/ui/").headers().firstValue("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void givesTheInterfaceOurPrefixesAndQueriesAsTheyAre() {
    String page = server.get("/ui/").body();
    int start = page.indexOf('{', page.indexOf("id=\"summit-settings\""));
    String json = page.substring(start, page.indexOf("</script>", start));
    assertThat(json).doesNotContain("<", ">", "&");
    JsonObject settings = JSON.parse(json);
    assertThat(settings.getObj("prefixes").getString("sg")).isEqualTo(LiveServer.SG);
    JsonObject first = settings.get("queries").getAsArray().get(0).getAsObject();
    assertThat(first.getString("summary")).isEqualTo(LiveServer.WHO_MET.summary());
    assertThat(first.getString("sparql")).isEqualTo(LiveServer.WHO_MET.sparql());
  }

  @Test
  void tellsTheInterfaceTheAddressThatPeopleAreTold() {
    JsonObject status = JSON.parse(server.get("/ui/$/server").body());
    JsonObject dataset = status.get("datasets").getAsArray().get(0).getAsObject();
    assertThat(dataset.getString("ds.name")).isEqualTo("/summits");
    assertThat(dataset.get("ds.services").getAsArray())
        .filteredOn(service -> service.getAsObject().getString("srv.type").equals("query"))
        .singleElement()
        .satisfies(
            service ->
                assertThat(service.getAsObject().get("srv.endpoints").toString())
                    .matches("\\[\\s*\"sparql\"\\s*,\\s*\"query\"\\s*,\\s*\"\"\\s*]"));
    assertThat(status.toString()).doesNotContain("5.6.0");
  }
}

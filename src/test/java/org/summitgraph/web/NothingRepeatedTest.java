package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer brings back what its request held, but where it was asked for. */
class NothingRepeatedTest {

  private static final String WORD = "gloriosky";
  private static final String MARKUP = "<" + WORD + ">";
  private static final String ENCODED = LiveServer.encode(MARKUP);

  private static final List<String> PARAMETERS =
      List.of(
          "query iri format depth evidence page part id type prefix cursor queries extend graph from thing"
              .split(" "));

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "Cookie",
          "Forwarded",
          "If-Modified-Since",
          "If-None-Match",
          "Origin",
          "Range",
          "Referer",
          "User-Agent",
          "X-Forwarded-Host",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto");

  @TempDir static Path directory;

  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.over(directory, LiveServer.settings(Path.of("queries")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/doc/",
        "/doc/event/geneva-1985",
        "/doc/event/geneva-1985.ttl",
        "/doc/event/none",
        "/id/event/geneva-1985",
        "/id/event/none",
        "/ontology",
        "/ontology.ttl",
        "/vocab/Candidate",
        "/queries",
        "/queries/",
        "/queries.ttl",
        "/queries/evidence",
        "/queries/evidence.csv",
        "/queries/events-between",
        "/queries/meetings-graph.ttl",
        "/openapi.json",
        "/dumps/",
        "/dumps/data.nq",
        "/dumps/SHA256SUMS",
        "/.well-known/void",
        "/sitemap.xml",
        "/robots.txt",
        "/export",
        "/reconcile",
        "/reconcile/preview",
        "/reconcile/view",
        "/reconcile/suggest/entity",
        "/reconcile/suggest/property",
        "/reconcile/suggest/type",
        "/linking",
        "/limits",
        "/limits.json",
        "/health",
        "/ready",
        "/static/site.css",
        "/favicon.ico",
        "/ui/",
        "/$/ping",
        "/$/server",
        "/$/stats/summits",
        "/$/datasets",
        "/summits",
        "/summits/sparql",
        "/summits/data"
      })
  void isTrueOfEveryRoute(String route) {
    for (String accept : List.of("*/*", "text/html")) {
      silent("GET", route + "/" + ENCODED, "Accept", accept);
      silent("GET", route + ENCODED, "Accept", accept);
      silent("GET", route + "." + WORD, "Accept", accept);
      silent("GET", route + "?" + ENCODED, "Accept", accept);
      silent("GET", route + "?" + ENCODED + "=1&" + ENCODED + "=2", "Accept", accept);
    }
    String form = route.startsWith("/queries/") ? "text/html" : "*/*";
    for (String parameter : PARAMETERS) {
      silent("GET", route + "?" + parameter + "=" + ENCODED, "Accept", form);
    }
    for (String header : HEADERS) {
      silent("GET", route, header, "a/b; c=\"" + WORD + "\"");
    }
    silent("OPTIONS", route, "Origin", WORD, "Access-Control-Request-Headers", WORD);
    for (String type :
        List.of(
            "application/x-www-form-urlencoded", "application/sparql-query", "text/x-" + WORD)) {
      BodyPublisher body = BodyPublishers.ofString("query=" + ENCODED);
      silent(server.send("POST", route, body, "Content-Type", type), route);
    }
    for (String method : List.of("PUT", "GLORIOSKY")) {
      silent(method, route, "Accept", "*/*");
    }
  }

  private static void silent(String method, String path, String... headers) {
    silent(server.send(method, path, BodyPublishers.noBody(), headers), path);
  }

  /** The form of a question keeps what was filled in: as words and never as markup. */
  private static void silent(HttpResponse<String> answer, String path) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    boolean form = type.startsWith("text/html") && path.startsWith("/queries/");
    String all = answer.headers().map() + "\n" + answer.body();
    assertThat(answer.statusCode()).as(path).isNotEqualTo(500);
    assertThat(all.toLowerCase(Locale.ROOT))
        .as("%s %s", path, answer.statusCode())
        .doesNotContain(form ? MARKUP : WORD);
  }

  /** A name that is a plain word helps who misspelt it, and can be nothing else. */
  @Test
  void theNameOfAParameterIsToldWhereItIsAPlainWord() {
    HttpResponse<String> answer = server.get("/queries/evidence.csv?" + WORD + "=1");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.body()).startsWith("parameter " + WORD + ": the query evidence has no such");
  }

  @Test
  void aFormKeepsWhatWasFilledInAndSaysWhatIsWrong() {
    HttpResponse<String> answer =
        server.get("/queries/evidence?thing=" + ENCODED, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue(SecurityHeaders.POLICY).orElse(""))
        .startsWith("default-src 'none'");
    assertThat(answer.body())
        .contains("value=\"&lt;" + WORD, "parameter thing: this is neither a full IRI")
        .doesNotContain(MARKUP);
  }
}

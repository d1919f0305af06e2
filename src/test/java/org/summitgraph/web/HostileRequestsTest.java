package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.query.bounded.Limit;

/** Requests that are wrong on purpose, and what the server tells of itself. */
class HostileRequestsTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";

  @TempDir static Path directory;

  private static final StringWriter LOG = new StringWriter();
  private static LiveServer server;

  @BeforeAll
  static void start() {
    ServerLimits standard = ServerLimits.standard();
    ServerLimits hasty =
        new ServerLimits(
            standard.query(),
            standard.queries(),
            standard.longQueries(),
            standard.queriesPerClient(),
            standard.memory(),
            standard.connections(),
            standard.connectionsPerClient(),
            Duration.ofSeconds(3),
            standard.headerBytes(),
            false);
    server = LiveServer.over(directory, LiveServer.settings(hasty, LOG));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query=ASK%20%7B%7D%FF",
        "query=ASK%20%7B%7D%C0%AF",
        "query=ASK%7B%7D&query=ASK%7B%7D",
        "query=",
        "query=%20%20",
        "query=nonsense",
        "other=1&query=ASK%7B%7D",
        "query=ASK%7B%7D&stylesheet=x",
        "query=ASK%7B%7D&callback=x",
        "query=ASK%7B%7D&force-accept=text/html",
        "query=ASK%7B%7D&query-ref=http://127.0.0.1/",
        "query=ASK%7B%7D&timeout=100000",
        "query=ASK%7B%7D&format=gloriosky",
        "update=CLEAR%20ALL",
        "default-graph-uri=urn:x"
      })
  void refusesWhatIsNoQueryInAddressAndForm(String parameters) {
    HttpResponse<String> got = server.get("/summits/sparql?" + parameters);
    assertThat(got.statusCode()).isEqualTo(400);
    assertThat(got.body().lines()).hasSize(1);
    assertThat(got.body()).doesNotContain("gloriosky", "nonsense", "Exception", "org.");
    assertThat(server.post("/summits/sparql", FORM, parameters).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"query=%ZZ", "query=ASK%7B%7D%2", "query=ASK%7B%7D%", "query=ASK {}\u00e9"})
  void refusesFormsThatAreNotEncoded(String form) {
    assertThat(server.post("/summits/sparql", FORM, form).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesBodiesThatAreNotUtf8() {
    byte[] latin = "ASK { ?s ?p \"\u00e9\" }".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(send(QUERY, latin)).isEqualTo(400);
    byte[] plain = "ASK {}".getBytes(StandardCharsets.UTF_8);
    assertThat(send(QUERY + ";charset=utf-16", plain)).isEqualTo(415);
    assertThat(send(QUERY + ";charset=latin1", plain)).isEqualTo(415);
    assertThat(send(QUERY + "; charset=\"UTF-8\"", plain)).isEqualTo(200);
    assertThat(send("text/plain", plain)).isEqualTo(415);
    assertThat(send("multipart/form-data; boundary=x", plain)).isEqualTo(415);
  }

  @Test
  void refusesCharacterSetsThatJavaDoesNotKnow() {
    byte[] plain = "ASK {}".getBytes(StandardCharsets.UTF_8);
    assertThat(send(QUERY + ";charset=utf-7", plain)).isEqualTo(415);
    assertThat(send(QUERY + ";charset=x-none", plain)).isEqualTo(415);
  }

  @Test
  void refusesALongBodyBeforeItComesAndABodyThatBreaksOff() throws IOException {
    String post = "POST /summits/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + QUERY;
    assertThat(raw(post + "\r\nContent-Length: 1099511627776\r\n\r\n")).startsWith("HTTP/1.1 413");
    for (String size : List.of("zz", "ffffffffffffffff")) {
      assertThat(raw(post + "\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r\n"))
          .startsWith("HTTP/1.1 400")
          .doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @CsvSource({"300000, true", "300000, false", "5000000, true", "5000000, false"})
  void tellsWhoSendsTooMuchThatItIsTooMuch(int length, boolean announced) {
    byte[] body = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    BodyPublisher publisher =
        announced
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer =
          server.send("POST", "/summits/sparql", publisher, "Content-Type", QUERY);
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).isEqualTo("This body is too long.\n");
    }
  }

  /** What comes back until the server is silent or ends the connection. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException e) {
        // It waits for more, which is fine once it has answered.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gloriosky",
        "/doc/gloriosky/x",
        "/doc/gloriosky%00",
        "/doc/gloriosky%2Fx",
        "/id/gloriosky",
        "/static/gloriosky.css",
        "/queries/gloriosky",
        "/dumps/gloriosky",
        "/summits/gloriosky",
        "/export?gloriosky=1",
        "/export?query=gloriosky",
        "/export?iri=urn:x:gloriosky",
        "/queries/who-met.csv?%3Cgloriosky%3E=1"
      })
  void repeatsNothingOfARequestThatItRefuses(String address) {
    HttpResponse<String> got = server.get(address);
    assertThat(got.statusCode()).isIn(400, 404);
    assertThat(got.body()).isNotEmpty().doesNotContain("gloriosky");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOURS(<urn:x>)",
        "TZ(<urn:x>)",
        "STRLANG('\\u0001', '\\u0001')",
        "STRLANG('a', '\\u202E')",
        "'1e99'^^<http://www.w3.org/2001/XMLSchema#integer> + 1"
      })
  void leavesUnboundWhatAFunctionHasNoValueFor(String expression) {
    HttpResponse<String> got = server.select("SELECT (" + expression + " AS ?x) {}");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body().lines()).containsExactly("x", "");
  }

  private static int send(String type, byte[] body) {
    return server
        .send("POST", "/summits/sparql", BodyPublishers.ofByteArray(body), "Content-Type", type)
        .statusCode();
  }

  @Test
  void refusesTooManyParametersAndTooLargeHeaders() {
    String query = "/summits/sparql?query=" + LiveServer.encode("ASK {}");
    assertThat(server.post("/summits/sparql", FORM, "a=1&".repeat(5_000)).statusCode())
        .isEqualTo(400);
    assertThat(server.get(query, "X-Long", "x".repeat(20_000)).statusCode()).isEqualTo(431);
    String[] many = new String[300];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "X-" + i;
      many[i + 1] = "1";
    }
    assertThat(server.get(query, many).statusCode()).isEqualTo(431);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "ASK {}|*/*|200|application/sparql-results+json",
        "ASK {}|text/html,*/*;q=0.8|200|application/sparql-results+json",
        "ASK {}|application/sparql-results+xml|200|application/sparql-results+xml",
        "ASK {}|application/json|200|application/json",
        "SELECT * {}|text/csv|200|text/csv",
        "SELECT * {}|text/tab-separated-values|200|text/tab-separated-values",
        "SELECT * {}|text/plain|406|text/plain",
        "SELECT * {}|text/turtle|406|text/plain",
        "SELECT * {}|*/*;q=0|406|text/plain",
        "CONSTRUCT WHERE { ?s ?p ?o }|*/*|200|text/turtle",
        "CONSTRUCT WHERE { ?s ?p ?o }|application/ld+json|200|application/ld+json",
        "CONSTRUCT WHERE { ?s ?p ?o }|application/rdf+xml|200|application/rdf+xml",
        "CONSTRUCT WHERE { ?s ?p ?o }|application/n-triples|200|application/n-triples",
        "DESCRIBE <urn:x>|text/csv|406|text/plain"
      },
      delimiter = '|')
  void sendsFormatsFromAListAlone(String query, String accept, int status, String type) {
    HttpResponse<String> got =
        server.get("/summits/sparql?query=" + LiveServer.encode(query), "Accept", accept);
    assertThat(got.statusCode()).isEqualTo(status);
    assertThat(got.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
  }

  @Test
  void writesNoXmlThatIsNotWellFormed() {
    String query = "SELECT (\"a\\u0001b\" AS ?x) {}";
    String at = "/summits/sparql?query=" + LiveServer.encode(query);
    assertThat(server.get(at, "Accept", "application/sparql-results+xml").statusCode())
        .isEqualTo(406);
    assertThat(server.get(at, "Accept", "application/sparql-results+json").body())
        .contains("\\u0001");
    String graph = "CONSTRUCT { <urn:s> <urn:p> \"\\uFFFE\" } {}";
    String built = "/summits/sparql?query=" + LiveServer.encode(graph);
    assertThat(server.get(built, "Accept", "application/rdf+xml").statusCode()).isEqualTo(406);
    assertThat(server.get(built, "Accept", "text/turtle").statusCode()).isEqualTo(200);
  }

  @Test
  void answersHeadAndOptionsAndNoOtherMethod() {
    String query = "/summits/sparql?query=" + LiveServer.encode("ASK {}");
    HttpResponse<String> head = server.send("HEAD", query, BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(server.send("OPTIONS", query, BodyPublishers.noBody()).headers().firstValue("Allow"))
        .hasValue("GET, HEAD, OPTIONS, POST");
  }

  @Test
  void takesNamedGraphsFromTheDatasetAndFetchesNone() throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String there = "http://127.0.0.1:" + stranger.getLocalPort() + "/x";
      String here = "https://w3id.org/summitgraph/id/source/lake-notebook#p1s1-claims";
      String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
      String named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
      assertThat(rows(count, "default-graph-uri", here)).isEqualTo("5");
      assertThat(rows(named, "named-graph-uri", here)).isEqualTo("5");
      assertThat(rows("SELECT (COUNT(*) AS ?n) FROM <" + here + "> { ?s ?p ?o }")).isEqualTo("5");
      for (String iri : List.of(there, "file:///etc/passwd", "jar:" + there + "!/x")) {
        assertThat(rows(count, "default-graph-uri", iri)).isEqualTo("0");
        assertThat(rows(named, "named-graph-uri", iri)).isEqualTo("0");
        assertThat(rows("SELECT (COUNT(*) AS ?n) FROM <" + iri + "> { ?s ?p ?o }")).isEqualTo("0");
      }
      for (String query :
          List.of(
              "ASK { SERVICE <" + there + "> { ?s ?p ?o } }",
              "ASK { SERVICE SILENT <" + there + "> { ?s ?p ?o } }",
              "LOAD <" + there + ">",
              "SELECT (<" + there + ">(1) AS ?x) {}")) {
        assertThat(server.select(query).statusCode()).isBetween(400, 499);
      }
      assertThat(server.get("/summits/data?graph=" + LiveServer.encode(there)).statusCode())
          .isEqualTo(404);
      stranger.setSoTimeout(300);
      assertThat(accepts(stranger)).as("outbound connections").isFalse();
    }
  }

  private static boolean accepts(ServerSocket stranger) throws IOException {
    try {
      stranger.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static String rows(String query, String... parameter) {
    String more =
        parameter.length == 0 ? "" : "&" + parameter[0] + "=" + LiveServer.encode(parameter[1]);
    String at = "/summits/sparql?query=" + LiveServer.encode(query) + more;
    return server.get(at, "Accept", "text/csv").body().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void cutsConnectionsThatBringNoWholeRequest() throws IOException {
    List<String> beginnings =
        List.of(
            "",
            "GET / HTTP/1.1\r\nHost: local",
            "POST /summits/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + QUERY
                + "\r\nContent-Length: 100\r\n\r\nASK");
    List<Socket> slow = new ArrayList<>();
    try {
      for (String beginning : beginnings) {
        Socket socket = new Socket("localhost", server.server().port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      for (Socket socket : slow) {
        assertThat(isCut(socket)).isTrue();
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Whether the server ends the connection, perhaps with an answer. */
  private static boolean isCut(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      in.readAllBytes();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void tellsItsLimitsToPeopleAndPrograms() {
    HttpResponse<String> page = server.get("/limits");
    assertThat(page.statusCode()).isEqualTo(200);
    JsonArray limits = JSON.parse(server.get("/limits.json").body()).get("limits").getAsArray();
    assertThat(limits).hasSizeGreaterThan(Limit.values().length);
    for (Limit limit : Limit.values()) {
      assertThat(page.body()).contains(limit.code());
      assertThat(limits)
          .anyMatch(each -> each.getAsObject().getString("limit").equals(limit.code()));
    }
    assertThat(server.get("/health").body()).isEqualTo("ok\n");
    assertThat(server.get("/ready").body()).isEqualTo("ok\n");
  }

  @Test
  void namesTheLimitForPrograms() {
    String query = "ASK { " + "{ ?s ?p ?o } UNION ".repeat(1_500) + "{} }";
    HttpResponse<String> refusal =
        server.send(
            "POST",
            "/summits/sparql",
            BodyPublishers.ofString(query),
            "Content-Type",
            QUERY,
            "Accept",
            "application/sparql-results+json");
    assertThat(refusal.statusCode()).isEqualTo(413);
    assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.parse(refusal.body()).getString("limit")).isEqualTo("patterns");
  }

  @Test
  void logsALineOfJsonForEachRequestWhateverIsInIt() throws InterruptedException {
    server.get("/nothing?x=%0A%22forged%5C", "User-Agent", "a\"b\\c\u00e9" + "x".repeat(5_000));
    // The line is written when the client already has its answer.
    for (int i = 0; i < 500 && !LOG.toString().contains("forged"); i++) {
      Thread.sleep(10);
    }
    String line =
        LOG.toString().lines().filter(each -> each.contains("forged")).findFirst().orElseThrow();
    assertThat(line.length()).isLessThan(1_500);
    assertThat(JSON.parse(line).getString("method")).isEqualTo("GET");
    assertThat(JSON.parse(line).get("status").getAsNumber().value().intValue()).isEqualTo(404);
    assertThat(LOG.toString().lines()).allMatch(each -> each.startsWith("{") && each.endsWith("}"));
    assertThat(AccessLog.quoted("\u001b[31m\n\u2028\"", 100))
        .isEqualTo("\"\\u001b[31m\\u000a\\u2028\\u0022\"");
  }
}

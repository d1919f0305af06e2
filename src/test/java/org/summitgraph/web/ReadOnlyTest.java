package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyTest {

  private static final String INSERT = "INSERT DATA { <urn:s> <urn:p> <urn:o> }";
  private static final String TRIPLE = "<urn:s> <urn:p> <urn:o> .";
  private static final String FORM = "application/x-www-form-urlencoded";

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

  private record Write(String method, String path, String contentType, String body) {

    HttpResponse<String> send() {
      return server.send(method, path, BodyPublishers.ofString(body), "Content-Type", contentType);
    }
  }

  private static List<Write> writes() {
    List<Write> writes = new ArrayList<>();
    for (String path : addresses()) {
      writes.add(new Write("POST", path, "application/sparql-update", INSERT));
      writes.add(new Write("POST", path, FORM, "update=" + LiveServer.encode(INSERT)));
      writes.add(new Write("POST", path + "?update=" + LiveServer.encode(INSERT), FORM, ""));
      writes.add(new Write("GET", path + "?update=" + LiveServer.encode(INSERT), FORM, ""));
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "BREW")) {
        writes.add(new Write(method, path + "?default", "text/turtle", TRIPLE));
        writes.add(new Write(method, path + "?graph=urn:g", "text/turtle", TRIPLE));
        writes.add(new Write(method, path, "application/n-quads", TRIPLE));
        writes.add(new Write(method, path, "application/rdf-patch", "A " + TRIPLE));
      }
      writes.add(
          new Write(
              "POST",
              path,
              "multipart/form-data; boundary=x",
              "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.ttl\"\r\n"
                  + "Content-Type: text/turtle\r\n\r\n"
                  + TRIPLE
                  + "\r\n--x--\r\n"));
    }
    return writes;
  }

  private static List<String> addresses() {
    return Stream.of(
            "", "/sparql", "/query", "/data", "/get", "/update", "/upload", "/patch", "/shacl")
        .flatMap(name -> Stream.of("/summits" + name, "/ui/summits" + name))
        .toList();
  }

  @Test
  void refusesEveryWriteAndKeepsTheDataAsTheyWere() {
    long before = server.quads();
    assertThat(before).isPositive();
    List<Write> writes = writes();
    assertThat(writes).hasSizeGreaterThan(400);
    assertThat(writes)
        .allSatisfy(
            write ->
                assertThat(write.send().statusCode()).as(write.toString()).isBetween(400, 499));
    assertThat(server.quads()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/$/datasets",
        "/$/datasets/summits",
        "/$/datasets/summits?state=offline",
        "/$/backup/summits",
        "/$/backups-list",
        "/$/compact/summits",
        "/$/sleep",
        "/$/tasks",
        "/$/metrics",
        "/$/reload",
        "/$/shutdown",
        "/$/logs",
        "/$/stats",
        "/$/stats/",
        "/$/validate",
        "/$/validate/query",
        "/$",
        "/$/",
        "/%24/datasets",
        "/ui/$/datasets",
        "/ui/%24/datasets",
        "/ui/$/tasks",
        "/$/ping/../datasets",
        "/./$/datasets",
        "/$/ping;x=1/../tasks"
      })
  void hasNoAdministration(String path) {
    long before = server.quads();
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "TRACE")) {
      int status = server.send(method, path, BodyPublishers.noBody()).statusCode();
      assertThat(status).as(method + " " + path).isBetween(400, 499);
    }
    assertThat(server.quads()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "/$/ping, text/plain",
    "/$/server, application/json",
    "/$/stats/summits, application/json",
    "/ui/$/ping, text/plain",
    "/ui/$/server, application/json",
    "/ui/$/stats/summits, application/json"
  })
  void answersTheLooksOfTheBrowserInterfaceAndNothingElseThere(String path, String contentType) {
    HttpResponse<String> answer = server.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS")) {
      HttpResponse<String> refusal = server.send(method, path, BodyPublishers.noBody());
      assertThat(refusal.statusCode()).as(method).isEqualTo(405);
      assertThat(refusal.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
  }

  @Test
  void neverCallsAnotherHost() throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String there = "<http://127.0.0.1:" + stranger.getLocalPort() + "/x>";
      String inner = there + " { ?s ?p ?o } }";
      assertThat(server.select("SELECT * { SERVICE " + inner).statusCode()).isBetween(400, 499);
      assertThat(server.select("SELECT * { SERVICE SILENT " + inner).statusCode()).isEqualTo(403);
      assertThat(server.select("SELECT * FROM " + there + " { ?s ?p ?o }").body().lines())
          .hasSize(1);
      int load =
          server.post("/summits/sparql", "application/sparql-query", "LOAD " + there).statusCode();
      assertThat(load).isEqualTo(400);
      stranger.setSoTimeout(300);
      assertThat(connects(stranger)).isFalse();
    }
  }

  private static boolean connects(ServerSocket stranger) throws IOException {
    try {
      stranger.accept().close();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/summits", "/summits/", "/ui/summits", "/ui/summits/", "/summits/data"})
  void sendsNoDataToWhoOnlyLooksAtTheDatasetsAddress(String path) {
    for (String accept : List.of("*/*", "application/n-quads", "text/turtle", "text/html")) {
      HttpResponse<String> answer = server.get(path, "Accept", accept);
      boolean describes = answer.body().contains("sparql-service-description#");
      assertThat(answer.statusCode() == 200).isEqualTo(describes);
      assertThat(answer.statusCode()).isLessThan(500);
      assertThat(answer.body()).doesNotContain("geneva");
    }
  }

  @Test
  void refusesABodyThatMustBeUnpacked() {
    HttpResponse<String> answer =
        server.send(
            "POST",
            "/summits/sparql",
            BodyPublishers.ofString("not read"),
            "Content-Type",
            "application/sparql-query",
            "Content-Encoding",
            "gzip");
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/sparql-query", FORM})
  void refusesABodyTooLongForAQuery(String contentType) {
    String begin = contentType.equals(FORM) ? "query=" : "";
    String body = begin + "ASK {} #" + "x".repeat(300_000);
    HttpResponse<String> answer = server.post("/summits/sparql", contentType, body);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    String fits = begin + "ASK {} #" + "x".repeat(20_000);
    assertThat(server.post("/summits/sparql", contentType, fits).statusCode()).isEqualTo(200);
  }

  @Test
  void givesNoThreadToThoseWhoSendSlowly() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      // More than the 200 threads of the server.
      for (int i = 0; i < 230; i++) {
        Socket socket = new Socket("localhost", server.server().port());
        slow.add(socket);
        String head =
            "POST /summits/sparql HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\nASK";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> assertThat(server.select("ASK {}").statusCode()).isEqualTo(200));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void refusesAnAddressTooLongForAQuery() {
    assertThat(server.get("/summits/sparql?query=" + "x".repeat(70_000)).statusCode())
        .isIn(414, 431);
  }
}

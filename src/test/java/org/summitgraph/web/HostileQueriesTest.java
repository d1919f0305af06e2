package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.query.bounded.Limit;

/** Queries that are made to take a server down, one after the other and together. */
class HostileQueriesTest {

  private static final String CROSS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
  private static final int LINKS = 20_000;
  private static final int PEOPLE = 3_000;
  private static final int SECONDS = 1;
  private static final int ATTACKERS = 50;

  /** How long after its deadline a query may still be answered on a machine that is busy. */
  private static final long SLACK_MILLIS = 3_000;

  @TempDir static Path directory;

  private static LiveServer server;

  @BeforeAll
  static void start() {
    server = LiveServer.over(directory, LiveServer.settings(SECONDS));
    Dataset dataset = TDB2Factory.connectDataset(directory.resolve("store").toString());
    Txn.executeWrite(dataset, () -> fill(dataset.asDatasetGraph()));
    assertThat(server.select("ASK {}").statusCode()).isEqualTo(200);
  }

  private static void fill(DatasetGraph graph) {
    for (int i = 0; i < LINKS; i++) {
      graph.add(Quad.defaultGraphIRI, node("n" + i), node("next"), node("n" + (i + 1)));
      // Everybody is connected: what one reaches is all, so paths both ways do not end early.
      int known = (i * 31 + i / PEOPLE) % PEOPLE;
      graph.add(Quad.defaultGraphIRI, node("k" + i % PEOPLE), node("knows"), node("k" + known));
    }
  }

  private static Node node(String name) {
    return NodeFactory.createURI("urn:" + name);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> expensive() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("cross count", "SELECT (COUNT(*) AS ?n) " + CROSS);
    queries.put("cross sort", "SELECT * " + CROSS + " ORDER BY ?c ?f");
    queries.put("sort by text", "SELECT * " + CROSS + " ORDER BY DESC(UCASE(STR(?c)))");
    queries.put("cross group", "SELECT ?a ?d (COUNT(*) AS ?n) " + CROSS + " GROUP BY ?a ?d");
    queries.put("group alone", "SELECT ?a " + CROSS + " GROUP BY ?a");
    queries.put("count distinct", "SELECT (COUNT(DISTINCT *) AS ?n) " + CROSS);
    queries.put("concatenated", "SELECT (GROUP_CONCAT(STR(?a)) AS ?n) " + CROSS);
    queries.put("both ways", "SELECT (COUNT(*) AS ?n) { ?a (<urn:knows>|^<urn:knows>)* ?b }");
    queries.put("stars of stars", "SELECT (COUNT(*) AS ?n) { ?a ((<urn:knows>*)*)* ?b }");
    queries.put("every start", "SELECT (COUNT(*) AS ?n) { ?a <urn:next>* ?b }");
    queries.put("any but", "SELECT (COUNT(*) AS ?n) { ?a (!(<urn:a>|^<urn:b>))* ?b }");
    queries.put("tables", "SELECT (COUNT(*) AS ?n) {" + tables(10, 100) + "}");
    queries.put("construct", "CONSTRUCT { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } " + CROSS);
    queries.put("describe", "DESCRIBE ?a ?d " + CROSS);
    queries.put(
        "digests", "SELECT (MAX(SHA512(CONCAT(STR(?a), STR(?f), STR(?i)))) AS ?x) " + CROSS);
    queries.put(
        "unequal",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER NOT EXISTS"
            + " { ?x ?y ?z FILTER(STR(?x) = CONCAT(STR(?a), \"!\")) } }");
    queries.put("minus", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c MINUS " + CROSS + " }");
    queries.put(
        "long chain",
        "SELECT (COUNT(*) AS ?n) {" + "?a ?b ?c OPTIONAL { ?x ?y ?z FILTER(STR(?x) < STR(?a)) } }");
    return queries;
  }

  private static String tables(int tables, int rows) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      result.append(" VALUES ?v").append(i).append(" { ").append("1 ".repeat(rows)).append("}");
    }
    return result.toString();
  }

  @Test
  void stopsEachAtItsDeadlineAndSaysWhy() {
    expensive()
        .forEach(
            (name, query) -> {
              long begin = System.nanoTime();
              HttpResponse<String> answer = ask(query);
              long millis = (System.nanoTime() - begin) / 1_000_000;
              assertThat(answer.statusCode()).as(name).isEqualTo(503);
              assertThat(answer.body()).as(name).contains("\"limit\"", "stopped");
              assertThat(answer.headers().firstValue("Retry-After")).as(name).isPresent();
              assertThat(millis).as(name).isLessThan(SECONDS * 1000 + SLACK_MILLIS);
            });
    assertThat(waitFor(() -> server.server().queriesUnderWay() == 0)).isTrue();
  }

  private static HttpResponse<String> ask(String query) {
    return server.send(
        "POST",
        "/summits/sparql",
        BodyPublishers.ofString(query),
        "Content-Type",
        "application/sparql-query",
        "Accept",
        "application/sparql-results+json, text/turtle");
  }

  private static boolean waitFor(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Test
  void followsAChainOfTwentyThousandLinks() {
    LiveServer patient = server;
    HttpResponse<String> answer =
        patient.select("SELECT (COUNT(*) AS ?n) { <urn:n0> <urn:next>+ ?b }");
    // A busy machine may need longer than the second that there is; a stack that is too small
    // fails.
    assertThat(answer.statusCode()).isIn(200, 503);
    assertThat(answer.body()).doesNotContain("too deep");
    if (answer.statusCode() == 200) {
      assertThat(answer.body().lines()).containsExactly("n", String.valueOf(LINKS));
    }
  }

  @Test
  void breaksTheTransferOfAnAnswerThatIsCut() {
    for (String accept :
        List.of(
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values")) {
      for (String encoding : List.of("identity", "gzip")) {
        HttpRequest request =
            HttpRequest.newBuilder(
                    server.at("/summits/sparql?query=" + LiveServer.encode("SELECT * " + CROSS)))
                .header("Accept", accept)
                .header("Accept-Encoding", encoding)
                .build();
        assertThat(isBroken(request)).as(accept + " " + encoding).isTrue();
      }
    }
  }

  @Test
  void breaksTheTransferAlsoWhereTheConnectionEndsWithTheAnswer() throws IOException {
    for (String version : List.of("HTTP/1.0", "HTTP/1.1")) {
      String request =
          "GET /summits/sparql?query="
              + LiveServer.encode("SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }")
              + " "
              + version
              + "\r\nHost: localhost\r\nConnection: close\r\nAccept: text/csv\r\n\r\n";
      assertThat(looksWhole(request)).as(version).isFalse();
    }
  }

  /** Whether a client would take for complete what it got. */
  private static boolean looksWhole(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("chunked");
      return answer.endsWith("\r\n0\r\n\r\n");
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isBroken(HttpRequest request) {
    try {
      HttpResponse<byte[]> whole =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
      return whole.statusCode() == 503;
    } catch (IOException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void stopsWhenItsClientLeaves() throws Exception {
    try (LiveServer patient =
        LiveServer.over(directory.resolve("patient"), LiveServer.settings(60))) {
      HttpRequest request =
          HttpRequest.newBuilder(patient.at("/summits/sparql"))
              .header("Content-Type", "application/sparql-query")
              .POST(BodyPublishers.ofString("SELECT (COUNT(*) AS ?n) {" + tables(10, 100) + "}"))
              .build();
      CompletableFuture<HttpResponse<String>> answer =
          HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
      assertThat(waitFor(() -> patient.server().queriesUnderWay() == 1)).isTrue();
      answer.cancel(true);
      assertThat(waitFor(() -> patient.server().queriesUnderWay() == 0)).isTrue();
    }
  }

  @Test
  void answersOthersWhileManyAttack() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    List<String> queries = List.copyOf(expensive().values());
    List<CompletableFuture<Void>> attackers = new ArrayList<>();
    for (int i = 0; i < ATTACKERS; i++) {
      int first = i;
      attackers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = first; !over.get(); n++) {
                  ask(queries.get(n % queries.size()));
                }
              },
              task -> new Thread(task).start()));
    }
    List<Long> probes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      long begin = System.nanoTime();
      HttpResponse<String> probe = server.select("SELECT ?o { <urn:n5> <urn:next> ?o }");
      probes.add((System.nanoTime() - begin) / 1_000_000);
      assertThat(probe.body().lines()).containsExactly("o", "urn:n6");
      assertThat(server.get("/health").statusCode()).isEqualTo(200);
      assertThat(server.get("/limits").statusCode()).isEqualTo(200);
    }
    over.set(true);
    attackers.forEach(CompletableFuture::join);
    probes.sort(null);
    System.out.println("probe beside " + ATTACKERS + " attackers, ms: " + probes);
    assertThat(probes.get(probes.size() / 2)).as(probes.toString()).isLessThan(1_000);
    assertThat(waitFor(() -> server.server().queriesUnderWay() == 0)).isTrue();
    assertThat(waitFor(() -> cpuNanosOfASecond() < 700_000_000L)).as("idle soon after").isTrue();
    assertThat(server.select("ASK {}").statusCode()).isEqualTo(200);
  }

  private static long cpuNanosOfASecond() {
    long before = cpuNanos();
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return cpuNanos() - before;
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Test
  void refusesMoreQueriesThanItMayRun() {
    ServerLimits standard = ServerLimits.standard();
    ServerLimits few =
        new ServerLimits(
            standard.query().with(Limit.SECONDS, 3),
            1,
            1,
            1,
            standard.memory(),
            standard.connections(),
            standard.connectionsPerClient(),
            standard.patience(),
            standard.headerBytes(),
            true);
    try (LiveServer small = LiveServer.over(directory.resolve("small"), LiveServer.settings(few))) {
      // It holds nothing, so that only its deadline ends it.
      String slow =
          "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }";
      URI at = small.at("/summits/sparql?query=" + LiveServer.encode(slow));
      URI quick = small.at("/summits/sparql?query=ASK%7B%7D");
      // The first query of a process is no short one: its classes have to be loaded.
      assertThat(askFor("192.0.2.4", quick).join().status()).isEqualTo(200);
      List<CompletableFuture<Answered>> running = new ArrayList<>();
      // One computes and one waits for its turn: there is no place for a third that is long.
      for (String client : List.of("192.0.2.1", "192.0.2.2")) {
        running.add(askFor(client, at));
        int underWay = running.size();
        assertThat(waitFor(() -> small.server().queriesUnderWay() == underWay)).isTrue();
        if (underWay == 1) {
          Answered more = askFor(client, at).join();
          assertThat(more.status()).as("one more of the same client: %s", more).isEqualTo(429);
        }
      }
      Answered third = askFor("192.0.2.3", at).join();
      assertThat(third.status()).as("one more of anybody").isEqualTo(503);
      assertThat(third.body()).startsWith("As many queries run");
      Answered shortOne = askFor("192.0.2.4", quick).join();
      assertThat(shortOne.status()).as(shortOne.body()).isEqualTo(200);
      assertThat(running)
          .allSatisfy(
              answer -> assertThat(answer.join().body()).startsWith("The query was stopped"));
      assertThat(small.get("/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void letsQueriesOfOneClientWaitForEachOther() {
    ServerLimits limits = ServerLimits.standard();
    try (LiveServer proxied =
        LiveServer.over(
            directory.resolve("proxied"), LiveServer.settings(limits.with(limits.query(), true)))) {
      URI quick = proxied.at("/summits/sparql?query=ASK%7B%7D");
      assertThat(askFor("192.0.2.4", quick).join().status()).isEqualTo(200);
      List<CompletableFuture<Answered>> burst =
          IntStream.range(0, 2 * limits.queriesPerClient())
              .mapToObj(n -> askFor("192.0.2.4", quick))
              .toList();
      assertThat(burst).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }
  }

  private record Answered(int status, String body) {}

  private static CompletableFuture<Answered> askFor(String client, URI at) {
    HttpRequest request =
        HttpRequest.newBuilder(at).header("X-Forwarded-For", "10.9.9.9, " + client).build();
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(answer -> new Answered(answer.statusCode(), answer.body()));
  }
}

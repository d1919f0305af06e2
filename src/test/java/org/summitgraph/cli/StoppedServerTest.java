package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;

/** A server that a supervisor ends, while it answers. */
class StoppedServerTest {

  /** Exit code of a process that SIGTERM ended: 128 and the number of the signal. */
  private static final int ENDED_BY_SIGTERM = 143;

  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private static HttpRequest asking(URI server, String query) {
    return HttpRequest.newBuilder(server.resolve("summits/sparql"))
        .header("Content-Type", "application/sparql-query")
        .header("Accept", "text/csv")
        .POST(BodyPublishers.ofString(query))
        .build();
  }

  private String answered(URI server, String query) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(asking(server, query), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Looks at all sets of three of so many quads. */
  private static String comparing(int size) {
    return String.format(
        "SELECT (COUNT(*) AS ?n) {"
            + " { SELECT ?a { GRAPH ?g { ?a ?b ?c } } LIMIT %1$d }"
            + " { SELECT ?d { GRAPH ?h { ?d ?e ?f } } LIMIT %1$d }"
            + " { SELECT ?x { GRAPH ?i { ?x ?y ?z } } LIMIT %1$d }"
            + " FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?x))) > 100) }",
        size);
  }

  /** A query that takes some time on this machine, also when it comes again. */
  private String longQuery(URI server) throws IOException, InterruptedException {
    for (int size = 20; size < 2_000; size = size * 3 / 2) {
      String query = comparing(size);
      long first = nanos(server, query);
      long again = nanos(server, query);
      if (Math.min(first, again) > LONG_NANOS) {
        return query;
      }
    }
    throw new AssertionError("no query takes long");
  }

  private long nanos(URI server, String query) throws IOException, InterruptedException {
    long since = System.nanoTime();
    answered(server, query);
    return System.nanoTime() - since;
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void answersWhatItWasAskedAndTakesNothingMore() throws Exception {
    try (ServerProcess server =
        ServerProcess.over(ValidCorpus.DATA, folder.resolve("store"), folder)) {
      String query = longQuery(server.address());
      String expected = answered(server.address(), query);
      CompletableFuture<HttpResponse<String>> underWay =
          client.sendAsync(asking(server.address(), query), BodyHandlers.ofString());
      Thread.sleep(200);
      assertThat(underWay).isNotDone();
      server.askToEnd();
      HttpResponse<String> answer = underWay.get(30, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(expected);
      assertThat(server.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
      assertThatThrownBy(() -> answered(server.address(), "ASK {}"))
          .isInstanceOf(IOException.class);
    }
  }
}

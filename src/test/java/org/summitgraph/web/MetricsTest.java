package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

  @TempDir private static Path directory;
  private static LiveServer server;
  private static URI metrics;

  @BeforeAll
  static void start() {
    server = LiveServer.over(directory);
    metrics = server.server().serveMetrics(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String metrics() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
        .body();
  }

  /** The value of the series whose line begins so. */
  private static double value(String series) throws IOException, InterruptedException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  private static void reaches(String series, double wanted) throws Exception {
    long deadline = System.nanoTime() + 5_000_000_000L;
    // A request is counted after its answer is sent.
    while (value(series) < wanted && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(value(series)).as(series + " in\n" + metrics()).isEqualTo(wanted);
  }

  @Test
  void countAnswersByRouteAndStatus() throws Exception {
    server.get("/queries/who-met.csv");
    server.get("/queries/who-met.csv");
    server.get("/queries/nothing-of-the-kind");
    server.get("/../../etc?" + "x".repeat(50));
    String count = "summit_request_duration_seconds_count";
    reaches(count + "{route=\"queries\",status=\"2xx\"}", 2);
    reaches(count + "{route=\"queries\",status=\"4xx\"}", 1);
    assertThat(value("summit_kept_answers_total{found=\"yes\"}")).isPositive();
    assertThat(value("summit_kept_bytes")).isPositive();
    assertThat(metrics()).doesNotContain("nothing-of-the-kind", "etc");
  }

  @Test
  void countRefusalsByReason() throws Exception {
    server.select("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }");
    server.select("SELECT * {");
    reaches("summit_refusals_total{reason=\"status-400\"}", 1);
    reaches("summit_refusals_total{reason=\"status-403\"}", 1);
  }

  @Test
  void tellTheVersionAndTheMachine() throws Exception {
    String version = server.get("/").headers().firstValue("Data-Version").orElseThrow();
    assertThat(metrics())
        .contains("summit_version{data=\"" + version + "\"")
        .contains("jvm_memory_used_bytes", "jvm_threads_current", "summit_queries_under_way");
  }

  @Test
  void areNotToldAtThePortOfTheServer() {
    assertThat(server.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(server.get("/$/metrics").statusCode()).isEqualTo(404);
  }

  @Test
  void areToldToThisMachineAloneAndATakenPortIsNamed() {
    assertThat(metrics.getHost()).isEqualTo("localhost");
    assertThatThrownBy(() -> server.server().serveMetrics(metrics.getPort()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("Port " + metrics.getPort() + " cannot be used for metrics");
  }
}

package org.summitgraph.web;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.summitgraph.query.bounded.Limit;

/**
 * What an operator watches, in the form of Prometheus: how long answers took, what was refused and
 * why, what is under way, kept and occupied. Label values come from closed lists, so that no
 * request can make a new series. Threads share one.
 */
final class Metrics implements RequestLog {

  /** Under this name the servlets find it. */
  static final String ATTRIBUTE = Metrics.class.getName();

  /** Addresses begin with one of these, or with the dataset's name; all others count as one. */
  private static final Set<String> ROUTES =
      Set.of(
          "doc",
          "id",
          "queries",
          "export",
          "dumps",
          "ontology",
          "ui",
          "static",
          "health",
          "ready",
          "limits",
          "linking",
          "reconcile",
          ".well-known",
          "sitemap.xml");

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final String dataset;
  private final Histogram requests;
  private final Counter refusals;

  Metrics(ServedDataset served) {
    this.dataset = served.name();
    this.requests =
        Histogram.builder()
            .name("summit_request_duration_seconds")
            .help("From the first byte of a request to the last of its answer.")
            .unit(Unit.SECONDS)
            .labelNames("route", "status")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .register(registry);
    this.refusals =
        Counter.builder()
            .name("summit_refusals_total")
            .help("Queries that were refused or stopped, by the limit that they passed.")
            .labelNames("reason")
            .register(registry);
  }

  /** That of the server whose servlet has the request. */
  static Metrics of(ServletContext context) {
    return (Metrics) context.getAttribute(ATTRIBUTE);
  }

  /** Watches what a server has under way and keeps. */
  void watch(QueryTraffic traffic, Versions versions) {
    gauge("summit_queries_under_way", "Queries that have a place now.", traffic::underWay);
    gauge(
        "summit_memory_of_queries_bytes",
        "What queries hold now.",
        () -> (double) traffic.memory().held());
    gauge(
        "summit_kept_bytes",
        "Finished answers that are kept.",
        () -> (double) versions.answers().bytes());
    CounterWithCallback.builder()
        .name("summit_kept_answers_total")
        .help("Requests for what may be kept, since this version of the data is served.")
        .labelNames("found")
        .callback(
            callback -> {
              CacheStats stats = versions.answers().stats();
              callback.call((double) stats.hitCount(), "yes");
              callback.call((double) stats.missCount(), "no");
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("summit_version")
        .help("Always 1; the labels say what is served by what.")
        .labelNames("data", "program")
        .callback(callback -> callback.call(1, versions.name(), ServerStatus.version()))
        .register(registry);
  }

  /** A number at the moment of asking. */
  @FunctionalInterface
  private interface Now {
    double number();
  }

  private void gauge(String name, String help, Now now) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(now.number()))
        .register(registry);
  }

  /**
   * Answers at {@code /metrics} of a port of its own, to programs on this machine alone: a proxy
   * that leads the world to the server's port does not lead there.
   *
   * @param port 0 for any free one
   */
  HTTPServer serve(int port) throws IOException {
    HTTPServer server =
        HTTPServer.builder()
            .inetAddress(InetAddress.getLoopbackAddress())
            .port(port)
            .registry(registry)
            .buildAndStart();
    // Only here, since most servers tell nobody, and all would start later for it.
    JvmMetrics.builder().register(registry);
    return server;
  }

  @Override
  public void log(Request request, Response response) {
    double seconds = (System.nanoTime() - request.getBeginNanoTime()) / NANOS;
    requests
        .labelValues(route(request.getHttpURI().getCanonicalPath()), status(response.getStatus()))
        .observe(seconds);
  }

  private String route(String path) {
    if (path == null) {
      return "other";
    }
    if (path.equals("/")) {
      return "front";
    }
    String first = before('/', path.substring(1));
    if (first.equals(dataset)) {
      return "sparql";
    }
    return Stream.of(first, before('.', first))
        .filter(ROUTES::contains)
        .findFirst()
        .orElse("other");
  }

  /**
   * The text before the first such character that does not begin it; all of it where there is none.
   */
  private static String before(char end, String text) {
    int at = text.indexOf(end, 1);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String status(int status) {
    return status / 100 + "xx";
  }

  /** Counts a refusal. */
  void refused(int status, Optional<Limit> limit) {
    refusals.labelValues(limit.map(Limit::code).orElseGet(() -> "status-" + status)).inc();
  }
}

package org.summitgraph.web;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.summitgraph.describe.EvidenceDescription;
import org.summitgraph.query.bounded.Limit;

/**
 * The server: Fuseki with the dataset of its configuration, Fuseki's browser interface, and our own
 * pages, all for reading. Threads may share one.
 */
public final class SummitServer implements AutoCloseable {

  /** Fuseki's 5 MiB are allocated and zeroed for every answer, however short it is. */
  private static final int OUTPUT_BUFFER = 32 * 1024;

  private static final int OUTPUT_AGGREGATION = 8 * 1024;

  /** Bytes that the system holds for a reader; it would take megabytes for each slow one. */
  private static final int SENT_AHEAD = 256 * 1024;

  /** How much longer than a query may take the stop waits for it. */
  private static final long STOP_MARGIN_MILLIS = 2_000;

  /** How long a connection that nobody uses may hold up the stop. */
  private static final long IDLE_STOP_MILLIS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SummitServer.class);

  private final Server jetty;
  private final Versions versions;
  private final QueryTraffic traffic;
  private final ServedDataset served;
  private final Metrics metrics;
  private HTTPServer metricsServer;

  private SummitServer(
      Server jetty,
      Versions versions,
      QueryTraffic traffic,
      ServedDataset served,
      Metrics metrics) {
    this.jetty = jetty;
    this.versions = versions;
    this.traffic = traffic;
    this.served = served;
    this.metrics = metrics;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @param config the shipped {@code fuseki-config.ttl}, or one of its form
   * @param corpus what it serves beside the dataset of the configuration
   * @throws ServerStartException when the port is taken or the store is not there
   */
  public static SummitServer start(Model config, ServerSettings settings, ServedCorpus corpus) {
    ServedDataset served = ServedDataset.in(config);
    QueryTraffic traffic = new QueryTraffic(settings.limits());
    Metrics metrics = new Metrics(served);
    ServedVersion first = ServedVersion.of(config, settings, corpus, traffic, served, metrics);
    Versions versions = new Versions(first);
    metrics.watch(traffic, versions);
    Server jetty = first.server();
    jetty.setHandler(versions);
    prepare(jetty, settings, served);
    jetty.setRequestLog(
        settings
            .accessLog()
            .<RequestLog>map(
                log ->
                    new RequestLog.Collection(
                        new AccessLog(log, settings.limits().forwarded()), metrics))
            .orElse(metrics));
    EvidenceDescription.register();
    try {
      jetty.start();
    } catch (Exception e) {
      throw new ServerStartException("The server cannot start: " + e.getMessage(), e);
    }
    first.begin();
    return new SummitServer(jetty, versions, traffic, served, metrics);
  }

  /**
   * Serves another version of the data from now on. Requests that are under way stay with the
   * version that they met.
   *
   * @param config as at the start, with the place of the new database
   * @param settings the prefixes and queries of it count, all else is as at the start
   * @param release closes the database of the version that was served before, or answers false as
   *     long as something reads it; it is called until it answers true, on a thread of its own
   * @throws ServerStartException when the new version cannot be served; the old one still is
   */
  public void publish(
      Model config, ServerSettings settings, ServedCorpus corpus, Predicate<Dataset> release) {
    ServedVersion next = ServedVersion.of(config, settings, corpus, traffic, served, metrics);
    next.begin();
    versions.change(next, release);
  }

  private static void prepare(Server jetty, ServerSettings settings, ServedDataset served) {
    ServerLimits limits = settings.limits();
    jetty.setErrorHandler(new PlainFaults());
    Handler gate = new ReadOnlyGate(new BareEndpoints(jetty.getHandler(), served), served);
    Connections connections = new Connections(new SlowReaders(gate, limits.patience()), limits);
    for (Connector connector : jetty.getConnectors()) {
      prepare((ServerConnector) connector, limits);
      connector.addBean(connections);
    }
    Handler bounded = new HeaderBounds(new WholeBodies(connections), limits.headerBytes());
    Handler guarded = new SecurityHeaders(new UiCalls(new MarkedEnds(bounded), served));
    jetty.setHandler(new GracefulHandler(compressing(guarded)));
    long longest = TimeUnit.SECONDS.toMillis(limits.query().of(Limit.SECONDS));
    jetty.setStopTimeout(longest + STOP_MARGIN_MILLIS);
  }

  private static void prepare(ServerConnector connector, ServerLimits limits) {
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setOutputAggregationSize(OUTPUT_AGGREGATION);
    http.setRequestHeaderSize(HeaderBounds.LONGEST_ADDRESS + limits.headerBytes() + 1024);
    connector.setAcceptedSendBufferSize(SENT_AHEAD);
    connector.setIdleTimeout(limits.patience().toMillis());
    http.setSendServerVersion(false);
    connector.setShutdownIdleTimeout(IDLE_STOP_MILLIS);
    open(connector);
  }

  /** Binds the port now: when Jetty does it, a taken port comes with a page of log. */
  private static void open(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new ServerStartException(
          "Port "
              + connector.getPort()
              + " cannot be used ("
              + e.getMessage()
              + "); choose another with --port N, or any free one with --port 0",
          e);
    }
  }

  private static Handler compressing(Handler next) {
    CompressionHandler handler = new CompressionHandler(next);
    handler.putCompression(new GzipCompression());
    handler.putConfiguration(
        "/*",
        CompressionConfig.builder()
            .defaults()
            .compressIncludeMethod("GET")
            .compressIncludeMethod("POST")
            .decompressExcludePath("/*")
            .build());
    return handler;
  }

  /** The port that it listens on, also when any free one was asked for. */
  public int port() {
    return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
  }

  /** Address of the front page on this machine. */
  public URI address() {
    return URI.create("http://localhost:" + port() + "/");
  }

  /** Where it takes SPARQL queries, on this machine. */
  public URI endpoint() {
    return address().resolve(served.endpoint());
  }

  /** The page of the browser interface that asks the dataset, relative to the front page. */
  public String editor() {
    return served.editor();
  }

  /**
   * Tells what an operator watches at {@code /metrics} of another port, to programs on this machine
   * alone, until this is closed.
   *
   * @param port 0 for any free one
   * @return the address
   * @throws ServerStartException when the port cannot be used
   */
  public URI serveMetrics(int port) {
    try {
      metricsServer = metrics.serve(port);
      return URI.create("http://localhost:" + metricsServer.getPort() + "/metrics");
    } catch (IOException e) {
      throw new ServerStartException(
          "Port "
              + port
              + " cannot be used for metrics ("
              + e.getMessage()
              + "); choose another with --metrics-port N",
          e);
    }
  }

  /** How many queries run now, those included that wait for their turn. */
  int queriesUnderWay() {
    return traffic.underWay();
  }

  /** Waits until somebody stops the server. */
  public void await() throws InterruptedException {
    jetty.join();
  }

  /**
   * Takes no further requests, lets those under way come to their end (for about as long as a query
   * may take) and stops. To close twice does nothing more.
   */
  @Override
  public void close() {
    if (!jetty.isRunning()) {
      return;
    }
    if (metricsServer != null) {
      metricsServer.stop();
    }
    try {
      jetty.stop();
    } catch (TimeoutException e) {
      // Jetty has stopped all the same; it says that some requests took longer than it waits.
      LOG.warn("Requests were cut that did not come to their end before the server stopped");
    } catch (Exception e) {
      // Jetty has stopped all the same; it says that some requests took longer than it waits.
      LOG.warn("Requests were cut that did not come to their end before the server stopped");
    }
    traffic.close();
  }
}

package org.summitgraph.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.assembler.exceptions.AssemblerException;
import org.apache.jena.fuseki.FusekiConfigException;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.summitgraph.describe.Dump;
import org.summitgraph.describe.EvidenceDescription;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.describe.ThingDescriber;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.web.ServerSettings.Reach;

/**
 * The server: Fuseki with the dataset of its configuration, Fuseki's browser interface, and our own
 * pages, all for reading. Threads may share one.
 */
public final class SummitServer implements AutoCloseable {

  private static final Property TDB2_LOCATION =
      ResourceFactory.createProperty("http://jena.apache.org/2016/tdb#location");

  /** Fuseki's 5 MiB are allocated and zeroed for every answer, however short it is. */
  private static final int OUTPUT_BUFFER = 32 * 1024;

  private static final int OUTPUT_AGGREGATION = 8 * 1024;

  /** Bytes a second; who reads more slowly is cut off. */
  private static final long SLOWEST_READER = 1024;

  /** The parser's time grows with the square of a literal's length, and no time limit holds it. */
  private static final long LONGEST_BODY = 256 * 1024;

  /** How much longer than a query may take the stop waits for it. */
  private static final long STOP_MARGIN_MILLIS = 2_000;

  /** How long a connection that nobody uses may hold up the stop. */
  private static final long IDLE_STOP_MILLIS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SummitServer.class);

  private final FusekiServer fuseki;
  private final QueryTraffic traffic;

  private final ServedDataset served;

  private SummitServer(FusekiServer fuseki, QueryTraffic traffic, ServedDataset served) {
    this.fuseki = fuseki;
    this.traffic = traffic;
    this.served = served;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @param config the shipped {@code fuseki-config.ttl}, or one of its form
   * @param corpus what it serves beside the dataset of the configuration
   * @throws ServerStartException when the port is taken or the store is not there
   */
  public static SummitServer start(Model config, ServerSettings settings, ServedCorpus corpus) {
    requireStore(config);
    ServedDataset served = ServedDataset.in(config);
    QueryTraffic traffic = new QueryTraffic(settings.limits());
    FusekiServer.Builder builder = configured(config, settings, traffic, served);
    Dataset dataset = DatasetFactory.wrap(builder.getDataset(served.path()));
    Addresses addresses = new Addresses(corpus.ontology());
    List<Term> core = corpus.ontology().description().core();
    Census census = new Census(dataset, core, addresses::hasDocument);
    Site site = new Site(settings, corpus, addresses, census, served);
    Dump dump =
        new Dump(
            corpus.edition().asserted(),
            dataset,
            settings.prefixes(),
            corpus.edition().publication().preamble());
    DatasetAccount account =
        new DatasetAccount(corpus.edition().publication(), served, dataset, dump);
    addPages(builder, settings, site, corpus, dataset);
    addDatasetPages(builder, settings, site, account, dataset);
    FusekiServer fuseki = builder.build();
    prepare(fuseki.getJettyServer(), settings, served);
    EvidenceDescription.register();
    account.begin();
    census.begin();
    fuseki.start();
    return new SummitServer(fuseki, traffic, served);
  }

  private static FusekiServer.Builder configured(
      Model config, ServerSettings settings, QueryTraffic traffic, ServedDataset served) {
    try {
      FusekiServer.Builder builder =
          FusekiServer.create()
              // Modules found on the class path must not add what nobody asked for.
              .fusekiModules(FusekiModules.empty())
              .port(settings.port())
              .loopback(settings.reach() == Reach.LOOPBACK)
              .registerOperation(Operation.Query, new SparqlEndpoint(traffic))
              .registerOperation(Operation.GSP_R, new GraphEndpoint(traffic))
              .parseConfig(config);
      // Fuseki passes over a service that it cannot build, and only logs it.
      if (builder.getDataset(served.path()) == null) {
        throw new ServerStartException(
            "The configuration describes no dataset "
                + served.path()
                + " that can be opened;"
                + " start from the shipped one");
      }
      return builder;
    } catch (FusekiConfigException | AssemblerException e) {
      throw new ServerStartException(
          "The configuration cannot be used: " + e.getMessage() + "; start from the shipped one",
          e);
    }
  }

  /** TDB2 would make an empty store where it finds none, and answer every question with nothing. */
  private static void requireStore(Model config) {
    for (RDFNode location : config.listObjectsOfProperty(TDB2_LOCATION).toList()) {
      String place =
          location.isLiteral() ? location.asLiteral().getLexicalForm() : location.toString();
      if (!Files.isDirectory(Path.of(place))) {
        throw new ServerStartException(
            "There is no store at " + place + "; build it first with: summit load");
      }
    }
  }

  private static void addPages(
      FusekiServer.Builder builder,
      ServerSettings settings,
      Site site,
      ServedCorpus corpus,
      Dataset dataset) {
    LimitsPage limits = new LimitsPage(settings.limits());
    StatusPages status = new StatusPages(dataset);
    OntologyPages ontologyPages = new OntologyPages(site, corpus.ontology());
    for (DocumentFormat format : DocumentFormat.ALL) {
      builder.addServlet("/ontology." + format.suffix(), ontologyPages);
    }
    Export export =
        new Export(dataset, settings.prefixes(), corpus.edition().publication().preamble());
    ThingDescriber describer = new ThingDescriber(dataset, settings.prefixes(), corpus.texts());
    builder
        .addServlet("/ontology", ontologyPages)
        .addServlet("/doc/*", new Documents(site, export, describer))
        .addServlet("/id/*", new Identifiers(site, describer))
        .addServlet("/$/server", new ServerStatus())
        .addServlet("/ui/*", new FusekiUi(settings, site.dataset()))
        .addServlet("/export", new ExportPage(export, settings, dataset))
        .addServlet("/static/*", new StaticFiles())
        .addServlet("/favicon.ico", new StaticFiles())
        // The empty pattern is the root and nothing below it.
        .addServlet("", new FrontPage(settings, site))
        .addServlet("/limits", limits)
        .addServlet("/limits.json", limits)
        .addServlet("/health", status)
        .addServlet("/ready", status)
        .addServlet("/*", new TermAddresses(site, ontologyPages, describer));
  }

  /** What tells of the dataset as a whole. */
  private static void addDatasetPages(
      FusekiServer.Builder builder,
      ServerSettings settings,
      Site site,
      DatasetAccount account,
      Dataset dataset) {
    QueryAnswers queries =
        new QueryAnswers(site, settings.queries(), settings.prefixes(), account, dataset);
    RdfPage description = new RdfPage(site, account.prefixes(settings), account::description);
    RdfPage service = new RdfPage(site, account.prefixes(settings), account::service);
    builder
        .addServlet("/queries/*", queries)
        .addServlet("/" + DatasetAccount.OPEN_API, new OpenApi(site, settings.queries(), account))
        .addServlet("/" + DatasetAccount.DESCRIPTION, description)
        .addServlet(BareEndpoints.DESCRIPTION, service)
        .addServlet("/dumps/*", new DumpFiles(site, account))
        .addServlet("/robots.txt", new Robots(site))
        .addServlet("/sitemap.xml", new Sitemap(site, settings.queries()));
    for (DocumentFormat format : DocumentFormat.RDF) {
      builder
          .addServlet("/queries." + format.suffix(), queries)
          .addServlet("/" + DatasetAccount.DESCRIPTION + "." + format.suffix(), description);
    }
  }

  private static void prepare(Server jetty, ServerSettings settings, ServedDataset served) {
    ServerLimits limits = settings.limits();
    Handler gate = new ReadOnlyGate(new BareEndpoints(jetty.getHandler(), served), served);
    Connections connections = new Connections(gate, limits);
    for (Connector connector : jetty.getConnectors()) {
      prepare((ServerConnector) connector, limits);
      connector.addBean(connections);
    }
    Handler bounded =
        new HeaderBounds(readingBodiesFirst(connections), limits.headerBytes(), LONGEST_BODY);
    Handler guarded = new SecurityHeaders(new UiCalls(new MarkedEnds(bounded), served));
    jetty.setHandler(new GracefulHandler(compressing(guarded)));
    long longest = TimeUnit.SECONDS.toMillis(limits.query().of(Limit.SECONDS));
    jetty.setStopTimeout(longest + STOP_MARGIN_MILLIS);
    settings.accessLog().ifPresent(log -> jetty.setRequestLog(new AccessLog(log)));
  }

  private static void prepare(ServerConnector connector, ServerLimits limits) {
    HttpConfiguration http =
        connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setOutputAggregationSize(OUTPUT_AGGREGATION);
    http.setRequestHeaderSize(HeaderBounds.LONGEST_ADDRESS + limits.headerBytes() + 1024);
    http.setMinResponseDataRate(SLOWEST_READER);
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

  /**
   * Reads a body before a thread is given to its request, so that senders who take their time hold
   * none; refuses it (413) when it is too long. Fuseki may also answer before it has read a body,
   * and the connection would then end under the client.
   */
  private static Handler readingBodiesFirst(Handler next) {
    return new EagerContentHandler(next, new RetainedContentLoaderFactory(LONGEST_BODY, -1, true));
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
    return fuseki.getPort();
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

  /** How many queries run now, those included that wait for their turn. */
  int queriesUnderWay() {
    return traffic.underWay();
  }

  /** Waits until somebody stops the server. */
  public void await() throws InterruptedException {
    fuseki.getJettyServer().join();
  }

  /**
   * Takes no further requests, lets those under way come to their end (for about as long as a query
   * may take) and stops. To close twice does nothing more.
   */
  @Override
  public void close() {
    if (fuseki.getJettyServer().isRunning()) {
      try {
        fuseki.stop();
      } catch (FusekiException e) {
        // Jetty has stopped all the same; it says that some requests took longer than it waits.
        LOG.warn("Requests were cut that did not come to their end before the server stopped");
      }
      traffic.close();
    }
  }
}

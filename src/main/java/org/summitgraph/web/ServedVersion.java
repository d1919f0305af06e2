package org.summitgraph.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.assembler.JA;
import org.apache.jena.assembler.exceptions.AssemblerException;
import org.apache.jena.fuseki.FusekiConfigException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.summitgraph.describe.Dump;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.describe.ThingDescriber;
import org.summitgraph.web.ServerSettings.Reach;

/**
 * One version of the data, as it is served: its database, its pages, and what was counted and kept
 * of it. A request stays with the version that it met, so that no answer is from two. Threads share
 * one.
 */
final class ServedVersion {

  private static final Property TDB2_LOCATION =
      ResourceFactory.createProperty("http://jena.apache.org/2016/tdb#location");

  private static final int IDLE_THREADS = 8;

  /** Threads beside those of queries and slow readers, each of which keeps one. */
  private static final int OTHER_THREADS = 100;

  private final FusekiServer fuseki;
  private final Handler pages;
  private final String name;
  private final Dataset dataset;
  private final Census census;
  private final DatasetAccount account;
  private final AnswerCache answers;

  /** Requests that are with it, and one for its being the version that new requests meet. */
  private final AtomicInteger holders = new AtomicInteger(1);

  private ServedVersion(
      FusekiServer fuseki,
      String name,
      Dataset dataset,
      Census census,
      DatasetAccount account,
      AnswerCache answers) {
    this.fuseki = fuseki;
    this.pages = fuseki.getJettyServer().getHandler();
    this.name = name;
    this.dataset = dataset;
    this.census = census;
    this.account = account;
    this.answers = answers;
  }

  /**
   * A version that is not served yet.
   *
   * @throws ServerStartException when the store is not there or the configuration is of no use
   */
  static ServedVersion of(
      Model config,
      ServerSettings settings,
      ServedCorpus corpus,
      QueryTraffic traffic,
      ServedDataset served,
      Metrics metrics) {
    requireStore(config);
    AnswerCache answers = AnswerCache.forThisHeap();
    FusekiServer.Builder builder =
        configured(config, settings, traffic, served)
            .addServletAttribute(AnswerCache.ATTRIBUTE, answers)
            .addServletAttribute(Metrics.ATTRIBUTE, metrics);
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
    ThingDescriber describer = new ThingDescriber(dataset, settings.prefixes(), corpus.texts());
    addPages(builder, settings, site, corpus, describer, dataset);
    builder
        .addServlet(
            "/" + ReconciliationManifest.ADDRESS + "/*",
            new Reconciliation(site, settings, describer, traffic, dataset))
        .addServlet("/" + LinkingPage.ADDRESS, new LinkingPage(site, describer));
    addDatasetPages(builder, settings, site, account, dataset);
    FusekiServer fuseki = builder.build();
    for (ContextHandler context : fuseki.getJettyServer().getDescendants(ContextHandler.class)) {
      context.setErrorHandler(new PlainFaults());
    }
    return new ServedVersion(
        fuseki, corpus.edition().shortVersion(), dataset, census, account, answers);
  }

  /** The version as people write it, for a header of each answer. */
  String name() {
    return name;
  }

  /** The server that Fuseki made for this version; that of the first one serves them all. */
  Server server() {
    return fuseki.getJettyServer();
  }

  /** What answers the requests. */
  Handler pages() {
    return pages;
  }

  Dataset dataset() {
    return dataset;
  }

  /** Its finished answers. */
  AnswerCache answers() {
    return answers;
  }

  /**
   * Begins to count what is in it, one thing after the other: readers who came meanwhile need the
   * processors too.
   */
  void begin() {
    Thread thread =
        new Thread(
            () -> {
              census.run();
              account.run();
            },
            "counting");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether all is counted, so that no page has to say that it is not. */
  boolean isCounted() {
    return census.isTaken() && account.isCounted();
  }

  /** Holds the version for a request; false when it is no longer served. */
  boolean enter() {
    return holders.getAndUpdate(held -> held == 0 ? 0 : held + 1) > 0;
  }

  /** Ends what {@link #enter()} began; once more ends that new requests meet it. */
  void leave() {
    holders.decrementAndGet();
  }

  /** Whether no request is with it, none can come, and nothing is counted or summed up any more. */
  boolean isLeft() {
    return holders.get() == 0 && census.isTaken() && account.isComplete();
  }

  private static FusekiServer.Builder configured(
      Model config, ServerSettings settings, QueryTraffic traffic, ServedDataset served) {
    try {
      FusekiServer.Builder builder =
          FusekiServer.create()
              // Modules found on the class path must not add what nobody asked for.
              .fusekiModules(FusekiModules.empty())
              .port(settings.port())
              // Fuseki's own 20 would all wait for queries, and nothing else would be answered.
              .numServerThreads(IDLE_THREADS, threads(settings.limits()))
              .loopback(settings.reach() == Reach.LOOPBACK)
              .registerOperation(Operation.Query, new SparqlEndpoint(traffic))
              .registerOperation(Operation.GSP_R, new GraphEndpoint(traffic))
              .parseConfig(config.add(JA.This, RDF.type, JA.Expanded));
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

  private static int threads(ServerLimits limits) {
    return QueryTraffic.threads(limits) + SlowReaders.MOST + OTHER_THREADS;
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
      ThingDescriber describer,
      Dataset dataset) {
    LimitsPage limits = new LimitsPage(settings.limits());
    StatusPages status = new StatusPages(dataset);
    OntologyPages ontologyPages = new OntologyPages(site, corpus.ontology());
    for (DocumentFormat format : DocumentFormat.ALL) {
      builder.addServlet("/ontology." + format.suffix(), ontologyPages);
    }
    Exports exports =
        new Exports(
            new Export(dataset, settings.prefixes(), corpus.edition().publication().preamble()));
    builder
        .addServlet("/ontology", ontologyPages)
        .addServlet("/doc/*", new Documents(site, exports, describer))
        .addServlet("/id/*", new Identifiers(site, describer))
        .addServlet("/$/server", new ServerStatus())
        .addServlet("/ui/*", new FusekiUi(settings, site.dataset()))
        .addServlet("/export", new ExportPage(exports, settings, dataset))
        .addServlet("/static/*", new StaticFiles())
        .addServlet("/favicon.ico", new StaticFiles())
        // The empty pattern is the root and nothing below it.
        .addServlet("", new FrontPage(settings, site))
        .addServlet("/limits", limits)
        .addServlet("/" + LimitsPage.FOR_PROGRAMS, limits)
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
    RdfPage description =
        new RdfPage(site, account.prefixes(settings), account::description, account::isComplete);
    RdfPage service = new RdfPage(site, account.prefixes(settings), account::service, () -> true);
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
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.store.Store;
import org.summitgraph.web.Edition;
import org.summitgraph.web.ServedCorpus;
import org.summitgraph.web.ServerLimits;
import org.summitgraph.web.ServerSettings;
import org.summitgraph.web.ServerSettings.Reach;
import org.summitgraph.web.ServerStartException;
import org.summitgraph.web.SummitServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code summit serve}: check, build if anything changed, and serve until told to stop. */
@Command(
    name = "serve",
    description = "Check, build the database if anything changed, and serve it.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Mixin private CandidateOption candidates;
  @Mixin private QueryFolder queries;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on; 0 for any free one. Default: 3030.")
  private int port = 3030;

  @Option(
      names = "--public",
      description = "Let other machines connect, not only programs on this one.")
  private boolean everyone;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where readers find this server; shapes links only, never an IRI of the data.")
  private URI publicUrl;

  @Option(
      names = "--publish-texts",
      description =
          "Show the words of the sources to everyone. Without this, pages show them only to readers"
              + " on this machine: with --public or --public-url none. Behind a proxy, name"
              + " --public-url.")
  private boolean publishTexts;

  @Option(
      names = "--query-seconds",
      paramLabel = "N",
      description = "How long a query may take. Default: 10.")
  private int querySeconds = 10;

  @Option(
      names = "--behind-proxy",
      description =
          "Believe the proxy in front about who a client is (Forwarded, X-Forwarded-For).")
  private boolean behindProxy;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Append a line of JSON for each request to this file; when it was moved away, to a new"
              + " one.")
  private Path accessLog;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description =
          "Also tell metrics, in the form of Prometheus, to programs on this machine, at /metrics"
              + " of this port. 0 for any free port. Default: nowhere.")
  private Integer metricsPort;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Fuseki's configuration. Default: fuseki-config.ttl.")
  private Path config = Project.inHome("fuseki-config.ttl");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Publishing publishing = new Publishing(project, gate, candidates, spec.commandLine().getErr());
    Beside<Publishing.Look> look = publishing.look();
    look.begin();
    ServerSettings options = options();
    Model configuration = configuration();
    RunningServer running = new RunningServer(project.storeFolder());
    running
        .address()
        .ifPresent(
            address -> {
              throw UserError.failure(
                  "a server already serves "
                      + project.storeFolder()
                      + " at "
                      + address
                      + "; stop it, or name another folder by --store");
            });
    Optional<Path> before = project.store().published();
    Beside<ServedFiles> early = new Beside<>("files", this::files);
    early.begin();
    if (!publishing.bringUpToDate(look.result())) {
      return 1;
    }
    // The server keeps it open to its end.
    Path database = OpenStore.published(project).database();
    // What was read before the files changed is not what was built.
    ServedFiles served = before.filter(database::equals).isPresent() ? early.result() : files();
    Optional<ReadTexts> texts = texts();
    SummitServer server =
        start(at(database, configuration), with(served, options), corpus(served, database, texts));
    texts.ifPresent(ReadTexts::begin);
    new NewVersions(
            project.store(),
            database,
            (next, release) -> {
              ServedFiles now = files();
              Optional<ReadTexts> itsTexts = texts();
              ServedCorpus corpus = corpus(now, next, itsTexts);
              server.publish(at(next, configuration), with(now, options), corpus, release);
              itsTexts.ifPresent(ReadTexts::begin);
              return corpus.edition().shortVersion();
            },
            spec.commandLine().getErr())
        .begin();
    serve(server, running);
    return 0;
  }

  /** The configuration with the place of the database in it. */
  private static Model at(Path database, Model configuration) {
    Model model = ModelFactory.createDefaultModel().add(configuration);
    for (Statement location : model.listStatements(null, location(), (String) null).toList()) {
      location.changeObject(database.toString());
    }
    return model;
  }

  private ServedFiles files() throws IOException {
    CannedQueries canned = queries.read(project);
    Corpus ontology = project.ontology();
    return new ServedFiles(
        project.ontologyDocument(ontology), ontology.prefixes(), canned.offered());
  }

  private static ServerSettings with(ServedFiles files, ServerSettings options) {
    return options.with(files.prefixes(), files.queries());
  }

  /** What others wrote is shown to readers on this machine, and to all the world only when told. */
  private Optional<ReadTexts> texts() {
    boolean readByAll = everyone || publicUrl != null;
    return readByAll && !publishTexts ? Optional.empty() : Optional.of(new ReadTexts(project));
  }

  private ServedCorpus corpus(ServedFiles files, Path database, Optional<ReadTexts> texts) {
    return new ServedCorpus(
        files.ontology(),
        new Edition(
            project.publication(files.ontology()),
            Store.asserted(database),
            project.store().publishedAt().orElseThrow()),
        texts.<TextsAtHand>map(these -> these).orElse(TextsAtHand.NONE));
  }

  /** What the options say, without prefixes and queries. */
  private ServerSettings options() throws IOException {
    try {
      return new ServerSettings(
          port,
          everyone ? Reach.PUBLIC : Reach.LOOPBACK,
          Optional.ofNullable(publicUrl),
          Map.of(),
          List.of(),
          limits(),
          log());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** No constant, since every command makes this class known and few need all of Jena for it. */
  private static Property location() {
    return ResourceFactory.createProperty("http://jena.apache.org/2016/tdb#location");
  }

  private ServerLimits limits() {
    ServerLimits standard = ServerLimits.standard();
    return standard.with(standard.query().with(Limit.SECONDS, querySeconds), behindProxy);
  }

  private Optional<Writer> log() {
    if (accessLog == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogFile.open(accessLog, spec.commandLine().getErr()));
    } catch (IOException e) {
      throw UserError.usage(accessLog + " cannot be written; name another by --access-log");
    }
  }

  private Model configuration() {
    if (!Files.isReadable(config)) {
      throw UserError.usage(config + " cannot be read; name Fuseki's configuration by --config");
    }
    try {
      Model model =
          RDFParser.source(config)
              .forceLang(Lang.TURTLE)
              .errorHandler(ErrorHandlerFactory.errorHandlerExceptionOnError())
              .toModel();
      if (!model.contains(null, location())) {
        throw UserError.usage(config + " names no tdb2:location; start from the shipped file");
      }
      return model;
    } catch (RiotParseException e) {
      throw UserError.usage(
          config + ":" + e.getLine() + ":" + e.getCol() + ": " + e.getOriginalMessage());
    } catch (RiotException e) {
      throw UserError.usage(config + ": " + e.getMessage());
    }
  }

  private void serve(SummitServer server, RunningServer running)
      throws IOException, InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.withdraw();
                  server.close();
                },
                "stopping"));
    running.announce(server.address(), server.endpoint());
    announce(server);
    server.await();
  }

  private static SummitServer start(
      Model configuration, ServerSettings settings, ServedCorpus corpus) {
    try {
      return SummitServer.start(configuration, settings, corpus);
    } catch (ServerStartException e) {
      throw UserError.failure(e.getMessage());
    }
  }

  private URI metrics(SummitServer server) {
    try {
      return server.serveMetrics(metricsPort);
    } catch (ServerStartException e) {
      throw UserError.failure(e.getMessage());
    }
  }

  private void announce(SummitServer server) {
    PrintWriter out = spec.commandLine().getOut();
    URI here = server.address();
    out.println("Summit Graph is at   " + here);
    out.println("Ask it by SPARQL at  " + here.resolve(server.editor()));
    out.println("SPARQL endpoint      " + server.endpoint());
    if (metricsPort != null) {
      out.println("Metrics              " + metrics(server));
    }
    out.println("Stop it with Ctrl-C.");
    out.flush();
  }
}

package org.summitgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.describe.Publication;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.DatasetVersion;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.FaultyQueriesException;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.store.AssertedFixture;

/**
 * A server as users have it: TDB2 on disk, the shipped {@code fuseki-config.ttl} with only the
 * place of its store changed, real HTTP on a free port of the loopback.
 */
final class LiveServer implements AutoCloseable {

  private static final Path FIXTURE = Path.of("src/test/data/web/summits.trig");

  static final String SG = "https://w3id.org/summitgraph/ontology#";

  static final Map<String, String> PREFIXES =
      Map.of(
          "event", "https://w3id.org/summitgraph/id/event/",
          "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
          "sg", SG);

  static final UiQuery WHO_MET =
      UiQuery.of(
          canned(
              "who-met",
              "Who met at a summit, & \"who\" <says> so?",
              """
          PREFIX sg: <https://w3id.org/summitgraph/ontology#>

          SELECT ?summit ?person ?passage WHERE {
            GRAPH ?claims {
              ?summit sg:principal ?person .
            }
            ?claims sg:citesPassage ?passage .
          }
          ORDER BY ?summit ?person
          """));

  static final UiQuery SUMMITS =
      UiQuery.of(
          canned(
              "summits",
              "Which summits are there?",
              """
          PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
          PREFIX sg: <https://w3id.org/summitgraph/ontology#>

          SELECT ?summit ?label WHERE {
            ?summit a sg:Summit .
            ?summit rdfs:label ?label .
          }
          ORDER BY ?label
          """));

  /** The shipped ontology. */
  static final OntologyDocument ONTOLOGY = ontology();

  private final SummitServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private LiveServer(SummitServer server) {
    this.server = server;
  }

  static ServerSettings settings() {
    return settings(0, Optional.empty());
  }

  /** Settings with another deadline for queries, in seconds. */
  static ServerSettings settings(int querySeconds) {
    ServerLimits limits = ServerLimits.standard();
    return settings(limits.with(limits.query().with(Limit.SECONDS, querySeconds), false));
  }

  static ServerSettings settings(ServerLimits limits) {
    return settings(0, Optional.empty(), limits, Optional.empty());
  }

  static ServerSettings settings(int port, Optional<URI> publicUrl) {
    return settings(port, publicUrl, ServerLimits.standard(), Optional.empty());
  }

  /** Settings with a folder's queries. */
  static ServerSettings settings(Path queries) {
    try {
      ServerSettings standard = settings();
      return standard.with(standard.prefixes(), CannedQueries.readFolder(queries).all());
    } catch (FaultyQueriesException | IOException e) {
      throw new IllegalStateException(queries.toString(), e);
    }
  }

  /** Settings of a server that logs its requests. */
  static ServerSettings settings(ServerLimits limits, Writer accessLog) {
    return settings(0, Optional.empty(), limits, Optional.of(accessLog));
  }

  private static ServerSettings settings(
      int port, Optional<URI> publicUrl, ServerLimits limits, Optional<Writer> accessLog) {
    return new ServerSettings(
        port,
        ServerSettings.Reach.LOOPBACK,
        publicUrl,
        PREFIXES,
        List.of(WHO_MET, SUMMITS).stream()
            .map(query -> canned(query.name(), query.summary(), query.sparql()))
            .toList(),
        limits,
        accessLog);
  }

  /** A server over the fixture, loaded into a fresh store in {@code directory}. */
  static LiveServer over(Path directory) {
    return over(directory, settings());
  }

  static LiveServer over(Path directory, ServerSettings settings) {
    Path store = load(directory);
    return new LiveServer(SummitServer.start(configFor(store), settings, corpus(store)));
  }

  /** The shipped ontology over the fixture, without texts. */
  static ServedCorpus corpus(Path store) {
    List<LocatedQuad> quads = new ArrayList<>();
    RDFDataMgr.loadDatasetGraph(FIXTURE.toString())
        .find()
        .forEachRemaining(
            quad -> quads.add(new LocatedQuad(quad, new SourceLocation("fixture", 1, 1))));
    Path asserted = store.resolve("asserted.nq.gz");
    DatasetVersion version = AssertedFixture.write(quads, asserted);
    return new ServedCorpus(
        ONTOLOGY,
        new Edition(
            new Publication(ONTOLOGY.description().header(), version, List.of("A. Tester")),
            asserted,
            Instant.parse("2026-11-22T10:20:30.4Z")),
        TextsAtHand.NONE);
  }

  /** Where the editor has a query in it, relative to the front page. */
  static String editorLink(UiQuery query) {
    return "ui/#/dataset/summits/query" + UiQuery.inEditor(query.sparql());
  }

  private static CannedQuery canned(String name, String summary, String sparql) {
    return new CannedQuery(
        name,
        summary,
        "One row each.",
        List.of("test"),
        List.of(),
        QueryFactory.create(sparql),
        sparql);
  }

  /** A server that was started otherwise. */
  static LiveServer of(SummitServer server) {
    return new LiveServer(server);
  }

  static Path load(Path directory) {
    Path store = directory.resolve("store");
    try {
      Files.createDirectories(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Dataset dataset = TDB2Factory.connectDataset(store.toString());
    Txn.executeWrite(dataset, () -> RDFDataMgr.read(dataset, FIXTURE.toString()));
    return store;
  }

  private static OntologyDocument ontology() {
    try {
      Corpus corpus = CorpusReader.readOntology(Path.of("ontology"));
      StringBuilder turtle = new StringBuilder();
      for (String name : List.of("alignments.ttl", "provenance.ttl", "summit.ttl", "values.ttl")) {
        turtle.append(Files.readString(Path.of("ontology", name)));
      }
      List<Triple> triples =
          corpus.ontology().stream().map(quad -> quad.quad().asTriple()).toList();
      Graph graph = GraphFactory.createDefaultGraph();
      triples.forEach(graph::add);
      return new OntologyDocument(
          OntologyDescriber.describe(triples, corpus.prefixes()), turtle.toString(), graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Model shippedConfig() {
    return RDFParser.source(Path.of("fuseki-config.ttl")).toModel();
  }

  static Model configFor(Path store) {
    Model config = shippedConfig();
    List<Resource> datasets = config.listSubjectsWithProperty(VocabTDB2.pLocation).toList();
    if (datasets.size() != 1) {
      throw new IllegalStateException(datasets.size() + " locations in fuseki-config.ttl, not one");
    }
    datasets.get(0).removeAll(VocabTDB2.pLocation);
    datasets.get(0).addProperty(VocabTDB2.pLocation, store.toString());
    return config;
  }

  SummitServer server() {
    return server;
  }

  /** Absolute address of a path that begins with a slash. */
  URI at(String path) {
    return server.address().resolve(path);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String contentType, String body) {
    return send("POST", path, BodyPublishers.ofString(body), "Content-Type", contentType);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Answer of the SPARQL endpoint as comma-separated values. */
  HttpResponse<String> select(String query) {
    return get("/summits/sparql?query=" + encode(query), "Accept", "text/csv");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Quads in the store, the default graph included. */
  long quads() {
    String counted =
        select("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }").body();
    return Long.parseLong(counted.lines().skip(1).findFirst().orElseThrow());
  }

  @Override
  public void close() {
    server.close();
  }
}

package org.summitgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.model.Corpus;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.read.CorpusReader;

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
      new UiQuery(
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
          """);

  static final UiQuery SUMMITS =
      new UiQuery(
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
          """);

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
    return settings(limits.with(limits.query().with(Limit.SECONDS, querySeconds)));
  }

  static ServerSettings settings(ServerLimits limits) {
    return new ServerSettings(
        0,
        ServerSettings.Reach.LOOPBACK,
        Optional.empty(),
        PREFIXES,
        List.of(WHO_MET, SUMMITS),
        limits,
        Optional.empty());
  }

  static ServerSettings settings(int port, Optional<URI> publicUrl) {
    return new ServerSettings(
        port, ServerSettings.Reach.LOOPBACK, publicUrl, PREFIXES, List.of(WHO_MET, SUMMITS));
  }

  /** A server over the fixture, loaded into a fresh store in {@code directory}. */
  static LiveServer over(Path directory) {
    return over(directory, settings());
  }

  static LiveServer over(Path directory, ServerSettings settings) {
    return new LiveServer(SummitServer.start(configFor(load(directory)), settings, ONTOLOGY));
  }

  private static Path load(Path directory) {
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
      return new OntologyDocument(
          OntologyDescriber.describe(
              corpus.ontology().stream().map(quad -> quad.quad().asTriple()).toList(),
              corpus.prefixes()),
          turtle.toString());
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

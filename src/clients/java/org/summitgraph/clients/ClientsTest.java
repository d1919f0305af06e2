package org.summitgraph.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.GraphQueryResult;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.NTriplesUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClientsTest {

  private static final String SOURCE =
      "https://w3id.org/summitgraph/id/source/edgerton-halpin-2025";
  private static final String CLAIMS = SOURCE + "#p30s2-claims";
  private static final String THING = "doc/event/helsinki-2018";

  private static final String NAMED = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }";
  private static final String CONSTRUCT =
      "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <" + CLAIMS + "> { ?s ?p ?o } }";

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws IOException {
    served = Served.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    served.close();
  }

  private static Set<Quad> loadedInNamedGraphs() {
    Set<Quad> named = new HashSet<>(served.loaded());
    named.removeIf(Quad::isDefaultGraph);
    return named;
  }

  @Test
  void rdf4jFindsEveryQuadAndEveryGraph() throws IOException {
    SPARQLRepository repository = new SPARQLRepository(served.endpoint());
    try (RepositoryConnection connection = repository.getConnection();
        TupleQueryResult rows = connection.prepareTupleQuery(NAMED).evaluate()) {
      StringBuilder lines = new StringBuilder();
      while (rows.hasNext()) {
        BindingSet row = rows.next();
        for (String name : List.of("s", "p", "o", "g")) {
          lines.append(NTriplesUtil.toNTriplesString(row.getValue(name))).append(' ');
        }
        lines.append(".\n");
      }
      assertThat(Served.quads(lines.toString().getBytes(StandardCharsets.UTF_8), Lang.NQUADS))
          .isEqualTo(loadedInNamedGraphs());
      assertThat(connection.prepareBooleanQuery("ASK { <" + SOURCE + "> ?p ?o }").evaluate())
          .isTrue();
    } finally {
      repository.shutDown();
    }
  }

  @Test
  void rdf4jConstructsWhatWasLoaded() throws IOException {
    SPARQLRepository repository = new SPARQLRepository(served.endpoint());
    try (RepositoryConnection connection = repository.getConnection();
        GraphQueryResult triples = connection.prepareGraphQuery(CONSTRUCT).evaluate()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Rio.write(triples, out, RDFFormat.TURTLE);
      Graph graph = Served.graph(out.toByteArray(), Lang.TURTLE);
      assertThat(graph.isIsomorphicWith(served.loadedGraph(CLAIMS))).isTrue();
    } finally {
      repository.shutDown();
    }
  }

  @ParameterizedTest
  @CsvSource({"nq", "trig"})
  void rdf4jReadsTheDumps(String ending) throws IOException {
    RDFFormat format = ending.equals("nq") ? RDFFormat.NQUADS : RDFFormat.TRIG;
    try (var in = URI.create(served.at("dumps/data." + ending)).toURL().openStream()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Rio.write(Rio.parse(in, format), out, RDFFormat.NQUADS);
      assertThat(Served.quads(out.toByteArray(), Lang.NQUADS)).isEqualTo(served.loaded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nq", "trig"})
  void rdflibReadsTheDumps(String ending) throws Exception {
    byte[] quads = python("dump", served.at("dumps/data." + ending), ending);
    assertThat(Served.quads(quads, Lang.NQUADS)).isEqualTo(served.loaded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void sparqlWrapperSelectsEveryQuad(String format) throws Exception {
    byte[] quads = python("select", served.endpoint(), format, NAMED);
    assertThat(Served.quads(quads, Lang.NQUADS)).isEqualTo(loadedInNamedGraphs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"turtle", "n3", "rdf+xml"})
  void sparqlWrapperConstructsWhatWasLoaded(String format) throws Exception {
    byte[] triples = python("construct", served.endpoint(), format, CONSTRUCT);
    Graph graph = Served.graph(triples, Lang.NTRIPLES);
    assertThat(graph.isIsomorphicWith(served.loadedGraph(CLAIMS))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/turtle", "application/rdf+xml", "application/n-triples"})
  void rdflibReadsADocumentByNegotiation(String mediaType) throws Exception {
    byte[] triples = python("document", served.at(THING), mediaType);
    byte[] expected = served.output("curl", "-sSf", served.at(THING + ".ttl"));
    Graph graph = Served.graph(triples, Lang.NTRIPLES);
    assertThat(graph.size()).isGreaterThan(100);
    assertThat(graph.isIsomorphicWith(Served.graph(expected, Lang.TURTLE))).isTrue();
  }

  private static byte[] python(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 2];
    command[0] = "/usr/bin/python3";
    command[1] = "src/clients/python/fetch.py";
    System.arraycopy(words, 0, command, 2, words.length);
    return served.output(command);
  }

  @Test
  void comunicaSelectsEveryQuad() throws Exception {
    byte[] quads = comunica("select", "sparql@" + served.endpoint(), NAMED);
    assertThat(Served.quads(quads, Lang.NQUADS)).isEqualTo(loadedInNamedGraphs());
  }

  @Test
  void comunicaConstructsWhatWasLoaded() throws Exception {
    byte[] triples = comunica("construct", "sparql@" + served.endpoint(), CONSTRUCT);
    Graph graph = Served.graph(triples, Lang.NTRIPLES);
    assertThat(graph.isIsomorphicWith(served.loadedGraph(CLAIMS))).isTrue();
  }

  /** It asks for quads, and gets the document with all graphs. */
  @ParameterizedTest
  @ValueSource(strings = {THING, "id/event/helsinki-2018"})
  void comunicaReadsADocumentByNegotiation(String path) throws Exception {
    Set<Quad> read =
        new HashSet<>(Served.quads(comunica("select", served.at(path), NAMED), Lang.NQUADS));
    String unnamed = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }";
    read.addAll(Served.quads(comunica("select", served.at(path), unnamed), Lang.NQUADS));
    byte[] expected = served.output("curl", "-sSf", served.at(THING + ".nq"));
    assertThat(read).hasSizeGreaterThan(1_000);
    assertThat(read).isEqualTo(Served.quads(expected, Lang.NQUADS));
  }

  private static byte[] comunica(String... words) throws IOException, InterruptedException {
    return node("fetch.cjs", words);
  }

  @Test
  void aValidatorFindsNoFaultInTheOpenApiDescription() throws Exception {
    Path file = folder.resolve("openapi.json");
    Files.write(file, served.output("curl", "-sSf", served.at("openapi.json")));
    node("validate.cjs", "openapi", file.toString());
  }

  @Test
  void aValidatorFindsNoFaultInTheCrateOfARelease() throws Exception {
    Path release = folder.resolve("release");
    served.output(Served.command("release", release.toString()));
    node("validate.cjs", "crate", release.toString());
  }

  private static byte[] node(String script, String... words)
      throws IOException, InterruptedException {
    Path modules = Path.of("target", "clients", "node_modules");
    if (!Files.isDirectory(modules)) {
      throw new IOException(
          "the programs for Node are not in " + modules + "; .ci/run tells how they are installed");
    }
    String[] command = new String[words.length + 4];
    command[0] = "env";
    command[1] = "NODE_PATH=" + modules.toAbsolutePath();
    command[2] = "node";
    command[3] = "src/clients/js/" + script;
    System.arraycopy(words, 0, command, 4, words.length);
    return served.output(command);
  }

  @ParameterizedTest
  @CsvSource({"nquads, nq", "trig, trig"})
  void rapperReadsTheDumps(String parser, String ending) throws Exception {
    byte[] quads =
        served.output(
            "rapper", "-q", "-i", parser, "-o", "nquads", served.at("dumps/data." + ending));
    assertThat(Served.quads(quads, Lang.NQUADS)).isEqualTo(served.loaded());
  }

  @ParameterizedTest
  @CsvSource({"turtle, ttl", "rdfxml, rdf", "ntriples, nt"})
  void rapperReadsADocument(String parser, String suffix) throws Exception {
    String address = served.at(THING + "." + suffix);
    byte[] triples = served.output("rapper", "-q", "-i", parser, "-o", "ntriples", address);
    byte[] expected = served.output("curl", "-sSf", served.at(THING + ".ttl"));
    Graph graph = Served.graph(triples, Lang.NTRIPLES);
    assertThat(graph.size()).isGreaterThan(100);
    assertThat(graph.isIsomorphicWith(Served.graph(expected, Lang.TURTLE))).isTrue();
  }

  @Test
  void rapperReadsTheDumpWithEvidence() throws Exception {
    byte[] triples =
        served.output(
            "rapper", "-q", "-i", "turtle", "-o", "ntriples", served.at("dumps/data.ttl"));
    assertThat(Served.triples(Served.quads(triples, Lang.NTRIPLES)))
        .containsAll(Served.triples(served.loaded()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "xml"})
  void roqetSelectsOverTheProtocol(String format) throws Exception {
    String query = "SELECT ?s ?p ?o WHERE { GRAPH <" + CLAIMS + "> { ?s ?p ?o } }";
    byte[] rows = served.output("roqet", "-q", "-p", served.endpoint(), "-r", format, "-e", query);
    String text = new String(rows, StandardCharsets.UTF_8);
    served
        .loadedGraph(CLAIMS)
        .find()
        .forEach(
            triple ->
                assertThat(text)
                    .contains(triple.getSubject().getURI(), triple.getPredicate().getURI()));
  }

  @Test
  void curlFetchesADumpThatTellsItsVersion() throws Exception {
    byte[] packed = served.output("curl", "-sSf", served.at("dumps/data.nq.gz"));
    Path file = folder.resolve("data.nq.gz");
    Files.write(file, packed);
    Path sums = folder.resolve("SHA256SUMS");
    Files.write(sums, served.output("curl", "-sSf", served.at("dumps/SHA256SUMS")));
    String checked =
        new String(
            served.output(
                "sh", "-c", "cd '" + folder + "' && sha256sum -c --ignore-missing SHA256SUMS"),
            StandardCharsets.UTF_8);
    assertThat(checked).contains("data.nq.gz: OK");
    byte[] quads = served.output("zcat", file.toString());
    assertThat(Served.quads(quads, Lang.NQUADS)).isEqualTo(served.loaded());
  }

  @Test
  void curlFollowsTheIdentifierToTurtle() throws Exception {
    byte[] turtle =
        served.output(
            "curl", "-sSfL", "-H", "Accept: text/turtle", served.at("id/event/helsinki-2018"));
    byte[] expected = served.output("curl", "-sSf", served.at(THING + ".ttl"));
    assertThat(
            Served.graph(turtle, Lang.TURTLE).isIsomorphicWith(Served.graph(expected, Lang.TURTLE)))
        .isTrue();
  }
}

package org.summitgraph.describe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.summitgraph.describe.Lakeside.id;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

class EvidenceTurtleTest {

  @TempDir static Path location;
  private static Dataset dataset;

  @BeforeAll
  static void load() {
    dataset = Lakeside.load(location, 21);
  }

  @AfterAll
  static void close() {
    dataset.close();
  }

  @Test
  void givesBackExactlyTheQuadsOfEachThing() {
    Set<Node> things = Lakeside.things();
    assertThat(things).hasSizeGreaterThan(50);
    for (Node thing : things) {
      for (Scope scope : List.of(new Scope(0, true), new Scope(2, true))) {
        assertRoundTrip(List.of(thing), scope);
      }
    }
  }

  @Test
  void givesBackExactlyTheQuadsOfEverything() {
    assertRoundTrip(List.copyOf(Lakeside.things()), Scope.FACTS_WITH_EVIDENCE);
  }

  private static void assertRoundTrip(List<Node> things, Scope scope) {
    Selection selection = new Export(dataset, Lakeside.PREFIXES).select(things, scope);
    Set<Quad> quads = Set.copyOf(selection.quads());
    assertThat(quads).isNotEmpty();
    String written = write(things, scope, ExportFormat.TURTLE);
    Graph turtle = Lakeside.parse(written);
    assertThat(read(written)).as("%s", things).isEqualTo(quads);
    assertThat(
            Lakeside.parse(write(things, scope, ExportFormat.N_TRIPLES)).isIsomorphicWith(turtle))
        .isTrue();
    assertThat(Lakeside.parseQuads(write(things, scope, ExportFormat.TRIG), Lang.TRIG))
        .isEqualTo(quads);
    assertThat(Lakeside.parseQuads(write(things, scope, ExportFormat.N_QUADS), Lang.NQUADS))
        .isEqualTo(quads);
  }

  @Test
  void letsAnySparqlToolRebuildTheClaimGraphs() {
    List<Node> things = List.copyOf(Lakeside.things());
    Graph turtle = Lakeside.parse(write(things, Scope.FACTS_WITH_EVIDENCE, ExportFormat.TURTLE));
    Set<Quad> rebuilt = new HashSet<>();
    try (QueryExecution query =
        QueryExecution.model(ModelFactory.createModelForGraph(turtle))
            .query(
                """
                PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
                PREFIX sg: <https://w3id.org/summitgraph/ontology#>
                CONSTRUCT { GRAPH ?g { ?s ?p ?o } }
                WHERE { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; sg:inClaimGraph ?g }
                """)
            .build()) {
      query.execConstructQuads().forEachRemaining(rebuilt::add);
    }
    // A set, since TDB2 gives the decimals 12.5 and 12.50 as one term, but twice.
    Set<Quad> claims = new HashSet<>();
    dataset.executeRead(
        () ->
            dataset
                .asDatasetGraph()
                .findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(claims::add));
    claims.removeIf(quad -> !quad.getGraph().getURI().endsWith("-claims"));
    assertThat(claims).isNotEmpty();
    assertThat(rebuilt).containsExactlyInAnyOrderElementsOf(claims);
  }

  @Test
  void keepsATripleThatStandsInAClaimGraphAndElsewhere() throws IOException {
    Triple triple = Triple.create(iri("room"), iri("within"), iri("house"));
    Quad fact = Quad.create(iri("s#p1-claims"), triple);
    Quad described = Quad.create(iri("s#about"), triple);
    Quad reference = Quad.create(Quad.defaultGraphIRI, triple);
    Selection selection =
        new Selection(
            List.of(fact),
            Set.of(),
            List.of(described, reference),
            Map.of(fact, iri("s#p1-claims-0123456789ab")),
            true);
    ByteArrayOutputStream turtle = new ByteArrayOutputStream();
    ExportFormat.TURTLE.write(selection, Lakeside.PREFIXES, turtle);
    assertThat(read(turtle.toString(UTF_8))).containsExactlyInAnyOrder(fact, described, reference);
  }

  @Test
  void neverAssertsAProposition() {
    Set<Quad> quads =
        read(
            write(
                List.of(id("proposition/sull-left-early")),
                Scope.FACTS_WITH_EVIDENCE,
                ExportFormat.TURTLE));
    Set<Triple> triples = quads.stream().map(Quad::asTriple).collect(Collectors.toSet());
    Node excludedRole = NodeFactory.createURI(Lakeside.PREFIXES.get("sg") + "excludedRole");
    Node walk = id("event/jetty-walk-1991");
    assertThat(triples)
        .contains(
            Triple.create(
                id("proposition/sull-left-early"),
                NodeFactory.createURI(Lakeside.PREFIXES.get("rdf") + "subject"),
                walk))
        .doesNotContain(Triple.create(walk, excludedRole, id("person/iven-sull")));
  }

  private static Node iri(String relative) {
    return NodeFactory.createURI("https://example.org/" + relative);
  }

  /** What the reader makes of an export. */
  private static Set<Quad> read(String turtle) {
    try {
      Path data = Files.createTempDirectory(location, "export");
      Files.writeString(data.resolve("export.ttl"), turtle);
      Path none = Files.createDirectory(data.resolve("ontology"));
      Corpus corpus = CorpusReader.read(data, none);
      assertThat(corpus.faults()).isEmpty();
      return corpus.data().stream().map(LocatedQuad::quad).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(List<Node> things, Scope scope, ExportFormat format) {
    return Lakeside.write(dataset, things, scope, format);
  }
}

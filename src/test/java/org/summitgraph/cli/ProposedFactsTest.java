package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.store.Store;

/** What a machine proposed for the example corpus, from the files to the database and back. */
class ProposedFactsTest {

  private static final Path EXAMPLE = Path.of("examples/village");
  private static final String ID = "https://w3id.org/summitgraph/examples/village/id/";
  private static final String TERMS = "https://w3id.org/summitgraph/examples/village/ontology#";

  private static final Node FLOOD = node(ID + "what/flood-1871");
  private static final Node RESOLUTION = node(ID + "what/rebuilding-resolution");
  private static final Node VANE = node(ID + "who/hester-vane");
  private static final Node BRIDGE = node(ID + "where/coldwater-bridge");
  private static final Node PROPOSED_BY = node(TERMS + "proposedBy");
  private static final Node CONCERNS = node(TERMS + "concerns");
  private static final Node DATE = node(TERMS + "date");
  private static final Node YEAR = NodeFactory.createLiteralDT("1871", XSDDatatype.XSDgYear);

  @TempDir private Path folder;
  private Dataset dataset;

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }

  private Run load(String... options) {
    List<Object> words =
        new ArrayList<>(List.of("load", "--project", EXAMPLE, "--store", folder.resolve("store")));
    words.addAll(List.of(options));
    Run run = Run.summit(words.toArray());
    assertThat(run.exitCode()).as(run.err()).isZero();
    close();
    Path database = Store.in(folder.resolve("store")).published().orElseThrow();
    dataset = TDB2Factory.connectDataset(database.toString());
    return run;
  }

  @AfterEach
  void close() {
    if (dataset != null) {
      TDBInternal.expel(dataset.asDatasetGraph());
      dataset = null;
    }
  }

  private boolean isFact(Node subject, Node predicate, Node object) {
    return Txn.calculateRead(
        dataset,
        () -> dataset.asDatasetGraph().getDefaultGraph().contains(subject, predicate, object));
  }

  private boolean isStored(Node subject, Node predicate, Node object) {
    return Txn.calculateRead(
        dataset,
        () -> dataset.asDatasetGraph().findNG(Node.ANY, subject, predicate, object).hasNext());
  }

  /** Facts of a claim graph as every question asks for them: with the passage. */
  private Set<String> citedGraphs() {
    return Txn.calculateRead(
        dataset,
        () -> {
          Set<String> graphs = new HashSet<>();
          try (QueryExecution execution =
              QueryExecution.dataset(dataset)
                  .query(
                      "PREFIX sg: <https://w3id.org/summitgraph/ontology#>"
                          + " SELECT ?g { GRAPH ?g { ?s ?p ?o } ?g sg:citesPassage ?passage }")
                  .build()) {
            execution
                .execSelect()
                .forEachRemaining(row -> graphs.add(row.getResource("g").getLocalName()));
          }
          return graphs;
        });
  }

  @Test
  void publishesWhatWasAcceptedAlone() {
    Run run = load();
    assertThat(run.err())
        .contains("Claim graphs that are stored, but not published: 1 candidate, 1 rejected.");
    assertThat(isFact(RESOLUTION, CONCERNS, BRIDGE)).isTrue();
    assertThat(isFact(FLOOD, DATE, YEAR)).isFalse();
    assertThat(isFact(RESOLUTION, PROPOSED_BY, VANE)).isFalse();
    assertThat(isStored(FLOOD, DATE, YEAR)).isTrue();
    assertThat(isStored(RESOLUTION, PROPOSED_BY, VANE)).isTrue();
    assertThat(citedGraphs())
        .contains("p2s1-claims-machine", "p3s1-claims")
        .doesNotContain("p2s1-claims-machine-2", "p3s1-claims-machine");
  }

  @Test
  void publishesCandidatesToWhoeverAsksForThemAndWhatWasRejectedToNobody() {
    load();
    Run run = load("--with-candidates");
    assertThat(run.err())
        .startsWith("Loaded ")
        .contains("Claim graphs that are stored, but not published: 1 rejected.");
    assertThat(isFact(FLOOD, DATE, YEAR)).isTrue();
    assertThat(isFact(RESOLUTION, PROPOSED_BY, VANE)).isFalse();
    assertThat(citedGraphs())
        .contains("p3s1-claims-machine")
        .doesNotContain("p2s1-claims-machine-2");
    assertThat(load("--with-candidates").err()).startsWith("Nothing changed");
    assertThat(load().err()).startsWith("Loaded ");
    assertThat(isFact(FLOOD, DATE, YEAR)).isFalse();
  }

  @Test
  void exportsWhatWasProposedWithTheStateOfItsReviewAndAssertsNoneOfIt() throws IOException {
    load();
    String turtle = export(ExportFormat.TURTLE, Scope.FACTS_WITH_EVIDENCE, RESOLUTION);
    assertThat(turtle)
        .containsPattern("sg:reviewState +sgv:Rejected")
        .containsPattern("sg:modelName +\"invented-model-1.0\"")
        .contains("\"Nell Ostrander, archivist\"@en");
    assertThat(turtle.lines().filter(line -> line.contains("village:proposedBy")).toList())
        .containsExactlyInAnyOrder(
            "        village:proposedBy  who:thomas-arkle .",
            "        rdf:predicate    village:proposedBy;",
            "        rdf:predicate    village:proposedBy;");
    String bare = export(ExportFormat.TRIG, new Scope(0, false), RESOLUTION, FLOOD);
    assertThat(bare).contains("village:opposedBy").doesNotContain("1871\"^^xsd:gYear");
    assertThat(bare.split("village:proposedBy", -1)).hasSize(2);
  }

  @Test
  void readsBackWhatItExported() throws IOException {
    load();
    Set<Quad> written =
        CorpusReader.read(EXAMPLE.resolve("data"), EXAMPLE.resolve("ontology")).data().stream()
            .map(LocatedQuad::quad)
            .filter(quad -> quad.getGraph().toString().contains("/school-chronicle#"))
            .collect(Collectors.toSet());
    assertThat(written).hasSizeGreaterThan(70);
    for (ExportFormat format : List.of(ExportFormat.TURTLE, ExportFormat.TRIG)) {
      Path file =
          folder.resolve("back").resolve("back." + format.lang().getFileExtensions().get(0));
      Files.createDirectories(file.getParent());
      Node source = node(ID + "source/school-chronicle");
      Files.writeString(file, export(format, Scope.FACTS_WITH_EVIDENCE, source));
      Set<Quad> back =
          CorpusReader.read(file.getParent(), EXAMPLE.resolve("ontology")).data().stream()
              .map(LocatedQuad::quad)
              .collect(Collectors.toSet());
      assertThat(back).as(format.name()).containsAll(written);
      Files.delete(file);
    }
  }

  private String export(ExportFormat format, Scope scope, Node... things) throws IOException {
    Map<String, String> prefixes = CorpusReader.readPrefixes(EXAMPLE.resolve("ontology"));
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      new Export(dataset, prefixes).write(Stream.of(things).toList(), scope, format, out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }
}

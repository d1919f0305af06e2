package org.summitgraph.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderWeighted;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.read.CorpusReader;

class StoreTest {

  private static final String FIRST = "1".repeat(64);
  private static final String SECOND = "2".repeat(64);
  private static final String THIRD = "3".repeat(64);
  private static final String CHECKED = "c".repeat(64);

  private static Corpus corpus;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    corpus = CorpusReader.read(ValidCorpus.DATA, ValidCorpus.ONTOLOGY);
  }

  /** Opens what is published, as any TDB2 program would, and lets go of it again. */
  private void published(Consumer<DatasetGraph> look) {
    Path database = Store.in(folder).published().orElseThrow();
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database.toString());
    try {
      Txn.executeRead(dataset, () -> look.accept(dataset));
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  private static boolean ask(DatasetGraph dataset, String pattern) {
    String prefixes =
        """
        PREFIX event: <https://w3id.org/summitgraph/id/event/>
        PREFIX person: <https://w3id.org/summitgraph/id/person/>
        PREFIX place: <https://w3id.org/summitgraph/id/place/>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX schema: <https://schema.org/>
        PREFIX sg: <https://w3id.org/summitgraph/ontology#>
        PREFIX statement: <https://w3id.org/summitgraph/id/statement/>
        PREFIX topic: <https://w3id.org/summitgraph/id/topic/>
        """;
    try (QueryExecution execution =
        QueryExecution.dataset(org.apache.jena.query.DatasetFactory.wrap(dataset))
            .query(QueryFactory.create(prefixes + "ASK { " + pattern + " }"))
            .build()) {
      return execution.execAsk();
    }
  }

  /** The entries of the store's folder: the lock, the link, and databases. */
  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void hasNothingPublishedBeforeTheFirstLoad() {
    assertThat(Store.in(folder.resolve("nowhere")).published()).isEmpty();
    assertThat(Store.in(folder).manifest()).isEmpty();
  }

  @Test
  void keepsNamedGraphsAsWritten() throws IOException {
    Store.in(folder).publish(corpus, FIRST, CHECKED);
    Map<Node, Set<Triple>> written =
        corpus.data().stream()
            .filter(quad -> !quad.inDefaultGraph())
            .collect(groupingBy(LocatedQuad::graph, mapping(q -> q.quad().asTriple(), toSet())));
    Map<Node, Set<Triple>> stored = new HashMap<>();
    published(
        dataset ->
            dataset
                .findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(
                    quad ->
                        stored
                            .computeIfAbsent(quad.getGraph(), graph -> new HashSet<>())
                            .add(quad.asTriple())));
    assertThat(stored).hasSize(17).isEqualTo(written);
  }

  @Test
  void fillsTheDefaultGraphWithEverythingAndWhatFollows() throws IOException {
    Manifest manifest = Store.in(folder).publish(corpus, FIRST, CHECKED);
    assertThat(manifest.quads()).isEqualTo(corpus.data().size());
    published(
        dataset -> {
          assertThat(dataset.getDefaultGraph().size())
              .isEqualTo((int) manifest.defaultGraphTriples());
          for (LocatedQuad quad : corpus.data()) {
            assertThat(dataset.getDefaultGraph().contains(quad.quad().asTriple())).isTrue();
          }
          for (String follows :
              List.of(
                  // sub-class, over several steps and into other vocabularies
                  "event:mirrowick-1931 a sg:Summit , sg:Meeting , sg:Event , schema:Event",
                  // sub-property
                  "event:mirrowick-1931 sg:participant person:jonas-hale , person:mira-oduya",
                  "statement:castellan-on-ships prov:wasAttributedTo person:renee-castellan",
                  "topic:navies rdfs:label \"Navies\"@en",
                  // domain and range
                  "<https://w3id.org/summitgraph/id/source/lake-talks#p1s1> a sg:Passage",
                  "person:jonas-hale a sg:Agent",
                  "place:glass-house a sg:Place",
                  // the ontology itself, with its hierarchy closed
                  "sg:BilateralSummit rdfs:subClassOf sg:Event",
                  "sg:principal rdfs:subPropertyOf sg:participant ; rdfs:label \"principal\"@en")) {
            assertThat(ask(dataset, follows)).as(follows).isTrue();
          }
          for (String absent :
              List.of(
                  "event:port-selby-1931 sg:participant ?anybody",
                  "event:port-selby-1931 a sg:Meeting",
                  "GRAPH ?any { event:mirrowick-1931 sg:participant ?anybody }",
                  "?term rdfs:subClassOf ?term")) {
            assertThat(ask(dataset, absent)).as(absent).isFalse();
          }
        });
  }

  @Test
  void infersNothingThatIsNotRdf() throws IOException {
    Store.in(folder).publish(corpus, FIRST, CHECKED);
    published(
        dataset ->
            dataset
                .find()
                .forEachRemaining(
                    quad -> {
                      assertThat(quad.getSubject().isLiteral()).as("%s", quad).isFalse();
                      assertThat(quad.getPredicate().isURI()).as("%s", quad).isTrue();
                    }));
  }

  @Test
  void givesTdb2TheStatisticsThatItOrdersPatternsBy() throws IOException {
    Store.in(folder).publish(corpus, FIRST, CHECKED);
    published(
        dataset -> {
          assertThat(TDBInternal.getDatasetGraphTDB(dataset).getReorderTransform())
              .isInstanceOf(ReorderWeighted.class);
        });
    Path statistics = Store.in(folder).published().orElseThrow().resolve("Data-0001/stats.opt");
    assertThat(Files.readString(statistics))
        .contains("<https://w3id.org/summitgraph/ontology#participant>")
        .contains(
            "(count " + Store.in(folder).manifest().orElseThrow().defaultGraphTriples() + ")");
  }

  @Test
  void storesThePrefixesForUsers() throws IOException {
    Store.in(folder).publish(corpus, FIRST, CHECKED);
    assertThat(corpus.prefixes()).isNotEmpty();
    published(
        dataset ->
            assertThat(dataset.prefixes().getMapping()).containsAllEntriesOf(corpus.prefixes()));
  }

  @Test
  void remembersWhatItWasMadeFrom() throws IOException {
    Store store = Store.in(folder);
    Manifest manifest = store.publish(corpus, FIRST, CHECKED);
    assertThat(manifest.fingerprint()).isEqualTo(FIRST);
    assertThat(store.manifest()).contains(manifest);
    store.markChecked(SECOND);
    assertThat(store.manifest()).contains(manifest.withChecked(SECOND));
  }

  @Test
  void leavesOneDatabaseWhenItPublishesAnother() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    store.publish(corpus, SECOND, CHECKED);
    assertThat(store.manifest().orElseThrow().fingerprint()).isEqualTo(SECOND);
    assertThat(entries()).containsExactly("current", "generation-" + "2".repeat(16), "load.lock");
    store.publish(corpus, SECOND, CHECKED);
    assertThat(entries())
        .containsExactly("current", "generation-" + "2".repeat(16) + "-2", "load.lock");
  }

  @Test
  void keepsWhatIsPublishedWhenBuildingFails() throws IOException {
    Store store = Store.in(folder);
    Manifest old = store.publish(corpus, FIRST, CHECKED);
    assertThatThrownBy(() -> store.publish(unstorable(), SECOND, CHECKED))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.manifest()).contains(old);
    published(dataset -> assertThat(ask(dataset, "?s a sg:BilateralSummit")).isTrue());
    store.publish(corpus, THIRD, CHECKED);
    assertThat(entries()).containsExactly("current", "generation-" + "3".repeat(16), "load.lock");
  }

  /** Ends in a quad that no database can hold. */
  private static Corpus unstorable() {
    List<LocatedQuad> data = new ArrayList<>(corpus.data().toList());
    Node subject = data.get(0).subject();
    data.add(
        new LocatedQuad(
            new Quad(subject, subject, RDF.value.asNode(), Var.alloc("nothing")),
            SourceLocation.wholeFile("none")));
    return new Corpus(
        QuadSpool.of(data),
        corpus.ontology(),
        corpus.shapes(),
        corpus.graphNames(),
        corpus.prefixes(),
        List.of(),
        true);
  }

  @Test
  void cleansUpAfterALoadThatWasKilledAnywhere() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    // A process number is used again, in a container even the same one, so it tells nothing.
    String ours = Long.toString(ProcessHandle.current().pid());
    Path building = Files.createDirectories(folder.resolve("building-" + ours + "/Data-0001"));
    Files.writeString(building.resolveSibling("tdb.lock"), ours);
    Files.createDirectory(folder.resolve("generation-complete-but-not-switched-to"));
    Files.createSymbolicLink(
        folder.resolve("current-" + ours), Path.of("generation-complete-but-not-switched-to"));
    Files.createSymbolicLink(folder.resolve("current-77"), Path.of("generation-that-is-gone"));
    store.publish(corpus, SECOND, CHECKED);
    assertThat(entries()).containsExactly("current", "generation-" + "2".repeat(16), "load.lock");
  }

  @Test
  void refusesASecondLoadAtTheSameTime() throws IOException {
    Store store = Store.in(folder);
    Manifest old = store.publish(corpus, FIRST, CHECKED);
    try (FileChannel other =
        FileChannel.open(folder.resolve("load.lock"), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      assertThatThrownBy(() -> store.publish(corpus, SECOND, CHECKED))
          .isInstanceOf(StoreBusyException.class)
          .hasMessageContaining("another load is running in " + folder);
    }
    assertThat(store.manifest()).contains(old);
    store.publish(corpus, SECOND, CHECKED);
    assertThat(store.manifest().orElseThrow().fingerprint()).isEqualTo(SECOND);
  }

  @Test
  void keepsADatabaseThatThisProcessHoldsOpen() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    Path old = store.published().orElseThrow();
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(old.toString());
    try {
      store.publish(corpus, SECOND, CHECKED);
      assertThat(old).isDirectory();
      Txn.executeRead(
          dataset, () -> assertThat(ask(dataset, "event:mirrowick-1931 a sg:Event")).isTrue());
    } finally {
      TDBInternal.expel(dataset);
    }
    store.publish(corpus, THIRD, CHECKED);
    assertThat(old).doesNotExist();
  }

  @Test
  void keepsADatabaseThatALivingProcessHoldsOpen() throws Exception {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    Path old = store.published().orElseThrow();
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldOpen.class.getName(),
                old.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader counts = holder.inputReader()) {
      String quads = counts.readLine();
      assertThat(Long.parseLong(quads)).isGreaterThan(corpus.data().size());
      store.publish(corpus, SECOND, CHECKED);
      assertThat(old).isDirectory();
      holder.outputWriter().append('\n').flush();
      assertThat(counts.readLine()).isEqualTo(quads);
      holder.outputWriter().close();
      assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      holder.destroyForcibly();
    }
    store.publish(corpus, THIRD, CHECKED);
    assertThat(old).doesNotExist();
  }

  /** A file that TDB2 cannot do without, as it lies in the published database. */
  private Path publishedFile(String name) {
    return Store.in(folder).published().orElseThrow().resolve("Data-0001").resolve(name);
  }

  @Test
  void doesNotTakeADatabaseForPublishedWhoseFilesWereCut() throws IOException {
    Store store = Store.in(folder);
    for (String name : List.of("GSPO.dat", "nodes-data.obj", "SPO.bpt")) {
      store.publish(corpus, FIRST, CHECKED);
      published(dataset -> assertThat(ask(dataset, "?s a sg:BilateralSummit")).isTrue());
      assertThat(store.damage()).isEmpty();
      Path file = publishedFile(name);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2 + 1);
      }
      assertThat(store.published()).as(name).isEmpty();
      assertThat(store.manifest()).as(name).isEmpty();
      assertThat(store.damage()).contains("Data-0001/" + name);
    }
    Files.delete(folder.resolve("current").toRealPath().resolve("Data-0001/OSP.idn"));
    store.publish(corpus, SECOND, CHECKED);
    assertThat(store.manifest().orElseThrow().fingerprint()).isEqualTo(SECOND);
    assertThat(entries()).containsExactly("current", "generation-" + "2".repeat(16), "load.lock");
  }

  @Test
  void findsOneChangedByte() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    try (FileChannel file =
        FileChannel.open(
            publishedFile("POSG.dat"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      file.read(one, 4000);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      file.write(one, 4000);
    }
    assertThat(store.damage()).contains("Data-0001/POSG.dat");
  }

  @Test
  void keepsWhatIsInTheJournalOfAnotherProgramFromBeingServed() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    Files.writeString(publishedFile("journal.jrnl"), "not what a journal holds");
    assertThat(store.published()).isEmpty();
  }

  @Test
  void notesASecondCheckOnlyWhileNobodyLoads() throws IOException {
    Store store = Store.in(folder);
    Manifest old = store.publish(corpus, FIRST, CHECKED);
    try (FileChannel other =
        FileChannel.open(folder.resolve("load.lock"), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      assertThatThrownBy(() -> store.markChecked(SECOND)).isInstanceOf(StoreBusyException.class);
    }
    assertThat(store.manifest()).contains(old);
  }

  @Test
  void clearsUpBehindABuildThatFails() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    assertThatThrownBy(() -> store.publish(unstorable(), SECOND, CHECKED))
        .isInstanceOf(RuntimeException.class);
    assertThat(entries()).containsExactly("current", "generation-" + "1".repeat(16), "load.lock");
  }

  @Test
  void clearsUpBehindABuildForWhichTheHeapIsTooSmall() throws IOException {
    Store store = Store.in(folder);
    store.publish(corpus, FIRST, CHECKED);
    Predicate<Quad> greedy =
        quad -> {
          throw new OutOfMemoryError("Java heap space");
        };
    assertThatThrownBy(() -> store.publish(corpus, greedy, SECOND, CHECKED))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(entries()).containsExactly("current", "generation-" + "1".repeat(16), "load.lock");
  }
}

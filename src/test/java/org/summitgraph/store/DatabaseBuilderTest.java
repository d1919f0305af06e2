package org.summitgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;

/** Compares databases with those that TDB2's own loader makes of the same quads. */
class DatabaseBuilderTest {

  private static final SourceLocation AT = SourceLocation.wholeFile("test");
  private static final Map<String, String> PREFIXES =
      Map.of("ex", "http://example.org/", "", "http://example.org/empty#");
  private static final List<String> QUAD_INDEXES =
      List.of("GSPO", "GPOS", "GOSP", "SPOG", "POSG", "OSPG");
  private static final List<String> TRIPLE_INDEXES = List.of("SPO", "POS", "OSP");

  @TempDir private Path folder;

  private static Node iri(String name) {
    return NodeFactory.createURI("http://example.org/" + name);
  }

  /**
   * Sub-classes in a ring and a tree, sub-properties, domains and ranges, one of it all of type.
   */
  private static List<Triple> ontology() {
    List<Triple> terms = new ArrayList<>();
    for (int i = 1; i < 8; i++) {
      terms.add(Triple.create(iri("C" + i), RDFS.subClassOf.asNode(), iri("C" + i / 2)));
      terms.add(Triple.create(iri("p" + i), RDFS.subPropertyOf.asNode(), iri("p" + i / 3)));
      terms.add(Triple.create(iri("p" + i), RDFS.label.asNode(), iri("p" + i)));
    }
    terms.add(Triple.create(iri("C0"), RDFS.subClassOf.asNode(), iri("C7")));
    terms.add(Triple.create(iri("p2"), RDFS.domain.asNode(), iri("C5")));
    terms.add(Triple.create(iri("p3"), RDFS.range.asNode(), iri("C3")));
    terms.add(Triple.create(iri("p7"), RDFS.subPropertyOf.asNode(), RDF.type.asNode()));
    terms.add(
        Triple.create(
            iri("p6"), RDFS.subPropertyOf.asNode(), NodeFactory.createBlankNode("nameless")));
    return terms;
  }

  private static Node object(Random random, int things) {
    int number = random.nextInt(things);
    String text = "text " + number;
    return switch (random.nextInt(14)) {
      case 0 -> NodeFactory.createBlankNode("b" + number);
      case 1 -> NodeFactory.createLiteralString(text);
      case 2 -> NodeFactory.createLiteralLang(text, List.of("en", "de-CH", "ru").get(number % 3));
      case 3 -> NodeFactory.createLiteralDT("" + (number - things / 2), XSDDatatype.XSDinteger);
      case 4 -> NodeFactory.createLiteralDT("00" + number, XSDDatatype.XSDinteger);
      case 5 -> NodeFactory.createLiteralDT("9".repeat(30) + number, XSDDatatype.XSDdecimal);
      case 6 -> NodeFactory.createLiteralDT("-" + number + ".50", XSDDatatype.XSDdecimal);
      case 7 -> NodeFactory.createLiteralDT(number + ".5E-3", XSDDatatype.XSDdouble);
      case 8 ->
          NodeFactory.createLiteralDT("19" + (10 + number % 90) + "-02-28", XSDDatatype.XSDdate);
      case 9 -> NodeFactory.createLiteralDT("" + (number % 2 == 0), XSDDatatype.XSDboolean);
      case 10 ->
          NodeFactory.createLiteralString(("\u00e9\ud83c\udf0d\n\"" + number).repeat(number % 900));
      case 11 -> NodeFactory.createLiteralDT(text, NodeFactory.getType("http://example.org/type"));
      case 12 -> iri("C" + number % 8);
      default -> iri("thing" + number);
    };
  }

  /** Quads of every kind, some of them several times and in several graphs. */
  private static List<Quad> random(long seed, int count) {
    Random random = new Random(seed);
    int things = 1 + count / 6;
    List<Quad> quads = new ArrayList<>();
    while (quads.size() < count) {
      Node graph =
          random.nextInt(5) == 0 ? Quad.defaultGraphIRI : iri("graph" + random.nextInt(things));
      Node subject =
          random.nextInt(9) == 0
              ? NodeFactory.createBlankNode("b" + random.nextInt(things))
              : iri("thing" + random.nextInt(things));
      Node predicate = random.nextInt(4) == 0 ? RDF.type.asNode() : iri("p" + random.nextInt(10));
      quads.add(Quad.create(graph, subject, predicate, object(random, things)));
      if (random.nextInt(10) == 0) {
        Quad again = quads.get(random.nextInt(quads.size()));
        quads.add(Quad.create(iri("graph0"), again.asTriple()));
      }
    }
    return quads;
  }

  private static List<LocatedQuad> located(List<Quad> quads) {
    return quads.stream().map(quad -> new LocatedQuad(quad, AT)).toList();
  }

  private DatabaseBuilder.Counts build(Path database, List<Quad> quads) throws IOException {
    return DatabaseBuilder.build(
        Files.createDirectory(database),
        located(quads),
        located(ontology().stream().map(t -> Quad.create(Quad.defaultGraphIRI, t)).toList()),
        PREFIXES,
        graph -> true);
  }

  /** Loads with TDB2's loader; what follows is asked of Jena for each triple. */
  private static void load(Path database, List<Quad> quads) throws IOException {
    Files.createDirectory(database);
    open(
        database,
        dataset -> {
          Graph terms = GraphFactory.createDefaultGraph();
          ontology().forEach(terms::add);
          DataLoader loader = LoaderFactory.sequentialLoader(dataset, (format, arguments) -> {});
          loader.startBulk();
          StreamRDF out = loader.stream();
          StreamRDF defaultGraph =
              RDFSFactory.streamRDFS(RDFSFactory.removeGeneralizedRDF(out), terms);
          for (Quad quad : quads) {
            if (!quad.isDefaultGraph()) {
              out.quad(quad);
            }
            defaultGraph.triple(quad.asTriple());
          }
          terms.stream().forEach(out::triple);
          for (Node hierarchy : List.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode())) {
            closure(terms, hierarchy).forEach(out::triple);
          }
          loader.finishBulk();
          Txn.executeWrite(dataset, () -> PREFIXES.forEach(dataset.prefixes()::add));
        });
  }

  /** By walking until nothing new comes, with no reasoner. */
  private static Set<Triple> closure(Graph terms, Node property) {
    Set<Triple> known = terms.find(Node.ANY, property, Node.ANY).toSet();
    for (int before = -1; before < known.size(); ) {
      before = known.size();
      for (Triple one : List.copyOf(known)) {
        for (Triple other : List.copyOf(known)) {
          if (one.getObject().equals(other.getSubject())) {
            known.add(Triple.create(one.getSubject(), property, other.getObject()));
          }
        }
      }
    }
    known.removeIf(triple -> triple.getSubject().equals(triple.getObject()));
    return known;
  }

  private interface Look {
    void at(DatasetGraph dataset);
  }

  private static void open(Path database, Look look) {
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database.toString());
    try {
      look.at(dataset);
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  /** Every tuple of an index as its nodes, after a look at the order and at what is there twice. */
  private static Set<String> walk(DatasetGraph dataset, String name) {
    TupleIndexRecord index = (TupleIndexRecord) TDBInternal.findIndex(dataset, name);
    byte[] last = {};
    int records = 0;
    for (Iterator<Record> all = index.getRangeIndex().iterator(); all.hasNext(); records++) {
      byte[] key = all.next().getKey();
      assertThat(Bytes.compare(last, key)).as(name).isNegative();
      last = key;
    }
    Set<String> nodes = new LinkedHashSet<>();
    for (Iterator<Tuple<NodeId>> all = index.all(); all.hasNext(); ) {
      Tuple<Node> tuple = all.next().map(id -> TDBInternal.getNode(dataset, id));
      nodes.add(tuple.stream().map(Node::toString).collect(Collectors.joining(" ")));
    }
    assertThat(nodes).as(name).hasSize(records);
    return nodes;
  }

  private static void assertSame(DatasetGraph ours, DatasetGraph theirs, List<Quad> sample) {
    for (List<String> table : List.of(QUAD_INDEXES, TRIPLE_INDEXES)) {
      Set<String> expected = walk(theirs, table.get(0));
      for (String index : table) {
        assertThat(walk(ours, index)).as(index).isEqualTo(expected);
      }
    }
    for (Quad quad : sample) {
      for (int pattern = 0; pattern < 16; pattern++) {
        Node graph = (pattern & 1) == 0 ? quad.getGraph() : Node.ANY;
        Node subject = (pattern & 2) == 0 ? quad.getSubject() : Node.ANY;
        Node predicate = (pattern & 4) == 0 ? quad.getPredicate() : Node.ANY;
        Node object = (pattern & 8) == 0 ? quad.getObject() : Node.ANY;
        assertThat(Iter.toSet(ours.find(graph, subject, predicate, object)))
            .as("%s, pattern %d", quad, pattern)
            .isEqualTo(Iter.toSet(theirs.find(graph, subject, predicate, object)));
      }
    }
    assertThat(ours.prefixes().getMapping()).isEqualTo(theirs.prefixes().getMapping());
    assertThat(Iter.toSet(ours.listGraphNodes())).isEqualTo(Iter.toSet(theirs.listGraphNodes()));
  }

  private static List<Quad> sample(List<Quad> quads, int count) {
    Random random = new Random(7);
    List<Quad> sample = new ArrayList<>();
    for (int i = 0; i < count && !quads.isEmpty(); i++) {
      sample.add(quads.get(random.nextInt(quads.size())));
    }
    sample.add(Quad.create(iri("graph0"), iri("nobody"), iri("p1"), iri("nothing")));
    return sample;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 300, 5_000})
  void makesTheDatabaseThatTheStockLoaderMakes(int count) throws IOException {
    List<Quad> quads = random(count, count);
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    DatabaseBuilder.Counts counts = build(ours, quads);
    load(theirs, quads);
    assertThat(counts.quads()).isEqualTo(quads.size());
    open(
        ours,
        one ->
            open(
                theirs,
                other ->
                    Txn.executeRead(
                        one,
                        () ->
                            Txn.executeRead(
                                other,
                                () -> {
                                  assertSame(one, other, sample(quads, 10));
                                  assertThat(one.getDefaultGraph().size())
                                      .isEqualTo((int) counts.defaultGraphTriples());
                                  assertThat(statistics(ours))
                                      .isEqualTo(gathered(other.getDefaultGraph()));
                                }))));
  }

  private static Set<String> lines(String statistics) {
    return statistics
        .lines()
        .map(String::strip)
        .filter(line -> !line.contains("run@") && !line.contains("timestamp"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> statistics(Path database) {
    try {
      return lines(Files.readString(database.resolve("Data-0001/stats.opt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> gathered(Graph graph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stats.write(bytes, Stats.gather(graph).results());
    return lines(bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void makesADatabaseThatCanBeChangedAsAnyOther() throws IOException {
    List<Quad> quads = random(1, 3_000);
    List<Quad> more = random(2, 3_000);
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    build(ours, quads);
    load(theirs, quads);
    for (Path database : List.of(ours, theirs)) {
      open(
          database,
          dataset ->
              Txn.executeWrite(
                  dataset,
                  () -> {
                    more.forEach(dataset::add);
                    quads.subList(0, 2_000).forEach(dataset::delete);
                  }));
    }
    open(
        ours,
        one ->
            open(
                theirs,
                other ->
                    Txn.executeRead(
                        one,
                        () -> Txn.executeRead(other, () -> assertSame(one, other, List.of())))));
  }

  @Test
  void keepsGraphsThatAreNotPublishedOutOfTheDefaultGraph() throws IOException {
    Triple shown = Triple.create(iri("thing1"), iri("p2"), iri("thing2"));
    Triple hidden = Triple.create(iri("thing3"), iri("p2"), iri("thing4"));
    List<Quad> quads =
        List.of(
            Quad.create(iri("shown"), shown),
            Quad.create(iri("hidden"), shown),
            Quad.create(iri("hidden"), hidden));
    Path database = Files.createDirectory(folder.resolve("database"));
    List<LocatedQuad> terms =
        located(ontology().stream().map(t -> Quad.create(Quad.defaultGraphIRI, t)).toList());
    DatabaseBuilder.build(
        database, located(quads), terms, PREFIXES, quad -> !quad.getGraph().equals(iri("hidden")));
    open(
        database,
        dataset ->
            Txn.executeRead(
                dataset,
                () -> {
                  assertThat(Iter.toSet(dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)))
                      .containsExactlyInAnyOrderElementsOf(quads);
                  Graph defaultGraph = dataset.getDefaultGraph();
                  assertThat(defaultGraph.contains(shown)).isTrue();
                  assertThat(defaultGraph.contains(iri("thing1"), RDF.type.asNode(), iri("C5")))
                      .isTrue();
                  assertThat(defaultGraph.contains(iri("thing3"), Node.ANY, Node.ANY)).isFalse();
                }));
  }

  /** TDB2's own loaders store another number in place of the first, and drop the second's sign. */
  @Test
  void keepsIntegersOfAnyLength() throws IOException {
    List<Quad> quads =
        Stream.of("999999999999999999999999999999652", "+72057594037927936")
            .map(digits -> NodeFactory.createLiteralDT(digits, XSDDatatype.XSDinteger))
            .map(number -> Quad.create(iri("graph"), iri("thing"), iri("p9"), number))
            .toList();
    Path database = folder.resolve("database");
    build(database, quads);
    open(
        database,
        dataset ->
            Txn.executeRead(
                dataset,
                () ->
                    assertThat(Iter.toSet(dataset.find(iri("graph"), null, null, null)))
                        .containsExactlyInAnyOrderElementsOf(quads)));
  }

  @Test
  void leavesNothingTemporary() throws IOException {
    Path database = folder.resolve("database");
    build(database, random(3, 100));
    assertThat(database.resolve("temporary")).doesNotExist();
  }
}

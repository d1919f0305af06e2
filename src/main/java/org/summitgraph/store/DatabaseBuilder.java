package org.summitgraph.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.solver.stats.StatsCollector;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.LocatedQuad;

/**
 * Builds one TDB2 database: the named graphs as written, and a default graph with every asserted
 * triple, the ontology, and what follows from both by RDFS (RDF Schema 1.1, section 3 to 5:
 * sub-class, sub-property, domain, range). The default graph is stored, not computed, so that a
 * query without GRAPH, a download of the default graph and any other TDB2 program see the same.
 *
 * <p>Nodes are written as they come; their ids are sorted, in memory of a fixed size, and packed
 * into the indexes, which are the ones that TDB2's own loaders make.
 */
final class DatabaseBuilder implements Closeable {

  /** TDB2's name for the first, and here only, state of a database. */
  private static final String STORAGE = "Data-0001";

  /** TDB2 maps the files of the prefixes, and a mapped file on a full disk ends the process. */
  private static final long ROOM_FOR_PREFIXES = 1L << 20;

  private static final String TEMPORARY = "temporary";

  private final Path storage;
  private final Path temporary;
  private final NodeIds ids;
  private final PackedIndexes quadIndexes;
  private final PackedIndexes tripleIndexes;
  private final TupleSorter quads;
  private final TupleSorter triples;
  private long read;

  private DatabaseBuilder(Path folder) throws IOException {
    storage = Files.createDirectory(folder.resolve(STORAGE));
    temporary = Files.createDirectory(folder.resolve(TEMPORARY));
    ids = new NodeIds(storage.resolve("nodes-data.obj"), temporary);
    quadIndexes = new PackedIndexes(storage, temporary, "GSPO");
    tripleIndexes = new PackedIndexes(storage, temporary, "SPO");
    quads = quadIndexes.sorter("SPOG");
    triples = tripleIndexes.sorter("SPO");
  }

  /**
   * What a database holds.
   *
   * @param quads quads that were read, the default graph's among them
   * @param defaultGraphTriples triples of the materialised default graph
   */
  record Counts(long quads, long defaultGraphTriples) {}

  /**
   * Builds into {@code folder}, which must be empty.
   *
   * @param data read once, and no quad of it is kept
   * @param published which quads of named graphs are copied to the default graph
   */
  static Counts build(
      Path folder,
      Iterable<LocatedQuad> data,
      Iterable<LocatedQuad> ontology,
      Map<String, String> prefixes,
      Predicate<Quad> published)
      throws IOException {
    try (DatabaseBuilder builder = new DatabaseBuilder(folder)) {
      builder.read(data, ontology, published);
      long triples = builder.write();
      Files.delete(builder.temporary);
      storePrefixes(folder, prefixes);
      return new Counts(builder.read, triples);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void read(
      Iterable<LocatedQuad> data, Iterable<LocatedQuad> ontology, Predicate<Quad> published)
      throws IOException {
    Graph terms = GraphFactory.createDefaultGraph();
    ontology.forEach(quad -> terms.add(quad.quad().asTriple()));
    Inference inference = new Inference(terms, ids, triples);
    for (LocatedQuad located : data) {
      add(located.quad(), inference, published);
      read++;
    }
    for (Triple triple : terms.stream().toList()) {
      add(triple);
    }
    for (Triple triple : hierarchy(terms)) {
      add(triple);
    }
  }

  private void add(Quad quad, Inference inference, Predicate<Quad> published) throws IOException {
    long subject = ids.of(quad.getSubject());
    long predicate = ids.of(quad.getPredicate());
    long object = ids.of(quad.getObject());
    if (!quad.isDefaultGraph()) {
      quads.add(ids.of(quad.getGraph()), subject, predicate, object);
      if (!published.test(quad)) {
        return;
      }
    }
    triples.add(subject, predicate, object);
    inference.infer(quad.asTriple(), subject, object);
  }

  private void add(Triple triple) throws IOException {
    triples.add(
        ids.of(triple.getSubject()), ids.of(triple.getPredicate()), ids.of(triple.getObject()));
  }

  /** The sub-class and sub-property triples that follow by transitivity. */
  private static List<Triple> hierarchy(Graph terms) {
    Graph closed = ReasonerRegistry.getTransitiveReasoner().bind(terms);
    return List.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode()).stream()
        .flatMap(property -> closed.find(Node.ANY, property, Node.ANY).toList().stream())
        .filter(triple -> !triple.getSubject().equals(triple.getObject()))
        .toList();
  }

  /** Writes the indexes of everything that was read, and gives the number of triples. */
  private long write() throws IOException {
    long type = ids.of(RDF.type.asNode());
    ids.close();
    Files.write(
        storage.resolve("nodes-data.bdf"),
        ByteBuffer.allocate(2 * Long.BYTES).putLong(ids.length()).array());
    PackedIndex.write(storage, "nodes", ids.byHash(), 3, new int[] {0, 1}, new int[] {2});
    quadIndexes.write("SPOG", Tuples.distinct(quads.sorted(), 4), tuple -> {});
    quads.close();
    Statistics statistics = new Statistics(type);
    tripleIndexes.write("SPO", Tuples.distinct(triples.sorted(), 3), statistics::count);
    return statistics.write();
  }

  /**
   * Counts of properties and types, by which TDB2 orders the patterns of a query, from triples in
   * the order POS.
   */
  private final class Statistics {

    private final StatsCollector collector = new StatsCollector();
    private final long type;
    private long lastPredicate = -1;
    private long lastType = -1;
    private Node predicate;
    private Node object;

    Statistics(long type) {
      this.type = type;
    }

    void count(long... triple) throws IOException {
      if (triple[1] != lastPredicate) {
        lastPredicate = triple[1];
        predicate = ids.node(lastPredicate);
      }
      if (lastPredicate == type && triple[2] != lastType) {
        lastType = triple[2];
        object = ids.node(lastType);
      }
      collector.record(null, null, predicate, object);
    }

    long write() throws IOException {
      try (OutputStream out = Files.newOutputStream(storage.resolve("stats.opt"))) {
        Stats.write(out, collector.results());
      }
      return collector.results().getCount();
    }
  }

  /** Opens the new database, which makes the files that are not there yet. */
  private static void storePrefixes(Path folder, Map<String, String> prefixes) throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < ROOM_FOR_PREFIXES) {
      throw new IOException("no space left for the prefixes");
    }
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
    try {
      Txn.executeWrite(dataset, () -> prefixes.forEach(dataset.prefixes()::add));
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  @Override
  public void close() throws IOException {
    ids.close();
    quads.close();
    triples.close();
  }
}

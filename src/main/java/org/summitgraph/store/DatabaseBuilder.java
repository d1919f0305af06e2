package org.summitgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.LocatedQuad;

/**
 * Builds one TDB2 database: the named graphs as written, and a default graph with every published
 * triple, the ontology, and what follows from both by RDFS (RDF Schema 1.1, section 3 to 5:
 * sub-class, sub-property, domain, range). The default graph is stored, not computed, so that a
 * query without GRAPH, a download of the default graph and any other TDB2 program see the same.
 */
final class DatabaseBuilder {

  private DatabaseBuilder() {}

  /**
   * Builds into {@code folder}, which must be empty, and closes the database again.
   *
   * @param published which quads of named graphs are copied to the default graph
   * @return the number of triples of the default graph
   */
  static long build(
      Path folder,
      List<LocatedQuad> data,
      List<LocatedQuad> ontology,
      Map<String, String> prefixes,
      Predicate<Quad> published)
      throws IOException {
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
    try {
      load(dataset, data, ontology, published);
      Txn.executeWrite(dataset, () -> prefixes.forEach(dataset.prefixes()::add));
      return statistics(dataset, folder);
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  private static void load(
      DatasetGraph dataset,
      List<LocatedQuad> data,
      List<LocatedQuad> ontology,
      Predicate<Quad> published) {
    Graph terms = GraphFactory.createDefaultGraph();
    ontology.forEach(quad -> terms.add(quad.quad().asTriple()));
    DataLoader loader = LoaderFactory.sequentialLoader(dataset, (format, arguments) -> {});
    loader.startBulk();
    try {
      StreamRDF out = loader.stream();
      StreamRDF defaultGraph = RDFSFactory.streamRDFS(RDFSFactory.removeGeneralizedRDF(out), terms);
      for (LocatedQuad located : data) {
        Quad quad = located.quad();
        if (!quad.isDefaultGraph()) {
          out.quad(quad);
        }
        if (quad.isDefaultGraph() || published.test(quad)) {
          defaultGraph.triple(quad.asTriple());
        }
      }
      terms.stream().forEach(out::triple);
      hierarchy(terms).forEach(out::triple);
      loader.finishBulk();
    } catch (RuntimeException e) {
      loader.finishException(e);
      throw e;
    }
  }

  /** The sub-class and sub-property triples that follow by transitivity. */
  private static List<Triple> hierarchy(Graph terms) {
    Graph closed = ReasonerRegistry.getTransitiveReasoner().bind(terms);
    return List.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode()).stream()
        .flatMap(property -> closed.find(Node.ANY, property, Node.ANY).toList().stream())
        .filter(triple -> !triple.getSubject().equals(triple.getObject()))
        .toList();
  }

  /** Counts of properties and types, by which TDB2 orders the patterns of a query. */
  private static long statistics(DatasetGraph dataset, Path folder) throws IOException {
    Path storage = folder.resolve("Data-0001");
    if (!Files.isDirectory(storage)) {
      throw new IOException("TDB2 made no Data-0001 in " + folder);
    }
    return Txn.calculateRead(
        dataset,
        () -> {
          var results = Stats.gather(dataset.getDefaultGraph()).results();
          Stats.write(storage.resolve("stats.opt").toString(), results);
          return results.getCount();
        });
  }
}

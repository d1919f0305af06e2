package org.summitgraph.describe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdfs.RDFSFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;

/** The invented corpus of these tests, on a real TDB2 as the loader would leave it. */
final class Lakeside {

  static final Path FOLDER = Path.of("src/test/data/describe");
  static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("agent", "https://w3id.org/summitgraph/id/agent/"),
          Map.entry("dcterms", "http://purl.org/dc/terms/"),
          Map.entry("event", "https://w3id.org/summitgraph/id/event/"),
          Map.entry("holding", "https://w3id.org/summitgraph/id/holding/"),
          Map.entry("oa", "http://www.w3.org/ns/oa#"),
          Map.entry("office", "https://w3id.org/summitgraph/id/office/"),
          Map.entry("organization", "https://w3id.org/summitgraph/id/organization/"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("person", "https://w3id.org/summitgraph/id/person/"),
          Map.entry("place", "https://w3id.org/summitgraph/id/place/"),
          Map.entry("proposition", "https://w3id.org/summitgraph/id/proposition/"),
          Map.entry("prov", "http://www.w3.org/ns/prov#"),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("sg", "https://w3id.org/summitgraph/ontology#"),
          Map.entry("sgv", "https://w3id.org/summitgraph/vocab/"),
          Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
          Map.entry("source", "https://w3id.org/summitgraph/id/source/"),
          Map.entry("statement", "https://w3id.org/summitgraph/id/statement/"),
          Map.entry("topic", "https://w3id.org/summitgraph/id/topic/"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

  private Lakeside() {}

  /** The quads of the data folder, the default graph's as {@link Quad#defaultGraphIRI}. */
  static Set<Quad> asserted() {
    return read(FOLDER.resolve("data"));
  }

  static Graph ontology() {
    Graph ontology = GraphFactory.createDefaultGraph();
    read(FOLDER.resolve("ontology")).forEach(quad -> ontology.add(quad.asTriple()));
    return ontology;
  }

  /** Asserted quads, and a default graph of everything with its RDFS closure, in a random order. */
  static Dataset load(Path location, long seed) {
    List<Quad> quads = new ArrayList<>(asserted());
    quads.removeIf(Quad::isDefaultGraph);
    defaultGraph().forEach(triple -> quads.add(Quad.create(Quad.defaultGraphIRI, triple)));
    Collections.sort(quads, (a, b) -> a.toString().compareTo(b.toString()));
    Collections.shuffle(quads, new Random(seed));
    Dataset dataset = TDB2Factory.connectDataset(location.toString());
    Txn.executeWrite(dataset, () -> quads.forEach(dataset.asDatasetGraph()::add));
    return dataset;
  }

  private static Set<Triple> defaultGraph() {
    Graph everything = GraphFactory.createDefaultGraph();
    asserted().forEach(quad -> everything.add(quad.asTriple()));
    Graph ontology = ontology();
    ontology.stream().forEach(everything::add);
    Set<Triple> closure =
        RDFSFactory.graphRDFS(everything, ontology).stream().collect(Collectors.toSet());
    everything.stream().forEach(closure::add);
    closure.removeIf(triple -> triple.getSubject().isLiteral());
    return closure;
  }

  /** Every IRI that the data folder speaks of or with, save those of which nothing is known. */
  static Set<Node> things() {
    Set<Node> things = new HashSet<>();
    for (Quad quad : asserted()) {
      things.add(quad.getSubject());
      if (quad.getGraph().isURI() && quad.getGraph().getURI().endsWith("-claims")) {
        things.add(quad.getObject());
      }
    }
    things.removeIf(thing -> !thing.isURI() || !thing.getURI().contains("/id/"));
    return things;
  }

  static Node id(String kindAndSlug) {
    return NodeFactory.createURI("https://w3id.org/summitgraph/id/" + kindAndSlug);
  }

  static String write(Dataset dataset, Collection<Node> things, Scope scope, ExportFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new Export(dataset, PREFIXES).write(things, scope, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static Graph parse(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
    return graph;
  }

  static Set<Quad> parseQuads(String text, Lang lang) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    RDFDataMgr.read(dataset, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lang);
    return quads(dataset);
  }

  private static Set<Quad> read(Path folder) {
    DatasetGraph dataset = DatasetGraphFactory.create();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : new TreeSet<>(files.filter(Files::isRegularFile).toList())) {
        RDFDataMgr.read(dataset, file.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return quads(dataset);
  }

  private static Set<Quad> quads(DatasetGraph dataset) {
    return dataset.stream()
        .map(
            quad ->
                quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad)
        .collect(Collectors.toSet());
  }
}

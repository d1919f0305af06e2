package org.summitgraph.reasoners;

import java.io.StringWriter;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;

/** Turns RDF as we read it into an ontology as the reasoners want it. */
final class Owl {

  static final String SG = "https://w3id.org/summitgraph/ontology#";

  private static final Path TERMS = Path.of("ontology/summit.ttl");
  private static final Path IMPORTED = Path.of("ontology/provenance.ttl");
  private static final Node IMPORTED_IRI =
      NodeFactory.createURI("https://w3id.org/summitgraph/provenance");

  private Owl() {}

  /**
   * The shipped {@code ontology/summit.ttl} with what it imports, fresh at each call: one ontology
   * under one header, so that nothing has to be fetched.
   */
  static Graph terms() {
    Graph graph = RDFParser.source(TERMS).toGraph();
    RDFParser.source(IMPORTED).parse(graph);
    graph.remove(IMPORTED_IRI, Node.ANY, Node.ANY);
    graph.remove(Node.ANY, OWL.imports.asNode(), IMPORTED_IRI);
    return graph;
  }

  /** The shipped terms and some more triples. */
  static Graph termsWith(String turtle) {
    Graph graph = terms();
    RDFParser.fromString("PREFIX sg: <" + SG + ">\n" + turtle, Lang.TURTLE).parse(graph);
    return graph;
  }

  /**
   * An ontology of these triples.
   *
   * @throws IllegalArgumentException where it has no class of ours: every reasoner finds an empty
   *     ontology consistent, and a test of it would hold for the wrong reason
   */
  static OWLOntology ontology(Graph graph) {
    boolean ours =
        graph.stream(Node.ANY, RDF.Nodes.type, OWL.Class.asNode())
            .anyMatch(type -> type.getSubject().toString().startsWith(SG));
    if (!ours) {
      throw new IllegalArgumentException("no class of " + SG + " in " + graph.size() + " triples");
    }
    StringWriter triples = new StringWriter();
    RDFDataMgr.write(triples, graph, Lang.NTRIPLES);
    return parse(triples.toString());
  }

  private static OWLOntology parse(String turtle) {
    OWLOntologyLoaderConfiguration configuration =
        new OWLOntologyLoaderConfiguration()
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
    try {
      return OWLManager.createOWLOntologyManager()
          .loadOntologyFromOntologyDocument(
              new StringDocumentSource(
                  turtle, IRI.create("urn:summitgraph:test"), new TurtleDocumentFormat(), null),
              configuration);
    } catch (OWLOntologyCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.summitgraph.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Violation;

/**
 * The file {@code ontology/provenance.ttl} as the program carries it, so that the ontology of any
 * corpus can import it and no copy has to be kept beside it.
 */
public final class ProvenanceTerms {

  /** What stands for the file in places. */
  public static final String FILE = "provenance.ttl of the program";

  static final Node IRI = NodeFactory.createURI("https://w3id.org/summitgraph/provenance");

  private ProvenanceTerms() {}

  /** The Turtle of the file. */
  public static String turtle() {
    try (InputStream file = ProvenanceTerms.class.getResourceAsStream("provenance.ttl")) {
      if (file == null) {
        throw new IllegalStateException("provenance.ttl is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an ontology imports the terms and does not bring them along. */
  static boolean areMissingFrom(List<LocatedQuad> ontology) {
    boolean imported =
        ontology.stream()
            .anyMatch(
                quad -> quad.predicate().equals(OWL.imports.asNode()) && quad.object().equals(IRI));
    boolean there =
        ontology.stream()
            .anyMatch(
                quad ->
                    quad.subject().equals(IRI)
                        && quad.predicate().equals(RDF.type.asNode())
                        && quad.object().equals(OWL.Ontology.asNode()));
    return imported && !there;
  }

  static List<LocatedQuad> quads() throws IOException {
    DataFiles files = new DataFiles();
    byte[] turtle = turtle().getBytes(StandardCharsets.UTF_8);
    List<LocatedQuad> quads = files.read(new ByteArrayInputStream(turtle), FILE, Format.TTL);
    List<Violation> faults = files.faults.toList();
    if (!faults.isEmpty()) {
      throw new IllegalStateException(faults.get(0).message());
    }
    return quads;
  }
}

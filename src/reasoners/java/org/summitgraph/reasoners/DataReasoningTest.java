package org.summitgraph.reasoners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.parameters.Imports;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/**
 * All that our data assert, of every graph, with the ontology. Left out are two things: the parts
 * of propositions, which are not asserted and which OWL cannot read (their properties are
 * reserved), and the links to other data sets, from which we never reason.
 */
class DataReasoningTest {

  private static final Set<Node> LEFT_OUT =
      Set.of(
          RDF.subject.asNode(), RDF.predicate.asNode(), RDF.object.asNode(), OWL.sameAs.asNode());

  private static Graph graph;

  @BeforeAll
  static void read() throws IOException {
    Corpus corpus = CorpusReader.read(Path.of("data"), Path.of("ontology"));
    assertThat(corpus.faults()).isEmpty();
    graph = Owl.terms();
    corpus.data().stream()
        .map(LocatedQuad::quad)
        .filter(quad -> !LEFT_OUT.contains(quad.getPredicate()))
        .filter(quad -> !quad.getObject().equals(RDF.Statement.asNode()))
        .forEach(quad -> graph.add(quad.asTriple()));
  }

  @Test
  void dataAndOntologyAreConsistent() {
    OWLOntology ontology = Owl.ontology(graph);
    assertThat(ontology.individualsInSignature()).hasSizeGreaterThan(1000);
    assertThat(ontology.getABoxAxioms(Imports.EXCLUDED)).hasSizeGreaterThan(5000);
    assertThat(Engine.HERMIT.isConsistent(ontology)).isTrue();
  }

  @Test
  void wouldFindAParticipantOfOneMeetingThatDidNotTakePlace() {
    Triple fault = Triple.create(oneOf("UnrealizedMeeting"), term("principal"), oneOf("Person"));
    graph.add(fault);
    try {
      assertThat(Engine.HERMIT.isConsistent(Owl.ontology(graph))).isFalse();
    } finally {
      graph.delete(fault);
    }
  }

  private static Node oneOf(String type) {
    List<Node> things =
        graph.find(Node.ANY, RDF.Nodes.type, term(type)).mapWith(Triple::getSubject).toList();
    assertThat(things).isNotEmpty();
    return things.get(0);
  }

  private static Node term(String name) {
    return NodeFactory.createURI(Owl.SG + name);
  }
}

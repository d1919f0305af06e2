package org.summitgraph.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/** The program, the ontology and the data speak the same words, and no more than they need. */
class TermsTest {

  private static Corpus corpus;

  @BeforeAll
  static void read() throws Exception {
    corpus = CorpusReader.read(Path.of("data"), ValidCorpus.ONTOLOGY);
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.data()).isNotEmpty();
  }

  private static Set<Node> constants() throws IllegalAccessException {
    return constants(SG.class);
  }

  private static Set<Node> constants(Class<?> vocabulary) throws IllegalAccessException {
    Set<Node> constants = new HashSet<>();
    for (Field field : vocabulary.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof Node node) {
        constants.add(node);
      }
    }
    assertThat(constants).isNotEmpty();
    return constants;
  }

  private static Set<Node> subjects(Node predicate, Node object) {
    return corpus.ontology().stream()
        .filter(quad -> quad.predicate().equals(predicate) && quad.object().equals(object))
        .map(LocatedQuad::subject)
        .collect(Collectors.toSet());
  }

  /** Classes and properties of ours. */
  private static Set<Node> terms() {
    Set<Node> terms = new HashSet<>();
    for (Node kind :
        List.of(
            OWL.Class.asNode(),
            OWL.ObjectProperty.asNode(),
            OWL.DatatypeProperty.asNode(),
            OWL.AnnotationProperty.asNode())) {
      terms.addAll(subjects(RDF.type.asNode(), kind));
    }
    terms.removeIf(term -> !term.isURI() || !term.getURI().startsWith(SG.NS));
    assertThat(terms).hasSizeGreaterThan(50);
    return terms;
  }

  @Test
  void theProgramSpeaksOnlyOfTermsThatEveryCorpusCanImport() throws IllegalAccessException {
    Node provenance = NodeFactory.createURI("https://w3id.org/summitgraph/provenance");
    assertThat(subjects(RDFS.isDefinedBy.asNode(), provenance)).containsAll(constants());
  }

  @Test
  void everyTermIsUsedByTheDataOrByTheProgram() throws IllegalAccessException {
    Set<Node> used = new HashSet<>(constants());
    for (LocatedQuad quad : corpus.data()) {
      used.add(quad.predicate());
      used.add(quad.object());
    }
    used.addAll(subjects(RDF.type.asNode(), OWL.AnnotationProperty.asNode()));
    List<Node> open = new ArrayList<>(used);
    while (!open.isEmpty()) {
      for (Node parent : parents(open.remove(open.size() - 1))) {
        if (used.add(parent)) {
          open.add(parent);
        }
      }
    }
    Set<Node> unused = terms();
    unused.removeAll(used);
    assertThat(unused).isEmpty();
  }

  private static List<Node> parents(Node term) {
    return corpus.ontology().stream()
        .filter(quad -> quad.subject().equals(term))
        .filter(
            quad ->
                quad.predicate().equals(RDFS.subClassOf.asNode())
                    || quad.predicate().equals(RDFS.subPropertyOf.asNode()))
        .map(LocatedQuad::object)
        .toList();
  }

  @Test
  void everyValueConceptIsUsedByTheDataOrByTheProgram() throws IllegalAccessException {
    Set<Node> unused = subjects(RDF.type.asNode(), SKOS.Concept.asNode());
    assertThat(unused).containsAll(constants(SGV.class));
    unused.removeAll(constants(SGV.class));
    assertThat(unused).isNotEmpty();
    corpus.data().forEach(quad -> unused.remove(quad.object()));
    assertThat(unused).isEmpty();
  }
}

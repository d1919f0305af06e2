package org.summitgraph.reasoners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.Profiles;

class OntologyReasoningTest {

  /** What cannot be, in terms that both reasoners know. */
  private static final List<String> IMPOSSIBLE =
      List.of(
          "<urn:test:x> a sg:UnrealizedMeeting , sg:BilateralSummit .",
          "<urn:test:x> a sg:UnrealizedMeeting , sg:MultilateralSummit .",
          "<urn:test:x> a sg:UnrealizedMeeting , sg:Summit .",
          "<urn:test:x> a sg:UnrealizedMeeting , sg:Meeting .",
          "<urn:test:x> a sg:UnrealizedMeeting ; sg:principal <urn:test:y> .",
          "<urn:test:x> a sg:UnrealizedMeeting ; sg:interpreter <urn:test:y> .",
          "<urn:test:x> a sg:UnrealizedMeeting ; sg:participant <urn:test:y> .",
          "<urn:test:x> a sg:BilateralSummit ; sg:cancelledBy <urn:test:y> .",
          "<urn:test:x> a sg:Meeting ; sg:declinedBy <urn:test:y> .",
          "<urn:test:x> a sg:Person , sg:Organization .",
          "<urn:test:x> a sg:Person , sg:Delegation .",
          "<urn:test:x> a sg:Organization , sg:Group .",
          "<urn:test:x> a sg:Country , sg:Organization .",
          "<urn:test:x> a sg:Statement , sg:Event .",
          "<urn:test:x> a sg:Statement , sg:Proposition .",
          "<urn:test:x> a sg:MediaReport , sg:Source .",
          "<urn:test:x> a sg:Passage , sg:ClaimGraph .",
          "<urn:test:x> a sg:Passage , sg:Mention .",
          "<urn:test:x> a sg:Office , sg:OfficeHolding .",
          "<urn:test:x> a sg:Office , sg:Person .",
          "<urn:test:x> sg:speaker <urn:test:y> . <urn:test:y> a sg:Country .",
          "<urn:test:x> sg:principal <urn:test:y> . <urn:test:y> a sg:Office .",
          "<urn:test:x> sg:location <urn:test:y> . <urn:test:y> a sg:Organization .",
          "<urn:test:x> sg:principal <urn:test:x> .");

  /** What cannot be by properties that ELK passes over. */
  private static final List<String> IMPOSSIBLE_BEYOND_EL =
      List.of(
          "<urn:test:x> sg:follows <urn:test:y> . <urn:test:y> sg:follows <urn:test:x> .",
          "<urn:test:x> sg:amends <urn:test:y> . <urn:test:y> sg:amends <urn:test:x> .",
          "<urn:test:x> sg:amends <urn:test:x> .",
          "<urn:test:x> sg:endorses <urn:test:x> .",
          "<urn:test:x> sg:characterCount 1 , 2 .",
          "<urn:test:x> sg:citesPassage <urn:test:y> , <urn:test:z> ."
              + " <urn:test:y> <http://www.w3.org/2002/07/owl#differentFrom> <urn:test:z> .");

  /** The nearest neighbours of the impossible. */
  private static final List<String> POSSIBLE =
      List.of(
          "<urn:test:x> a sg:BilateralSummit ; sg:principal <urn:test:y> . <urn:test:y> a sg:Person .",
          "<urn:test:x> a sg:UnrealizedMeeting ; sg:plannedParticipant <urn:test:y> ; sg:cancelledBy <urn:test:y> .",
          "<urn:test:x> a sg:Summit , sg:Meeting .",
          "<urn:test:x> a sg:Delegation ; sg:onBehalfOf <urn:test:y> . <urn:test:y> a sg:Country .",
          "<urn:test:x> sg:speaker <urn:test:y> . <urn:test:y> a sg:UnidentifiedAgent .",
          "<urn:test:x> sg:contradicts <urn:test:y> . <urn:test:y> sg:contradicts <urn:test:x> .",
          "<urn:test:x> sg:follows <urn:test:y> . <urn:test:y> sg:follows <urn:test:z> .",
          "<urn:test:x> sg:alsoNeeds <urn:test:y> , <urn:test:z> ; sg:citesPassage <urn:test:y> ."
              + " <urn:test:y> <http://www.w3.org/2002/07/owl#differentFrom> <urn:test:z> .",
          "<urn:test:x> sg:date \"2018-11\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .");

  @Test
  void isOwl2Dl() {
    OWLOntology ontology = Owl.ontology(Owl.terms());
    assertThat(ontology.classesInSignature()).hasSizeGreaterThan(30);
    assertThat(ontology.objectPropertiesInSignature()).hasSizeGreaterThan(40);
    assertThat(ontology.dataPropertiesInSignature()).hasSizeGreaterThan(20);
    assertThat(Profiles.OWL2_DL.checkOntology(ontology).getViolations()).isEmpty();
  }

  @Test
  void wouldNotTakeAnotherProfileForOwl2Dl() {
    OWLOntology full =
        Owl.ontology(
            Owl.termsWith("sg:subEventOf a <http://www.w3.org/2002/07/owl#FunctionalProperty> ."));
    assertThat(Profiles.OWL2_DL.checkOntology(full).getViolations()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isConsistentAndEveryClassCanHaveInstances(Engine engine) {
    OWLOntology ontology = Owl.ontology(Owl.terms());
    assertThat(engine.isConsistent(ontology)).isTrue();
    assertThat(engine.unsatisfiable(ontology)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void wouldFindAClassThatCanHaveNone(Engine engine) {
    OWLOntology ontology =
        Owl.ontology(
            Owl.termsWith(
                "sg:UnrealizedMeeting <http://www.w3.org/2000/01/rdf-schema#subClassOf> sg:Meeting ."));
    assertThat(engine.unsatisfiable(ontology))
        .containsExactly(IRI.create(Owl.SG + "UnrealizedMeeting"));
  }

  static List<String> impossible() {
    return IMPOSSIBLE;
  }

  static List<String> possible() {
    return POSSIBLE;
  }

  static List<String> impossibleBeyondEl() {
    return IMPOSSIBLE_BEYOND_EL;
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void bothFindTheImpossibleInconsistent(String turtle) {
    OWLOntology ontology = Owl.ontology(Owl.termsWith(turtle));
    assertThat(Engine.values()).noneMatch(engine -> engine.isConsistent(ontology));
  }

  @ParameterizedTest
  @MethodSource("impossibleBeyondEl")
  void hermitFindsTheImpossibleInconsistent(String turtle) {
    assertThat(Engine.HERMIT.isConsistent(Owl.ontology(Owl.termsWith(turtle)))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("possible")
  void bothFindThePossibleConsistent(String turtle) {
    OWLOntology ontology = Owl.ontology(Owl.termsWith(turtle));
    assertThat(Engine.values()).allMatch(engine -> engine.isConsistent(ontology));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sg:Summit", "sg:MultilateralSummit"})
  void aSummitNeedNotBeAMeeting(String type) {
    OWLOntology ontology =
        Owl.ontology(Owl.termsWith("<urn:test:x> a " + type + " , sg:Commemoration ."));
    assertThat(Engine.values()).allMatch(engine -> engine.isConsistent(ontology));
  }

  @Test
  void refusesAnEmptyOntology() {
    assertThatThrownBy(() -> Owl.ontology(GraphFactory.createDefaultGraph()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no class of " + Owl.SG);
  }
}

package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitgraph.describe.Lakeside.id;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.vocab.SG;

class ExportTest {

  private static final Scope FACTS = Scope.FACTS_WITH_EVIDENCE;
  private static final Node WALK = id("event/jetty-walk-1991");
  private static final Node SUMMIT = id("event/lakeside-1991");
  private static final Node SULL = id("person/iven-sull");

  @TempDir static Path location;
  private static Dataset dataset;

  @BeforeAll
  static void load() {
    dataset = Lakeside.load(location, 1);
  }

  @AfterAll
  static void close() {
    dataset.close();
  }

  @Test
  void writesTheTurtleThatAReaderWouldExpect() throws IOException {
    String expected = Files.readString(Lakeside.FOLDER.resolve("jetty-walk-1991.expected.ttl"));
    assertThat(Lakeside.write(dataset, List.of(WALK), FACTS, ExportFormat.TURTLE))
        .isEqualTo(expected);
  }

  @Test
  void selectsNoQuadThatNobodyAsserted() {
    Set<Quad> asserted = storedAndWritten();
    Set<Node> things = Lakeside.things();
    assertThat(things).hasSizeGreaterThan(50);
    for (Node thing : things) {
      List<Quad> unasserted =
          select(new Scope(2, true), thing).quads().stream()
              .filter(quad -> !asserted.contains(quad))
              .toList();
      assertThat(unasserted).as("%s", thing).isEmpty();
    }
  }

  @Test
  void losesNoQuadOfAnySource() {
    Selection both = select(FACTS, id("source/harbour-post-1991"), id("source/valley-radio-2004"));
    Set<Quad> named = storedAndWritten();
    named.removeIf(Quad::isDefaultGraph);
    assertThat(named).hasSizeGreaterThan(150);
    assertThat(both.quads()).containsAll(named);
  }

  @Test
  void bringsTheFactsOfEverySourceWithTheirSeveralAnswers() {
    assertThat(objects(select(FACTS, WALK).facts(), WALK, "duration")).containsExactly("PT2H");
    assertThat(objects(select(FACTS, WALK).facts(), WALK, "durationApprox"))
        .containsExactly("PT1H30M");
  }

  @Test
  void bringsAllThatAStatementAboutTheThingSays() {
    Node statement = id("statement/sull-on-the-walk");
    assertThat(objects(select(FACTS, WALK).facts(), statement, "quotedText"))
        .containsExactly("We said 'enough'");
  }

  @Test
  void bringsAllOfAStatementThatTakesAStanceTowardsThePerson() {
    Node statement = id("statement/sull-on-the-walk");
    assertThat(objects(select(FACTS, id("person/ada-norden")).facts(), statement, "quotedText"))
        .isNotEmpty();
  }

  @Test
  void bringsWhatAStatementMadeAtTheEventSays() {
    Node statement = id("statement/sull-takes-it-back");
    assertThat(objects(select(FACTS, SUMMIT).facts(), statement, "dateExpression"))
        .containsExactly("Next day");
  }

  @Test
  void bringsOnlyTheLinkFromOtherThingsAtDepthZero() {
    List<Quad> facts = select(FACTS, SULL).facts();
    assertThat(objects(facts, WALK, "principal")).contains(SULL.getURI());
    assertThat(objects(facts, WALK, "status")).isEmpty();
  }

  @Test
  void bringsTheFactsOfMentionedEventsAndHoldingsAtDepthOne() {
    List<Quad> facts = select(new Scope(1, true), SULL).facts();
    assertThat(objects(facts, WALK, "status")).isNotEmpty();
    assertThat(objects(facts, id("holding/iven-sull-president-of-sudmark"), "attestedOn"))
        .containsExactly("1991");
  }

  @Test
  void neverGoesOnThroughPeopleOrPlaces() {
    Selection selection = select(new Scope(9, true), id("statement/sull-takes-it-back"));
    assertThat(objects(selection.facts(), SULL, "affiliation")).isEmpty();
    assertThat(objects(selection.facts(), id("place/old-hall"), "within")).isEmpty();
    assertThat(objects(selection.facts(), SUMMIT, "location")).isNotEmpty();
  }

  @Test
  void bringsThePassagesThatAClaimGraphAlsoNeeds() {
    Node needed = id("source/harbour-post-1991#p3s1");
    Node holding = id("statement/valley-radio-on-sull");
    assertThat(subjects(select(FACTS, holding).descriptions()))
        .contains(
            needed,
            id("source/harbour-post-1991#p3s1-pos"),
            id("source/harbour-post-1991#p3s1-the-sudmark-president"),
            id("source/harbour-post-1991#p3s1-the-sudmark-president-pos"),
            id("source/harbour-post-1991"));
  }

  @Test
  void labelsEverythingItMentions() {
    Selection selection = select(FACTS, WALK);
    assertThat(subjects(selection.descriptions()))
        .contains(SULL, SUMMIT, id("organization/harbour-post"))
        .contains(NodeFactory.createURI("https://w3id.org/summitgraph/vocab/Held"));
    assertThat(objects(selection.facts(), SUMMIT, null)).contains(SG.NS + "BilateralSummit");
  }

  @Test
  void bringsReferenceDataOfTheThingsAskedForAlone() {
    Set<Node> sameAs =
        select(FACTS, SULL).descriptions().stream()
            .filter(quad -> quad.getPredicate().getLocalName().equals("sameAs"))
            .map(Quad::getSubject)
            .collect(Collectors.toSet());
    assertThat(sameAs).contains(SULL).doesNotContain(id("person/ada-norden"));
  }

  @Test
  void spellsOutThePropositionOfAStatement() {
    Node proposition = id("proposition/sull-left-early");
    assertThat(select(FACTS, id("statement/sull-takes-it-back")).descriptions())
        .anySatisfy(
            quad -> {
              assertThat(quad.getSubject()).isEqualTo(proposition);
              assertThat(quad.getObject()).isEqualTo(WALK);
            });
  }

  @Test
  void leavesOutInferredTypesAndProperties() {
    List<Quad> quads = select(FACTS, WALK, SULL, id("source/harbour-post-1991")).quads();
    assertThat(types(quads, SULL)).containsExactly(SG.NS + "Person");
    assertThat(types(quads, WALK)).containsOnly(SG.NS + "Meeting");
    assertThat(types(quads, id("source/harbour-post-1991#p2s1")))
        .containsExactly(SG.NS + "Passage");
    assertThat(quads)
        .extracting(quad -> quad.getPredicate().getLocalName())
        .contains("principal", "passageOf", "speaker", "within")
        .doesNotContain("participant", "isPartOf", "hasSource", "wasDerivedFrom")
        .doesNotContain("wasAttributedTo", "containedInPlace", "stanceToward");
  }

  @Test
  void givesNoTypeToAThingThatOnlyTheRangeOfAPropertyTypes() {
    Node typedByRange = id("event/dotted.name.");
    assertThat(
            dataset.calculateRead(
                () ->
                    dataset
                        .getDefaultModel()
                        .getGraph()
                        .contains(typedByRange, Node.ANY, NodeFactory.createURI(SG.NS + "Event"))))
        .isTrue();
    assertThat(types(select(FACTS, typedByRange).quads(), typedByRange)).isEmpty();
  }

  @Test
  void bringsNoProvenanceWhenNoneIsWanted() {
    Selection selection = select(new Scope(0, false), WALK);
    assertThat(selection.facts()).isNotEmpty();
    assertThat(selection.claims()).isEmpty();
    assertThat(subjects(selection.descriptions())).noneMatch(node -> node.getURI().contains("#"));
    assertThat(Lakeside.write(dataset, List.of(WALK), new Scope(0, false), ExportFormat.TURTLE))
        .doesNotContain("inClaimGraph", "citesPassage");
  }

  @Test
  void bringsEverythingReadFromASource() {
    Selection source = select(FACTS, id("source/harbour-post-1991"));
    assertThat(source.facts())
        .hasSize(27)
        .allMatch(quad -> quad.getGraph().getURI().contains("harbour-post-1991#"));
    assertThat(subjects(source.descriptions()))
        .as("a passage that nobody cites")
        .contains(id("source/harbour-post-1991#p4"));
  }

  @Test
  void bringsWhatWasReadFromAPassageOrAClaimGraph() {
    assertThat(select(FACTS, id("source/harbour-post-1991#p2s2")).facts())
        .anyMatch(quad -> quad.getSubject().equals(WALK));
    assertThat(select(FACTS, id("source/harbour-post-1991#p2s2-claims")).facts())
        .anyMatch(quad -> quad.getSubject().equals(WALK));
  }

  @Test
  void namesTheIriOfWhichNothingIsKnown() {
    assertThatThrownBy(() -> select(FACTS, WALK, id("event/nowhere")))
        .isInstanceOf(ExportException.class)
        .hasMessage("The data say nothing about <https://w3id.org/summitgraph/id/event/nowhere>.");
  }

  @Test
  void readsNoMoreThanItMay() {
    Export export = new Export(dataset, Lakeside.PREFIXES);
    List<Node> walk = List.of(WALK);
    assertThat(export.within(10_000).select(walk, FACTS)).isEqualTo(export.select(walk, FACTS));
    assertThatThrownBy(() -> export.within(20).select(walk, FACTS))
        .isInstanceOf(TooLargeExportException.class)
        .hasMessageStartingWith("More than 20 quads would have to be read");
  }

  @Test
  void refusesABlankNodeForWhichNoStableBytesExist() {
    assertThatThrownBy(() -> select(FACTS, NodeFactory.createURI(SG.NS + "UnrealizedMeeting")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("owl#disjointWith");
  }

  @Test
  void readsInTheTransactionOfTheCallerAndLeavesItOpen() {
    dataset.begin(ReadWrite.READ);
    try {
      assertThat(select(FACTS, WALK).facts()).isNotEmpty();
      assertThat(dataset.isInTransaction()).isTrue();
    } finally {
      dataset.end();
    }
    assertThat(select(FACTS, WALK).facts()).isNotEmpty();
    assertThat(dataset.isInTransaction()).isFalse();
  }

  private static Selection select(Scope scope, Node... things) {
    return new Export(dataset, Lakeside.PREFIXES).select(List.of(things), scope);
  }

  /** The asserted quads: named graphs as TDB2 gives them back, the default graph as written. */
  private static Set<Quad> storedAndWritten() {
    Set<Quad> quads = new HashSet<>(Lakeside.asserted());
    Lakeside.ontology().stream()
        .forEach(triple -> quads.add(Quad.create(Quad.defaultGraphIRI, triple)));
    quads.removeIf(quad -> !quad.isDefaultGraph());
    dataset.executeRead(
        () ->
            dataset
                .asDatasetGraph()
                .findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quads::add));
    return quads;
  }

  private static List<String> types(List<Quad> quads, Node subject) {
    return quads.stream()
        .filter(quad -> quad.getSubject().equals(subject))
        .filter(quad -> quad.getPredicate().equals(RDF.Nodes.type))
        .map(quad -> quad.getObject().getURI())
        .toList();
  }

  private static Set<Node> subjects(List<Quad> quads) {
    return quads.stream().map(Quad::getSubject).collect(Collectors.toSet());
  }

  /** Objects of a property of ours, by its local name; of any property for null. */
  private static List<String> objects(List<Quad> quads, Node subject, String property) {
    return quads.stream()
        .filter(quad -> quad.getSubject().equals(subject))
        .filter(quad -> property == null || quad.getPredicate().hasURI(SG.NS + property))
        .map(Quad::getObject)
        .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
        .toList();
  }
}

package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitgraph.describe.OntologyDescription.Relation;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.model.DatasetVersion;

class OntologyDescriberTest {

  private static final String PREFIXES =
      """
      PREFIX : <https://example.org/boats#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX schema: <https://schema.org/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """;

  private static final String BOATS =
      """
      <https://example.org/boats> a owl:Ontology ;
        dcterms:title "Boats"@en ; owl:versionInfo "3" ; schema:mainEntity :Wreck .
      :Boat a owl:Class ; rdfs:label "boat"@en ; skos:closeMatch schema:Vehicle .
      :Wreck a owl:Class ; rdfs:label "wreck"@en ; rdfs:comment "Sunk."@en ;
        rdfs:subClassOf :Boat ;
        skos:example "The ferry."@en ; skos:scopeNote "Count them apart."@en ;
        owl:disjointWith :Dock , [ a owl:Restriction ; owl:onProperty :crew ; owl:someValuesFrom owl:Thing ] .
      :Dock a owl:Class ; rdfs:label "dock"@en .
      [] a owl:AllDisjointClasses ; owl:members ( :Boat :Dock :Buoy ) .
      :Buoy a owl:Class ; rdfs:label "buoy"@en .
      :crew a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:label "crew"@en ;
        rdfs:domain :Boat ; rdfs:range schema:Person .
      schema:Person a owl:Class .
      :Paint a skos:ConceptScheme ; skos:prefLabel "paint"@en .
      :Red a skos:Concept ; skos:prefLabel "red"@en ; skos:definition "As blood."@en ;
        skos:inScheme :Paint .
      """;

  private final OntologyDescription boats = describe(BOATS);

  private static OntologyDescription describe(String turtle) {
    List<Triple> triples =
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).toGraph().find().toList();
    return OntologyDescriber.describe(
        triples, Map.of("b", "https://example.org/boats#", "schema", "https://schema.org/"));
  }

  private Term term(String name) {
    return boats.terms().filter(term -> term.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> relation(Term term, String name) {
    return term.relations().stream()
        .filter(relation -> relation.name().equals(name))
        .map(Relation::to)
        .flatMap(List::stream)
        .map(to -> to.name() + " " + to.address())
        .toList();
  }

  @Test
  void listsTermsByKindAndLeavesOutWhatIsOnlyDeclared() {
    assertThat(boats.sections())
        .extracting(OntologyDescription.Section::title)
        .containsExactly("Classes", "Object properties");
    assertThat(boats.terms())
        .extracting(Term::name)
        .containsExactly("b:Boat", "b:Buoy", "b:Dock", "b:Wreck", "b:crew");
    assertThat(boats.core()).extracting(Term::name).containsExactly("b:Wreck");
    assertThat(boats.header().title()).isEqualTo("Boats");
    assertThat(boats.header().version()).hasValue("3");
    assertThat(boats.header().licence()).isEmpty();
  }

  @Test
  void tellsWhatATermIsAndWhoUsesIt() {
    assertThat(term("b:Wreck").comment()).isEqualTo("Sunk.");
    assertThat(term("b:Wreck").examples()).containsExactly("The ferry.");
    assertThat(term("b:Wreck").notes()).containsExactly("Count them apart.");
    assertThat(relation(term("b:Wreck"), "sub-class of")).containsExactly("b:Boat #Boat");
    assertThat(relation(term("b:Boat"), "sub-classes")).containsExactly("b:Wreck #Wreck");
    assertThat(relation(term("b:Boat"), "domain of")).containsExactly("b:crew #crew");
    assertThat(relation(term("b:Boat"), "close to"))
        .containsExactly("schema:Vehicle https://schema.org/Vehicle");
    assertThat(relation(term("b:crew"), "range"))
        .containsExactly("schema:Person https://schema.org/Person");
    assertThat(term("b:crew").kinds()).containsExactly("object property", "transitive");
  }

  @Test
  void tellsWhatCannotGoTogetherFromBothSides() {
    assertThat(relation(term("b:Wreck"), "disjoint with")).containsExactly("b:Dock #Dock");
    assertThat(relation(term("b:Wreck"), "never has")).containsExactly("b:crew #crew");
    assertThat(relation(term("b:Dock"), "disjoint with"))
        .containsExactly("b:Boat #Boat", "b:Buoy #Buoy", "b:Wreck #Wreck");
    assertThat(relation(term("b:Dock"), "never has")).isEmpty();
  }

  @Test
  void listsValuesByScheme() {
    assertThat(boats.schemes()).hasSize(1);
    assertThat(boats.schemes().get(0).label()).isEqualTo("paint");
    assertThat(boats.schemes().get(0).concepts())
        .singleElement()
        .satisfies(
            red -> {
              assertThat(red.anchor()).isEqualTo("value-Red");
              assertThat(red.definition()).isEqualTo("As blood.");
            });
  }

  @Test
  void describesFilesWithoutAHeader() {
    OntologyDescription bare = describe(":Boat a owl:Class ; rdfs:label \"boat\"@en .");
    assertThat(bare.header().iri()).isEmpty();
    assertThat(bare.terms()).extracting(Term::name).containsExactly("b:Boat");
  }

  /** CITATION.cff, RO-Crate and DCAT take days alone, and citations a year of four digits. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20,2026-11-20",
    "2026-11-20Z,",
    "2026-11-20T10:15:00Z,2026-11-20",
    "2026,",
    "now,"
  })
  void tellsTheDayOfTheHeaderWhereItIsOne(String written, String day) {
    OntologyDescription told =
        describe(
            "<https://example.org/boats> a owl:Ontology ; dcterms:modified \"" + written + "\" .");
    assertThat(told.header().modified()).isEqualTo(Optional.ofNullable(day));
    String cited =
        new Publication(
                told.header(), new DatasetVersion(Optional.empty(), "f".repeat(64), 1), List.of())
            .citation();
    assertThat(cited).contains(day == null ? "Ontology. " : "Ontology (2026). ");
  }

  @Test
  void aDescriptionThatIsMissingIsNoEmptyAbstract() {
    OntologyDescription bare = describe("<https://example.org/boats> a owl:Ontology .");
    assertThat(
            Citation.cff(
                new Publication(
                    bare.header(),
                    new DatasetVersion(Optional.empty(), "f".repeat(64), 1),
                    List.of())))
        .contains("title: \"Ontology\"\nversion: ")
        .doesNotContain("abstract");
  }
}

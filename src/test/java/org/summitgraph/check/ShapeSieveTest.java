package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Corpus;
import org.summitgraph.read.CorpusReader;

/** Shapes find through the sieve what they find without it. */
class ShapeSieveTest {

  private static final Path FIXTURES = Path.of("src/test/data");

  @TempDir private static Path folder;

  @Test
  void findsNothingInTheShippedData() throws IOException {
    assertThat(compare(Path.of("data"), Path.of("ontology"))).isZero();
  }

  @Test
  void findsNothingInTheVillage() throws IOException {
    Path village = Path.of("examples/village");
    assertThat(compare(village.resolve("data"), village.resolve("ontology"))).isZero();
  }

  @TestFactory
  Stream<DynamicTest> findsTheFaultOfEachFixture() throws IOException {
    return ValidCorpus.files(FIXTURES.resolve("invalid-shapes"), ".trig").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      Path data = copy(ValidCorpus.DATA);
                      Files.copy(fixture, data.resolve(fixture.getFileName()));
                      assertThat(compare(data, ValidCorpus.ONTOLOGY)).isPositive();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> findsTheFaultOfEachFixtureOfTheOntology() throws IOException {
    return ValidCorpus.files(FIXTURES.resolve("invalid-ontology"), ".ttl").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      Path ontology = copy(ValidCorpus.ONTOLOGY);
                      Files.copy(fixture, ontology.resolve(fixture.getFileName()));
                      assertThat(compare(ValidCorpus.DATA, ontology)).isPositive();
                    }));
  }

  @Test
  void findsTheFaultsOfNamedThingsAndOfObjectsOfWhateverKind() throws IOException {
    Path ontology = copy(ValidCorpus.ONTOLOGY);
    Files.writeString(
        ontology.resolve("more-shapes.ttl"),
        """
        @prefix event: <https://w3id.org/summitgraph/id/event/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sg: <https://w3id.org/summitgraph/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix : <http://example.org/shapes#> .

        :named a sh:NodeShape ;
          sh:targetNode event:mirrowick-1931 , <http://example.org/nowhere> ;
          sh:property :needed .
        :needed a sh:PropertyShape ; sh:path sg:excludedRole ; sh:minCount 1 .

        :literal a sh:NodeShape ; sh:targetObjectsOf sg:date ; sh:datatype xsd:gYear .

        :speaker a sh:NodeShape ; sh:targetObjectsOf sg:speaker ; sh:property :nameless .
        :nameless a sh:PropertyShape ; sh:path rdfs:label ; sh:maxCount 0 .
        """);
    assertThat(compare(ValidCorpus.DATA, ontology)).isGreaterThan(4);
  }

  @Test
  void findsTheFaultsThatQueriesOfAnyFormFind() throws IOException {
    Path ontology = copy(ValidCorpus.ONTOLOGY);
    String head =
        """
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sg: <https://w3id.org/summitgraph/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix : <http://example.org/shapes#> .
        """;
    List<String> patterns =
        List.of(
            "$this sg:date ?value",
            "VALUES ?path { sg:date sg:location sg:subEventOf } $this ?path ?value",
            "$this ?path ?value",
            "{ $this sg:date ?value } UNION { ?value sg:subEventOf $this }",
            "$this a ?value . ?value rdfs:subClassOf* ?held . VALUES ?held { sg:Meeting }",
            "$this a/rdfs:subClassOf* sg:Meeting . $this rdfs:label ?value",
            "$this sg:follows+ ?value",
            "?value sg:follows+ $this",
            "?value sg:follows* $this",
            "$this rdfs:label ?value OPTIONAL { $this sg:nothing ?none }",
            "$this sg:location ?value MINUS { $this sg:date ?date }",
            "$this sg:status <https://w3id.org/summitgraph/vocab/Held> BIND($this AS ?value)",
            "{ SELECT $this (COUNT(?any) AS ?value) WHERE { $this sg:nothing ?any } GROUP BY $this }",
            "$this rdfs:label ?value FILTER NOT EXISTS { $this sg:date ?date }");
    StringBuilder more = new StringBuilder(head);
    for (int i = 0; i < patterns.size(); i++) {
      more.append(
          """
          :query%d a sh:NodeShape ; sh:targetSubjectsOf rdfs:label ; sh:sparql [
            sh:prefixes <https://w3id.org/summitgraph/shapes> ;
            sh:select "SELECT $this ?value WHERE { %s }" ] .
          """
              .formatted(i, patterns.get(i)));
    }
    Files.writeString(ontology.resolve("more-shapes.ttl"), more.toString());
    assertThat(compare(ValidCorpus.DATA, ontology)).isGreaterThan(patterns.size());
  }

  /** Each alone: where one query sees everything, nothing is missing for another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$this sg:location ?place . ?place rdfs:label ?value",
        "$this sg:location ?value FILTER NOT EXISTS { ?value sg:speaker ?any }",
        "$this sg:location+ ?value . ?value rdfs:label ?any FILTER EXISTS { ?value a ?kind }",
        // What is not joined with the place of the event may be of any other thing.
        "$this sg:location ?place { $this a ?value FILTER EXISTS { ?place sg:speaker ?d } }",
        "$this sg:location ?place { $this sg:date ?value FILTER NOT EXISTS { ?place a ?d } } UNION"
            + " { $this a ?value FILTER EXISTS { ?place sg:speaker ?d } }",
        "$this sg:location ?place ; a ?value"
            + " { SELECT (COUNT(?place) AS ?n) WHERE { ?place sg:speaker ?d } } FILTER(?n > 1)"
      })
  void findsWhatAQueryFindsByThingsThatItMeetsOnTheWay(String pattern) throws IOException {
    Path ontology = copy(ValidCorpus.ONTOLOGY);
    Files.writeString(
        ontology.resolve("shapes.ttl"),
        """
        @prefix sg: <https://w3id.org/summitgraph/ontology#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <http://example.org/shape> a sh:NodeShape ; sh:targetSubjectsOf sg:location ; sh:sparql [
          sh:select \"\"\"
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX sg: <https://w3id.org/summitgraph/ontology#>
            SELECT $this ?value WHERE { %s }
          \"\"\" ] .
        """
            .formatted(pattern));
    assertThat(compare(ValidCorpus.DATA, ontology)).isPositive();
  }

  private static Path copy(Path original) throws IOException {
    return ValidCorpus.copy(original, Files.createTempDirectory(folder, "corpus").resolve("copy"));
  }

  private static int compare(Path data, Path ontology) throws IOException {
    try (Corpus corpus = CorpusReader.read(data, ontology)) {
      return SieveComparison.compare(corpus);
    }
  }
}

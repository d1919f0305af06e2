package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
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

  private static Path copy(Path original) throws IOException {
    return ValidCorpus.copy(original, Files.createTempDirectory(folder, "corpus").resolve("copy"));
  }

  private static int compare(Path data, Path ontology) throws IOException {
    try (Corpus corpus = CorpusReader.read(data, ontology)) {
      return SieveComparison.compare(corpus);
    }
  }
}

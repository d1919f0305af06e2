package org.summitgraph.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Violation;
import org.summitgraph.model.Violations;
import org.summitgraph.vocab.SG;

class CorpusReaderTest {

  private static final String PREFIX = "@prefix x: <https://example.org/> .\n";
  private static final String XSD = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

  @TempDir private Path folder;
  private Path data;
  private Path ontology;

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    ontology = Files.createDirectory(folder.resolve("ontology"));
  }

  private Corpus read(String name, String content) throws IOException {
    return read(name, content, UTF_8);
  }

  private Corpus read(String name, String content, Charset charset) throws IOException {
    Files.write(data.resolve(name), content.getBytes(charset));
    return CorpusReader.read(data, ontology);
  }

  /** {@code line:column} of every quad. */
  private static List<String> places(Corpus corpus) {
    return corpus.data().stream().map(quad -> quad.at().line() + ":" + quad.at().column()).toList();
  }

  @Test
  void placesAQuadWhereItsObjectIsWritten() throws IOException {
    Corpus corpus =
        read("a.ttl", PREFIX + "x:a\n  x:p x:b , \"c\"@en ;\n  x:q 7 , true ,\n    x:d ;\n  .\n");
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.complete()).isTrue();
    assertThat(places(corpus)).containsExactly("3:7", "3:13", "4:7", "4:11", "5:5");
    assertThat(corpus.data()).allMatch(LocatedQuad::inDefaultGraph);
    assertThat(corpus.data().toList().get(0).at()).hasToString(data.resolve("a.ttl") + ":3:7");
  }

  @Test
  void placesQuadsOfNestedBlankNodesAndLists() throws IOException {
    Corpus corpus = read("a.ttl", PREFIX + "x:a x:p [ x:q x:b ] .\nx:a x:r ( x:c ) .\n");
    assertThat(corpus.data()).hasSize(5);
    assertThat(corpus.data()).allMatch(quad -> quad.at().line() == 2 || quad.at().line() == 3);
  }

  @Test
  void placesTheNamesOfGraphs() throws IOException {
    Corpus corpus =
        read(
            "a.trig",
            PREFIX
                + "x:g { x:a x:p x:b . }\n\n  GRAPH x:h {\n    x:a x:p x:g .\n  }\nx:a x:p x:h .\n");
    assertThat(corpus.graphNames())
        .hasSize(2)
        .hasEntrySatisfying(
            NodeFactory.createURI("https://example.org/g"),
            at -> assertThat(at.line() + ":" + at.column()).isEqualTo("2:1"))
        .hasEntrySatisfying(
            NodeFactory.createURI("https://example.org/h"),
            at -> assertThat(at.line() + ":" + at.column()).isEqualTo("4:9"));
    assertThat(corpus.data().toList().get(2).inDefaultGraph()).isTrue();
  }

  @Test
  void readsNTriplesAndNQuads() throws IOException {
    read("a.nt", "<https://example.org/a> <https://example.org/p> \"b\" .\n");
    Corpus corpus =
        read(
            "b.nq",
            "\n<https://example.org/a> <https://example.org/p> \"c\" <https://example.org/g> .\n");
    assertThat(corpus.data()).hasSize(2);
    assertThat(corpus.data()).extracting(quad -> quad.at().line()).containsExactly(1L, 2L);
    assertThat(corpus.graphNames()).hasSize(1);
  }

  @Test
  void readsTheDefaultGraphOfEveryFormatAsOne() throws IOException {
    String triple = "<https://example.org/a> <https://example.org/p> \"b\" .\n";
    for (String name : List.of("a.ttl", "b.trig", "c.nt", "d.nq")) {
      Files.writeString(data.resolve(name), triple);
    }
    Corpus corpus = CorpusReader.read(data, ontology);
    assertThat(corpus.data()).hasSize(4);
    assertThat(corpus.data())
        .extracting(LocatedQuad::quad)
        .containsOnly(corpus.data().toList().get(0).quad());
    assertThat(corpus.data().toList().get(3).graph()).isEqualTo(Quad.defaultGraphIRI);
  }

  @Test
  void readsFilesInTheOrderOfNamesAtAnyDepth() throws IOException {
    Files.createDirectories(data.resolve("deep/er"));
    Files.writeString(data.resolve("deep/er/c.ttl"), PREFIX + "x:c x:p x:o .");
    Files.writeString(data.resolve("b.ttl"), PREFIX + "x:b x:p x:o .");
    Corpus corpus = read("a.ttl", PREFIX + "x:a x:p x:o .");
    assertThat(corpus.data())
        .extracting(quad -> quad.subject().getLocalName())
        .containsExactly("a", "b", "c");
  }

  @Test
  void passesOverFilesThatHoldNoRdf() throws IOException {
    Files.writeString(data.resolve("README.md"), "# Not data");
    Files.writeString(data.resolve("LICENSE"), "Not data either");
    Files.writeString(data.resolve("links.tsv"), "not\tdata");
    Files.writeString(data.resolve("words.txt"), "no data");
    assertThat(read("a.ttl", PREFIX + "x:a x:p x:o .").data()).hasSize(1);
  }

  @Test
  void readsPastAByteOrderMark() throws IOException {
    Corpus corpus = read("a.ttl", "\uFEFF" + PREFIX + "x:a x:p x:b .");
    assertThat(Faults.of(corpus)).isEmpty();
    assertThat(corpus.data()).hasSize(1);
  }

  @Test
  void reportsValuesOutsideTheirDatatype() throws IOException {
    Corpus corpus =
        read(
            "a.ttl",
            PREFIX
                + XSD
                + "x:a x:p \"2018-13-45\"^^xsd:date ,\n"
                + "  \"2018-02-29\"^^xsd:date ,\n"
                + "  \"-1\"^^xsd:nonNegativeInteger ,\n"
                + "  \"2018-07-16\"^^xsd:date .\n");
    assertThat(Faults.of(corpus))
        .containsExactly(
            "3:9 [ill-typed-literal] \"2018-13-45\" is not a value of http://www.w3.org/2001/XMLSchema#date",
            "4:3 [ill-typed-literal] \"2018-02-29\" is not a value of http://www.w3.org/2001/XMLSchema#date",
            "5:3 [ill-typed-literal] \"-1\" is not a value of http://www.w3.org/2001/XMLSchema#nonNegativeInteger");
    assertThat(corpus.complete()).isTrue();
    assertThat(corpus.data()).hasSize(4);
  }

  @Test
  void reportsADatatypeThatXsdDoesNotHave() throws IOException {
    assertThat(Faults.of(read("a.ttl", PREFIX + XSD + "x:a x:p \"2018-07-16\"^^xsd:dat .")))
        .containsExactly(
            "3:9 [ill-typed-literal] http://www.w3.org/2001/XMLSchema#dat is not a datatype of XML Schema");
  }

  @Test
  void refusesARelativeIriWithoutBase() throws IOException {
    Corpus corpus = read("a.ttl", PREFIX + "x:a x:p x:b .\nx:a x:p <c> .\nx:a x:p x:d .\n");
    assertThat(Faults.of(corpus))
        .singleElement()
        .asString()
        .startsWith("3:9 [syntax] Relative IRI");
    assertThat(corpus.complete()).isFalse();
    assertThat(corpus.data()).hasSize(1);
  }

  @Test
  void resolvesRelativeIrisAgainstADeclaredBase() throws IOException {
    Corpus corpus = read("a.ttl", "@base <https://example.org/s> .\n" + PREFIX + "<> x:p <#b> .");
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.data().toList().get(0).object().getURI())
        .isEqualTo("https://example.org/s#b");
  }

  @Test
  void namesTheLineOfAByteThatIsNotUtf8() throws IOException {
    String content = PREFIX + "x:a x:p \"plain\" .\nx:a x:p \"Renée\" .\n";
    Corpus corpus = read("a.ttl", content, ISO_8859_1);
    assertThat(Faults.of(corpus)).containsExactly("3:13 [syntax] This is not UTF-8.");
    assertThat(corpus.complete()).isFalse();
  }

  @Test
  void namesTheLineOfAMalformedByteFarIntoALongFile() throws IOException {
    StringBuilder content = new StringBuilder(PREFIX);
    for (int i = 0; i < 20_000; i++) {
      content.append("x:a x:p \"a line that is fine\" .\n");
    }
    content.append("x:a x:p \"Renée\" .\n");
    Corpus corpus = read("a.ttl", content.toString(), ISO_8859_1);
    assertThat(Faults.of(corpus)).containsExactly("20002:13 [syntax] This is not UTF-8.");
  }

  @Test
  void namesTheLineOfAnUnterminatedString() throws IOException {
    assertThat(Faults.of(read("a.ttl", PREFIX + "x:a x:p \"b .\nx:a x:p x:c .\n")))
        .containsExactly("3:1 [syntax] Broken token (newline in string)");
  }

  @Test
  void namesTheLineOfAnUnknownPrefix() throws IOException {
    assertThat(Faults.of(read("a.ttl", PREFIX + "x:a\n  y:p x:b .\n")))
        .containsExactly("3:3 [syntax] Undefined prefix: y");
  }

  @Test
  void reportsALanguageTagThatCannotBe() throws IOException {
    Corpus corpus = read("a.ttl", PREFIX + "x:a x:p \"b\"@en ,\n  \"c\"@en-verylongsubtag .\n");
    assertThat(Faults.of(corpus))
        .containsExactly("3:3 [malformed-term] Language not valid: en-verylongsubtag");
    assertThat(corpus.complete()).isTrue();
  }

  @Test
  void reportsAnIriThatCannotBe() throws IOException {
    for (String iri :
        List.of(
            "https://example.org/a b", "https://example.org/a%b", "https://example.org/\\u007Ba")) {
      Corpus corpus = read("a.ttl", PREFIX + "\nx:a x:p <" + iri + "> .\n");
      assertThat(corpus.faults()).as(iri).isNotEmpty();
      assertThat(corpus.faults()).as(iri).allMatch(fault -> fault.at().line() == 3);
    }
  }

  @Test
  void readsOnInOtherFilesAfterAFaultyOne() throws IOException {
    Files.writeString(data.resolve("a.ttl"), PREFIX + "x:a x:p ; ; x:b .");
    Corpus corpus = read("b.ttl", PREFIX + "x:a x:p x:b .");
    assertThat(corpus.complete()).isFalse();
    assertThat(corpus.data()).hasSize(1);
    assertThat(corpus.faults()).hasSize(1);
  }

  @Test
  void tellsTermsFromShapesAndReadsThePrefixes() throws IOException {
    Corpus corpus = CorpusReader.read(data, ValidCorpus.ONTOLOGY);
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.ontology())
        .isNotEmpty()
        .noneMatch(
            quad -> quad.at().file().contains("shapes") || quad.at().file().contains("prefixes"));
    assertThat(corpus.shapes())
        .isNotEmpty()
        .allMatch(
            quad -> quad.at().file().contains("shapes") || quad.at().file().contains("prefixes"));
    assertThat(corpus.prefixes())
        .containsEntry("sg", "https://w3id.org/summitgraph/ontology#")
        .isEqualTo(CorpusReader.readPrefixes(ValidCorpus.ONTOLOGY));
  }

  @Test
  void keepsTheFirstFaultsOfAFileThatIsAllFaults() throws IOException {
    int lines = 3 * Violations.MOST;
    Corpus corpus = read("a.ttl", PREFIX + XSD + "x:a x:p \"ten\"^^xsd:integer .\n".repeat(lines));
    List<Violation> faults = corpus.faults();
    assertThat(faults).hasSize(Violations.MOST);
    assertThat(faults.get(faults.size() - 2).at().line()).isEqualTo(faults.size() + 1);
    assertThat(faults.get(faults.size() - 1).message())
        .startsWith("…and " + (lines - faults.size() + 1) + " more violations of this rule");
    assertThat(Gate.check(corpus, List.of())).containsAll(faults);
  }

  /**
   * Many an ontology declares its prefixes in its header, and has its shapes beside its classes.
   */
  @Test
  void readsTermsAndShapesFromOneFile() throws IOException {
    Files.writeString(
        ontology.resolve("all.ttl"),
        """
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix x: <https://example.org/> .
        <https://example.org/> a owl:Ontology ;
          owl:imports <https://w3id.org/summitgraph/provenance> ;
          sh:declare [ sh:prefix "x" ; sh:namespace "https://example.org/" ] .
        x:Boat a owl:Class , sh:NodeShape ;
          rdfs:label "boat" ;
          sh:property [ sh:path x:flag ; sh:in ( "red" "blue" ) ] .
        x:boat-without-flag a sh:NodeShape ;
          rdfs:comment "Give it one." ;
          sh:targetClass x:Boat ;
          sh:property x:flag-shape .
        x:flag-shape sh:path x:flag ; sh:minCount 1 .
        """);
    Corpus corpus = read("a.ttl", PREFIX + "x:a a x:Boat .\n");
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.prefixes()).containsEntry("x", "https://example.org/");
    assertThat(corpus.shapes()).hasSizeGreaterThan(15);
    assertThat(
            corpus.ontology().stream()
                .filter(quad -> quad.at().file().endsWith("all.ttl"))
                .map(quad -> quad.subject().getURI() + " " + quad.predicate().getLocalName()))
        .containsExactly(
            "https://example.org/ type",
            "https://example.org/ imports",
            "https://example.org/Boat type",
            "https://example.org/Boat label");
    assertThat(corpus.ontology())
        .as("what is imported")
        .anyMatch(quad -> quad.subject().equals(SG.CLAIM_GRAPH));
  }

  @Test
  void failsOnAFolderThatIsNotThere() {
    assertThatThrownBy(() -> CorpusReader.read(folder.resolve("nowhere"), ontology))
        .isInstanceOf(NoSuchFileException.class);
  }
}

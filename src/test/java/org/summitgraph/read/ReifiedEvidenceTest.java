package org.summitgraph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;

class ReifiedEvidenceTest {

  private static final String BASE = "https://example.org/";
  private static final String PREFIXES =
      """
      @prefix dcterms: <http://purl.org/dc/terms/> .
      @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix sg: <https://w3id.org/summitgraph/ontology#> .
      @base <https://example.org/> .
      """;

  @TempDir private Path folder;
  private Path data;
  private Path ontology;

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    ontology = Files.createDirectory(folder.resolve("ontology"));
  }

  private Corpus read(String name, String content) throws IOException {
    Files.writeString(data.resolve(name), PREFIXES + content);
    return CorpusReader.read(data, ontology);
  }

  /** {@code line:column graph object} of every quad. */
  private static List<String> quads(Corpus corpus) {
    return corpus.data().stream().map(ReifiedEvidenceTest::quad).toList();
  }

  private static String quad(LocatedQuad quad) {
    String graph = quad.inDefaultGraph() ? "-" : relative(quad.graph().getURI());
    return quad.at().line() + ":" + quad.at().column() + " " + graph + " " + relative(object(quad));
  }

  private static String object(LocatedQuad quad) {
    return quad.object().isURI() ? quad.object().getURI() : quad.object().getLiteralLexicalForm();
  }

  private static String relative(String iri) {
    return iri.replace(BASE, "");
  }

  @Test
  void putsAFactIntoEachOfItsClaimGraphsWhereItIsReified() throws IOException {
    Corpus corpus =
        read(
            "a.ttl",
            """
            <a> sg:status <b> .
            <g1-x> a rdf:Statement ; rdf:subject <a> ; rdf:predicate sg:status ;
              rdf:object <b> ; sg:inClaimGraph <g1> .
            <g2-x> a rdf:Statement ; rdf:subject <a> ; rdf:predicate sg:status ;
              rdf:object <b> ; sg:inClaimGraph <g2> .
            """);
    assertThat(corpus.faults()).isEmpty();
    assertThat(quads(corpus)).containsExactly("7:14 g1 b", "9:14 g2 b");
    assertThat(corpus.graphNames())
        .containsOnlyKeys(NodeFactory.createURI(BASE + "g1"), NodeFactory.createURI(BASE + "g2"));
  }

  @Test
  void putsDescriptionsWhereTheirSubjectsBelong() throws IOException {
    Corpus corpus =
        read(
            "a.ttl",
            """
            <g-x> rdf:subject <a> ; rdf:predicate sg:status ; rdf:object <b> ;
              sg:inClaimGraph <g> .
            <p> sg:passageOf <s> .
            <p> sg:locator "top" .
            <c> sg:locator "nowhere" .
            <d> sg:locator "elsewhere" .
            <s#about-x> rdf:subject <d> ; rdf:predicate sg:locator ; rdf:object "elsewhere" ;
              dcterms:isPartOf <s#about> .
            """);
    assertThat(corpus.faults()).isEmpty();
    assertThat(quads(corpus))
        .containsExactly(
            "5:62 g b",
            "7:18 s#about s",
            "8:16 s#about top",
            "9:16 - nowhere",
            "11:69 s#about elsewhere");
  }

  @Test
  void leavesReferenceDataAndQuadsAsTheyAre() throws IOException {
    String proposition =
        """
        <a> a sg:Proposition ; rdf:subject <b> ; rdf:predicate sg:status ; rdf:object <c> .
        <p> sg:locator <s> ; dcterms:isPartOf <q> .
        """;
    Corpus reference = read("a.ttl", proposition);
    assertThat(reference.data()).hasSize(6).allMatch(LocatedQuad::inDefaultGraph);
    Files.delete(data.resolve("a.ttl"));
    Corpus quads = read("a.trig", proposition + "<g> { <g-x> sg:inClaimGraph <g> . }\n");
    assertThat(quads.data()).hasSize(7);
    assertThat(quads.data().toList().subList(0, 6)).allMatch(LocatedQuad::inDefaultGraph);
  }

  @Test
  void putsTheDescriptionOfASourceIntoItsAboutGraphThoughNothingIsReified() throws IOException {
    Corpus corpus = read("a.ttl", "<s> a sg:Source .\n<p> sg:passageOf <s> .\n<c> a <d> .\n");
    assertThat(corpus.data())
        .extracting(quad -> quad.graph().getURI())
        .containsExactly(BASE + "s#about", BASE + "s#about", "urn:x-arq:DefaultGraph");
  }

  @Test
  void reportsAReificationThatLacksATermOrHasOneTwice() throws IOException {
    Corpus corpus =
        read(
            "a.ttl",
            """
            <g-x> rdf:subject <a> ; rdf:predicate sg:status ; sg:inClaimGraph <g> .
            <g-y> rdf:subject <a> , <b> ; rdf:predicate sg:status ; rdf:object <c> ;
              sg:inClaimGraph <g> .
            """);
    assertThat(corpus.complete()).isFalse();
    assertThat(corpus.faults())
        .extracting(fault -> fault.at().line() + " " + fault.message())
        .containsExactly(
            "5 <https://example.org/g-x> has 0 values of rdf:object",
            "7 <https://example.org/g-y> has 2 values of rdf:subject");
  }
}

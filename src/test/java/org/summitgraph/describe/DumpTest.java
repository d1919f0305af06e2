package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.Text;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

class DumpTest {

  private static final String CHECKED = "c".repeat(64);

  /** Triples that stand in several graphs, or where their subject does not tell. */
  private static final String DISPLACED =
      """
      @base <https://w3id.org/summitgraph/id/source/two-letters> .
      @prefix dcterms: <http://purl.org/dc/terms/> .
      @prefix event: <https://w3id.org/summitgraph/id/event/> .
      @prefix person: <https://w3id.org/summitgraph/id/person/> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix sg: <https://w3id.org/summitgraph/ontology#> .

      event:regatta
        a sg:Event ;
        rdfs:label "Regatta"@en , "Régates d’été \\"1901\\""@fr ;
        .

      <> dcterms:language "en" .

      GRAPH <#about> {
        <> a sg:Source ; dcterms:title "Two letters"@en .
        <#p1> a sg:Passage ; sg:passageOf <> .
        <#p1-claims> a sg:ClaimGraph ; sg:citesPassage <#p1> .
        <#p2> a sg:Passage ; sg:passageOf <> .
        <#p2-claims> a sg:ClaimGraph ; sg:citesPassage <#p2> .
        event:regatta rdfs:label "Regatta"@en .
        person:oarsman rdfs:label "an oarsman"@en .
      }

      GRAPH <#p1-claims> {
        event:regatta a sg:Event ; sg:participant person:oarsman .
      }

      GRAPH <#p2-claims> {
        event:regatta a sg:Event ; sg:participant person:oarsman .
      }

      GRAPH <https://example.org/notes> {
        person:oarsman a sg:Person ; rdfs:label "an oarsman"@en .
      }
      """;

  @TempDir private Path folder;

  private record Published(Manifest manifest, Path database) {
    String dump(DumpFile file) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(file, out);
      return HexFormat.of().formatHex(Text.digest().digest(out.toByteArray()));
    }

    void write(DumpFile file, OutputStream out) throws IOException {
      Dataset dataset = TDB2Factory.connectDataset(database.toString());
      try {
        new Dump(Store.asserted(database), dataset, Map.of(), "A test.").write(file, out);
      } finally {
        TDBInternal.expel(dataset.asDatasetGraph());
      }
    }
  }

  private Published publish(Corpus corpus, String name) throws IOException {
    Store store = Store.in(folder.resolve(name));
    Manifest manifest = store.publish(corpus, "f".repeat(64), CHECKED);
    return new Published(manifest, store.published().orElseThrow());
  }

  private static Corpus read(Path data, Path ontology) throws IOException {
    Corpus corpus = CorpusReader.read(data, ontology);
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.data().isEmpty()).isFalse();
    return corpus;
  }

  private static Set<Quad> quads(Corpus corpus) {
    return corpus.data().stream().map(LocatedQuad::quad).collect(Collectors.toSet());
  }

  private static Corpus with(Corpus corpus, List<LocatedQuad> data) {
    return new Corpus(
        QuadSpool.of(data),
        corpus.ontology(),
        corpus.shapes(),
        corpus.graphNames(),
        corpus.prefixes(),
        corpus.faults(),
        corpus.complete());
  }

  private Path displaced() throws IOException {
    return Files.writeString(folder.resolve("displaced.trig"), DISPLACED);
  }

  private void readsBack(Corpus corpus, Path ontology) throws IOException {
    Published published = publish(corpus, "store");
    Set<Quad> asserted = quads(corpus);
    assertThat(published.manifest().asserted()).isEqualTo(asserted.size());
    for (DumpFile file : DumpFile.all()) {
      Path written = folder.resolve(file.name());
      try (OutputStream out = Files.newOutputStream(written)) {
        published.write(file, out);
      }
      assertThat(quads(read(written, ontology))).as(file.name()).isEqualTo(asserted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "data, ontology",
    "src/test/data/valid, ontology",
    "src/test/data/describe/data, ontology",
    "examples/village/data, examples/village/ontology"
  })
  void readsBackToTheSameQuadsInEveryFormat(Path data, Path ontology) throws IOException {
    readsBack(read(data, ontology), ontology);
  }

  @Test
  void readsBackWhatStandsInSeveralGraphsOrInUnexpectedOnes() throws IOException {
    Path ontology = Path.of("ontology");
    Corpus corpus = read(displaced(), ontology);
    assertThat(quads(corpus)).hasSize(22);
    readsBack(corpus, ontology);
  }

  @Test
  void hasTheSameBytesAndTheSameVersionInWhateverOrderTheDataWereRead() throws IOException {
    Corpus corpus = read(Path.of("src/test/data/valid"), Path.of("ontology"));
    List<LocatedQuad> shuffled = new ArrayList<>(corpus.data().toList());
    Collections.shuffle(shuffled, new Random(7));
    shuffled.add(shuffled.get(0));
    Published first = publish(corpus, "first");
    Published second = publish(with(corpus, shuffled), "second");
    assertThat(second.manifest().content()).isEqualTo(first.manifest().content());
    assertThat(first.dump(new DumpFile(DumpFormat.N_QUADS, false)))
        .isEqualTo(first.manifest().content());
    Set<String> dumps = new HashSet<>();
    for (DumpFile file : DumpFile.all()) {
      assertThat(second.dump(file)).as(file.name()).isEqualTo(first.dump(file));
      dumps.add(first.dump(file));
    }
    assertThat(dumps).hasSize(6);
  }

  @Test
  void hasAnotherVersionWhenOneQuadDiffers() throws IOException {
    Corpus corpus = read(Path.of("src/test/data/valid"), Path.of("ontology"));
    List<LocatedQuad> fewer = corpus.data().stream().skip(1).toList();
    assertThat(publish(with(corpus, fewer), "fewer").manifest().content())
        .isNotEqualTo(publish(corpus, "all").manifest().content());
  }
}

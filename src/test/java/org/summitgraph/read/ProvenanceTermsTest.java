package org.summitgraph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.SG;

class ProvenanceTermsTest {

  private static final String IMPORTING =
      "<urn:example:o> a <http://www.w3.org/2002/07/owl#Ontology> ;"
          + " <http://www.w3.org/2002/07/owl#imports> <%s> .\n";

  @TempDir private Path folder;

  private List<String> filesThatSpeakOfPassages() throws IOException {
    return speakOfPassages(CorpusReader.readOntology(folder));
  }

  private static List<String> speakOfPassages(Corpus corpus) {
    assertThat(corpus.faults()).isEmpty();
    return corpus.ontology().stream()
        .filter(quad -> quad.subject().equals(SG.PASSAGE))
        .map((LocatedQuad quad) -> quad.at().file())
        .distinct()
        .toList();
  }

  @Test
  void areThereForAnOntologyThatImportsThem() throws IOException {
    Files.writeString(
        folder.resolve("o.ttl"), IMPORTING.formatted("https://w3id.org/summitgraph/provenance"));
    assertThat(filesThatSpeakOfPassages()).containsExactly(ProvenanceTerms.FILE);
  }

  @Test
  void areNotThereForOneThatDoesNot() throws IOException {
    Files.writeString(folder.resolve("o.ttl"), IMPORTING.formatted("https://example.org/other"));
    assertThat(filesThatSpeakOfPassages()).isEmpty();
  }

  @Test
  void areThoseOfTheFolderWhereItBringsThemAlong() throws IOException {
    assertThat(speakOfPassages(CorpusReader.readOntology(ValidCorpus.ONTOLOGY)))
        .containsExactly("ontology/provenance.ttl");
  }

  @Test
  void areThoseOfTheShippedFile() throws IOException {
    assertThat(ProvenanceTerms.turtle())
        .isEqualTo(Files.readString(Path.of("ontology/provenance.ttl")));
  }
}

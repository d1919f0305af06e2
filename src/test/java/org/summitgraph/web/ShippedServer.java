package org.summitgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.describe.Publication;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.DatasetVersion;
import org.summitgraph.model.DividedText;
import org.summitgraph.model.Text;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.Sentences;
import org.summitgraph.read.TextReader;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

/** A server over a real corpus, checked out of the repository and loaded as the program does it. */
record ShippedServer(LiveServer live, Corpus corpus) implements AutoCloseable {

  private static final String FINGERPRINT = "0123456789abcdef";
  static final Instant PUBLISHED = Instant.parse("2026-11-22T10:20:30.4Z");

  /**
   * @param project the folder with {@code data} and {@code ontology}
   * @param texts a folder of texts that the pages may show
   */
  static ShippedServer of(
      Path project, Path directory, Optional<Path> texts, Optional<URI> publicUrl) {
    try {
      Corpus corpus = CorpusReader.read(project.resolve("data"), project.resolve("ontology"));
      if (!corpus.faults().isEmpty() || corpus.data().isEmpty()) {
        throw new IllegalStateException(project + ": " + corpus.faults());
      }
      Store store = Store.in(directory.resolve("store"));
      Manifest manifest = store.publish(corpus, FINGERPRINT, FINGERPRINT);
      Path database = store.published().orElseThrow();
      OntologyDocument ontology = ontology(corpus);
      Publication publication =
          new Publication(
              ontology.description().header(),
              new DatasetVersion(Optional.empty(), manifest.content(), manifest.asserted()),
              List.of("A. Tester"));
      ServerSettings settings =
          new ServerSettings(
              0, ServerSettings.Reach.LOOPBACK, publicUrl, corpus.prefixes(), List.of());
      ServedCorpus served =
          new ServedCorpus(
              ontology,
              new Edition(publication, Store.asserted(database), PUBLISHED),
              divided(texts));
      return new ShippedServer(
          LiveServer.of(SummitServer.start(LiveServer.configFor(database), settings, served)),
          corpus);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OntologyDocument ontology(Corpus corpus) throws IOException {
    List<Triple> triples = corpus.ontology().stream().map(quad -> quad.quad().asTriple()).toList();
    Graph graph = GraphFactory.createDefaultGraph();
    triples.forEach(graph::add);
    StringBuilder turtle = new StringBuilder();
    for (String file :
        corpus.ontology().stream().map(quad -> quad.at().file()).distinct().toList()) {
      Path path = Files.exists(Path.of(file)) ? Path.of(file) : Path.of("ontology/provenance.ttl");
      turtle.append(Files.readString(path)).append('\n');
    }
    return new OntologyDocument(
        OntologyDescriber.describe(triples, corpus.prefixes()), turtle.toString(), graph);
  }

  private static TextsAtHand divided(Optional<Path> folder) throws IOException {
    Map<String, DividedText> divided = new HashMap<>();
    if (folder.isPresent()) {
      for (Text text : TextReader.readFolder(folder.get())) {
        divided.put(text.sha256(), new DividedText(text, Sentences::of));
      }
    }
    return sha256 -> Optional.ofNullable(divided.get(sha256));
  }

  @Override
  public void close() {
    live.close();
    corpus.close();
  }
}

package org.summitgraph.query;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.tdb2.TDB2Factory;
import org.summitgraph.model.Corpus;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.store.Store;

/** Data of one folder with the shipped ontology, built and opened as the program does it. */
record BuiltDataset(Dataset dataset, Corpus corpus) {

  private static final Path ONTOLOGY = Path.of("ontology");
  private static final String FINGERPRINT = "0123456789abcdef";

  static BuiltDataset of(Path data, Path folder) throws IOException {
    Corpus corpus = CorpusReader.read(data, ONTOLOGY);
    if (!corpus.faults().isEmpty() || corpus.data().isEmpty()) {
      throw new IllegalStateException(data + ": " + corpus.faults());
    }
    Store store = Store.in(folder);
    store.publish(corpus, FINGERPRINT, FINGERPRINT);
    return new BuiltDataset(
        TDB2Factory.connectDataset(store.published().orElseThrow().toString()), corpus);
  }
}

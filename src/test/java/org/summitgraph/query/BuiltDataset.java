package org.summitgraph.query;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.system.Txn;
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

  /** The query with these values, and with its defaults for those that are not given. */
  Query bind(CannedQuery canned, Map<String, String> values) {
    return canned.bind(values, corpus.prefixes());
  }

  /** The rows in their order, below a line of column names; or the triples in theirs. */
  String answer(CannedQuery canned, Map<String, String> values) {
    Query query = bind(canned, values);
    return Txn.calculateRead(
        dataset, () -> answer(QueryExecution.dataset(dataset).query(query).build()));
  }

  static String answer(QueryExecution execution) {
    ResultFormat format = format(execution.getQuery());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (execution) {
      new Results(Map.of(), 0).write(execution, format, out);
    }
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** The format of a query's answer. */
  static ResultFormat format(Query query) {
    return query.isConstructType() ? ResultFormat.TURTLE : ResultFormat.CSV;
  }
}

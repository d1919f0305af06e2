package org.summitgraph.cli;

import java.util.List;
import org.summitgraph.model.Corpus;
import org.summitgraph.query.CannedQuery;

/** What a server needs of a project's files beside the database and the texts, as it was read. */
record ServedFiles(Corpus ontology, List<CannedQuery> queries) {

  ServedFiles {
    queries = List.copyOf(queries);
  }
}

package org.summitgraph.cli;

import java.util.List;
import java.util.Map;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.web.OntologyDocument;

/**
 * What a server needs of a project's files beside the database and the texts, as it was read.
 *
 * @param prefixes those that the ontology folder declares, prefix to namespace
 */
record ServedFiles(
    OntologyDocument ontology, Map<String, String> prefixes, List<CannedQuery> queries) {

  ServedFiles {
    prefixes = Map.copyOf(prefixes);
    queries = List.copyOf(queries);
  }
}

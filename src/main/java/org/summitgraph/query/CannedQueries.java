package org.summitgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The canned queries of one folder. Immutable. */
public final class CannedQueries {

  private final List<CannedQuery> queries;

  private CannedQueries(List<CannedQuery> queries) {
    this.queries = List.copyOf(queries);
  }

  /**
   * Reads every {@code .rq} file directly in {@code folder}.
   *
   * @throws IOException when the folder or a file in it cannot be read
   * @throws FaultyQueriesException when a file is not a canned query; it names all faulty files
   */
  public static CannedQueries readFolder(Path folder) throws IOException, FaultyQueriesException {
    List<CannedQuery> queries = new ArrayList<>();
    List<QueryFault> faults = new ArrayList<>();
    for (Path file : filesIn(folder)) {
      QueryFile.read(file, faults).ifPresent(queries::add);
    }
    if (!faults.isEmpty()) {
      throw new FaultyQueriesException(faults);
    }
    return new CannedQueries(queries);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(QueryFile.SUFFIX))
          .sorted()
          .toList();
    }
  }

  /** In the order of their names. */
  public List<CannedQuery> all() {
    return queries;
  }

  public Optional<CannedQuery> named(String name) {
    return queries.stream().filter(query -> query.name().equals(name)).findFirst();
  }
}

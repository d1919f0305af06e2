package org.summitgraph.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.summitgraph.model.FileSum;

/** The canned queries of one folder. Immutable. */
public final class CannedQueries {

  public static final CannedQueries NONE = new CannedQueries(List.of(), sum(Map.of()));

  private final List<CannedQuery> queries;
  private final String sum;

  private CannedQueries(List<CannedQuery> queries, String sum) {
    this.queries = List.copyOf(queries);
    this.sum = sum;
  }

  /**
   * Reads every {@code .rq} file directly in {@code folder}.
   *
   * @throws IOException when the folder or a file in it cannot be read
   * @throws FaultyQueriesException when a file is not a canned query; it names all faulty files
   */
  public static CannedQueries readFolder(Path folder) throws IOException, FaultyQueriesException {
    return readFolder(folder, sum -> false);
  }

  /**
   * As {@link #readFolder(Path)}, but looks for no fault where there was none before. To parse each
   * query and to try its defaults is most of the work; that is then done for a query that is
   * needed.
   *
   * @param faultless whether this program found no fault in files of that {@linkplain #sum() sum}
   */
  public static CannedQueries readFolder(Path folder, Predicate<String> faultless)
      throws IOException, FaultyQueriesException {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    for (Path file : filesIn(folder)) {
      files.put(file, Files.readAllBytes(file));
    }
    String sum = sum(files);
    return new CannedQueries(faultless.test(sum) ? faultless(files) : checked(files), sum);
  }

  private static List<CannedQuery> faultless(Map<Path, byte[]> files) throws IOException {
    List<CannedQuery> queries = new ArrayList<>();
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      queries.add(QueryFile.readFaultless(file.getKey(), file.getValue()));
    }
    return queries;
  }

  private static List<CannedQuery> checked(Map<Path, byte[]> files) throws FaultyQueriesException {
    List<CannedQuery> queries = new ArrayList<>();
    List<QueryFault> faults = new ArrayList<>();
    files.forEach((file, bytes) -> QueryFile.read(file, bytes, faults).ifPresent(queries::add));
    if (!faults.isEmpty()) {
      throw new FaultyQueriesException(faults);
    }
    return queries;
  }

  private static String sum(Map<Path, byte[]> files) {
    StringBuilder names = new StringBuilder();
    files.forEach(
        (file, bytes) ->
            names.append(file.getFileName()).append('\n').append(FileSum.of(bytes)).append('\n'));
    return FileSum.of(names.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(QueryFile.SUFFIX))
          .sorted()
          .toList();
    }
  }

  /** Tells whether the files are the same, in the form of {@link FileSum}. */
  public String sum() {
    return sum;
  }

  /** In the order of their names. */
  public List<CannedQuery> all() {
    return queries;
  }

  /**
   * In the order in which people are offered them: as {@link #all()}, but those that are tagged
   * {@code machine} last. They are about work that a corpus may know nothing of, and are empty
   * then.
   */
  public List<CannedQuery> offered() {
    return queries.stream()
        .sorted(Comparator.comparing(query -> query.tags().contains("machine")))
        .toList();
  }

  public Optional<CannedQuery> named(String name) {
    return queries.stream().filter(query -> query.name().equals(name)).findFirst();
  }
}

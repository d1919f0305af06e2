package org.summitgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.sparql.exec.http.QueryExecutionHTTP;
import org.apache.jena.system.Txn;
import org.summitgraph.query.BadParameterException;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.ResultFormat;
import org.summitgraph.query.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code summit query}: runs a canned query, here or at the server that holds the store. */
@Command(
    name = "query",
    description = "Run a canned query; without a name, list them.",
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private QueryFolder folder;

  private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, csv, tsv, json or xml; turtle for a query that builds a graph. Default: table.")
  private ResultFormat format = ResultFormat.TABLE;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME --param=value",
      description = "The query, and values for its parameters.")
  private List<String> words = List.of();

  /** The names of a query's parameters are known only when it was read. */
  @Spec
  void spec(CommandSpec commandSpec) {
    spec = commandSpec;
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException {
    CannedQueries queries = folder.read(project);
    if (queries.all().isEmpty()) {
      throw UserError.usage("there are no queries; name a folder of .rq files by --queries");
    }
    if (words.isEmpty()) {
      list(queries);
      return 0;
    }
    CannedQuery canned = named(queries, words.get(0));
    Map<String, String> prefixes = project.prefixes();
    Query query = bind(canned, prefixes);
    try {
      return run(query, prefixes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void list(CannedQueries queries) {
    PrintWriter out = spec.commandLine().getOut();
    int width = queries.all().stream().mapToInt(query -> query.name().length()).max().orElse(0);
    for (CannedQuery query : queries.all()) {
      out.printf("%-" + width + "s  %s%n", query.name(), query.summary());
    }
    out.flush();
  }

  private CannedQuery named(CannedQueries queries, String name) {
    return queries
        .named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no query called " + name + "; list them with: summit query"));
  }

  private Query bind(CannedQuery canned, Map<String, String> prefixes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (!word.startsWith("--") || equals < 0) {
        throw new ParameterException(
            spec.commandLine(), "\"" + word + "\" is not of the form --param=value");
      }
      values.put(word.substring(2, equals), word.substring(equals + 1));
    }
    try {
      return canned.bind(values, prefixes);
    } catch (BadParameterException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int run(Query query, Map<String, String> prefixes) throws IOException {
    Results results = new Results(prefixes, width());
    // The writers of results close what they write to, and standard output must stay open.
    OutputStream out = System.out;
    Optional<URI> server = new RunningServer(project.storeFolder()).endpoint();
    if (server.isPresent()) {
      try (QueryExecution execution =
          QueryExecutionHTTP.service(server.get().toString()).query(query).build()) {
        results.write(execution, format, out);
      }
      return 0;
    }
    Optional<OpenStore> store = OpenStore.open(project, spec.commandLine().getErr());
    if (store.isEmpty()) {
      return 1;
    }
    try (OpenStore open = store.get()) {
      Txn.executeRead(
          open.dataset(),
          () -> {
            try (QueryExecution execution =
                QueryExecution.dataset(open.dataset()).query(query).build()) {
              results.write(execution, format, out);
            }
          });
    }
    return 0;
  }

  /**
   * Set by the launcher where standard output is a terminal: Java 17 and 22 tell it differently.
   */
  private static int width() {
    return Integer.getInteger("summit.width", 0);
  }
}

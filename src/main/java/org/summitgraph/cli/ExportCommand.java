package org.summitgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.system.Txn;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportException;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;
import org.summitgraph.describe.Selection;
import org.summitgraph.query.BadParameterException;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.ParameterType;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code summit export}: things with their evidence, to take home. */
@Command(
    name = "export",
    description = "Write things with their facts and the evidence of each fact.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private QueryFolder queries;

  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "IRI",
      description =
          "Full IRIs or prefixed names, such as event:helsinki-2018; with --query, values for its"
              + " parameters: --param=value.")
  private List<String> names = List.of();

  @Option(
      names = "--query",
      paramLabel = "NAME",
      description = "Export what this canned query builds, instead of things.")
  private String query;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "How many steps to events and statements that the facts mention. Default: 0.")
  private int depth;

  @Option(names = "--no-evidence", description = "Leave out passages, claim graphs and sources.")
  private boolean noEvidence;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatName.class,
      description = "ttl, nt, trig, nq, jsonld or rdf. Default: ttl.")
  private ExportFormat format = ExportFormat.TURTLE;

  /** The names of a query's parameters are known only when it was read. */
  @Spec
  void spec(CommandSpec commandSpec) {
    spec = commandSpec;
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (depth < 0) {
      throw new ParameterException(spec.commandLine(), "--depth counts steps, from 0");
    }
    Map<String, String> prefixes = project.prefixes();
    Optional<URI> server = new RunningServer(project.storeFolder()).address();
    if (query != null) {
      CannedQuery canned = canned();
      Map<String, String> values = values();
      Query bound = bind(canned, values, prefixes);
      return server.isPresent()
          ? ask(server.get(), parameters("query", List.of(query)) + parameters(values))
          : export(prefixes, (export, store) -> export.selectTriples(found(bound, store), scope()));
    }
    List<Node> things = names.stream().map(name -> thing(name, prefixes)).toList();
    if (things.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name what to export: IRIs, or a canned query by --query");
    }
    return server.isPresent()
        ? ask(server.get(), parameters("iri", things.stream().map(Node::getURI).toList()))
        : export(prefixes, (export, store) -> export.select(things, scope()));
  }

  /** Reads the name of a format. */
  private static final class FormatName implements ITypeConverter<ExportFormat> {

    @Override
    public ExportFormat convert(String name) {
      return ExportFormat.named(name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no format " + name + ", but " + ExportFormat.suffixes()));
    }
  }

  /** What is exported. */
  @FunctionalInterface
  private interface Choice {
    Selection of(Export export, Dataset store);
  }

  private Scope scope() {
    return new Scope(depth, !noEvidence);
  }

  private CannedQuery canned() throws IOException {
    return queries
        .read(project)
        .named(query)
        .filter(canned -> canned.query().isConstructType())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no query called "
                        + query
                        + " that builds a graph (CONSTRUCT); list the queries with: summit query"));
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : names) {
      int equals = word.indexOf('=');
      if (!word.startsWith("--") || equals < 0) {
        throw new ParameterException(
            spec.commandLine(), "\"" + word + "\" is not of the form --param=value");
      }
      values.put(word.substring(2, equals), word.substring(equals + 1));
    }
    return values;
  }

  private Query bind(CannedQuery canned, Map<String, String> values, Map<String, String> prefixes) {
    try {
      return canned.bind(values, prefixes);
    } catch (BadParameterException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static List<Triple> found(Query query, Dataset store) {
    return Txn.calculateRead(
        store,
        () -> {
          try (QueryExecution execution = QueryExecution.dataset(store).query(query).build()) {
            return execution.execConstruct().getGraph().find().toList();
          }
        });
  }

  private Node thing(String name, Map<String, String> prefixes) {
    try {
      return ParameterType.IRI.term(name, prefixes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "\"" + name + "\" is " + e.getMessage(), e);
    }
  }

  private int export(Map<String, String> prefixes, Choice choice) throws IOException {
    Optional<OpenStore> store = OpenStore.open(project, spec.commandLine().getErr());
    if (store.isEmpty()) {
      return 1;
    }
    try (OpenStore open = store.get()) {
      Export export =
          new Export(
              open.dataset(), prefixes, project.publication(project.ontologyDocument()).preamble());
      export.write(choice.of(export, open.dataset()), format, System.out);
      return 0;
    } catch (ExportException e) {
      throw UserError.failure(e.getMessage());
    }
  }

  private static String parameters(String name, List<String> values) {
    return values.stream()
        .map(value -> "&" + encode(name) + "=" + encode(value))
        .collect(Collectors.joining());
  }

  private static String parameters(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> parameters(value.getKey(), List.of(value.getValue())))
        .collect(Collectors.joining());
  }

  private int ask(URI server, String what) throws IOException, InterruptedException {
    String parameters =
        "depth="
            + depth
            + "&evidence="
            + (noEvidence ? "no" : "yes")
            + "&format="
            + format.suffix()
            + what;
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("export?" + parameters)).GET().build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw UserError.failure(new String(body.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
      OutputStream out = System.out;
      body.transferTo(out);
      out.flush();
      return 0;
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

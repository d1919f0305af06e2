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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportException;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code summit export}: things with their evidence, to take home. */
@Command(
    name = "export",
    description = "Write things with their facts and the evidence of each fact, as Turtle.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "IRI",
      description = "Full IRIs or prefixed names, such as event:helsinki-2018.")
  private List<String> names;

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
      description = "turtle, n_triples, trig, n_quads, json_ld or rdf_xml. Default: turtle.")
  private ExportFormat format = ExportFormat.TURTLE;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (depth < 0) {
      throw new ParameterException(spec.commandLine(), "--depth counts steps, from 0");
    }
    Map<String, String> prefixes = project.prefixes();
    List<String> iris = names.stream().map(name -> expand(name, prefixes)).toList();
    Optional<URI> server = new RunningServer(project.storeFolder()).address();
    return server.isPresent() ? ask(server.get(), iris) : export(iris, prefixes);
  }

  private String expand(String name, Map<String, String> prefixes) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "\"" + name + "\" is neither a full IRI nor a prefixed name like event:helsinki-2018");
    }
    String namespace = prefixes.get(name.substring(0, colon));
    return namespace == null ? name : namespace + name.substring(colon + 1);
  }

  private int export(List<String> iris, Map<String, String> prefixes) throws IOException {
    Optional<OpenStore> store = OpenStore.open(project, spec.commandLine().getErr());
    if (store.isEmpty()) {
      return 1;
    }
    List<Node> things = iris.stream().map(NodeFactory::createURI).toList();
    try (OpenStore open = store.get()) {
      new Export(open.dataset(), prefixes)
          .write(things, new Scope(depth, !noEvidence), format, System.out);
      return 0;
    } catch (ExportException e) {
      throw UserError.failure(e.getMessage());
    }
  }

  private int ask(URI server, List<String> iris) throws IOException, InterruptedException {
    String parameters =
        iris.stream().map(iri -> "iri=" + encode(iri)).collect(Collectors.joining("&"))
            + "&depth="
            + depth
            + "&evidence="
            + (noEvidence ? "no" : "yes")
            + "&format="
            + format.name().toLowerCase(Locale.ROOT);
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

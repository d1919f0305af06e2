package org.summitgraph.web;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Meets requests to the dataset's endpoints before Fuseki does. Answers who looks at an endpoint
 * without asking anything of it. At those for queries the protocol wants a description of the
 * service (SPARQL 1.1 Service Description, section 2), and Fuseki has none; at those for graphs
 * Fuseki would send the whole store, inferences and all.
 */
final class BareEndpoints extends Handler.Wrapper {

  static final String DESCRIPTION = "/service-description";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Parameters by which Fuseki lets a request say what its Accept header says too. */
  private static final Set<String> FORMAT_PARAMETERS = Set.of("format", "output", "results");

  /** Names that SPARQLWrapper has for formats and Fuseki has not; its Accept header is clear. */
  private static final Set<String> FOREIGN_FORMATS = Set.of("n3", "rdf+xml");

  private final ServedDataset dataset;

  BareEndpoints(Handler next, ServedDataset dataset) {
    super(next);
    this.dataset = dataset;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getCanonicalPath();
    if (!READING.contains(request.getMethod()) || path == null) {
      return super.handle(request, response, callback);
    }
    Fields asked = Request.extractQueryParameters(request);
    if (dataset.queries().contains(path) && FORMAT_PARAMETERS.containsAll(asked.getNames())) {
      HttpURI description = HttpURI.build(request.getHttpURI()).path(DESCRIPTION).asImmutable();
      return super.handle(Request.serveAs(request, description), response, callback);
    }
    if (dataset.queries().contains(path) && asksForForeignFormat(asked)) {
      return super.handle(withoutForeignFormat(request), response, callback);
    }
    if (dataset.graphs().contains(path)
        && asked.get("graph") == null
        && asked.get("default") == null) {
      response.setStatus(400);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
      Content.Sink.write(
          response,
          true,
          "Name a graph by ?graph=IRI, or ?default. All data are at /"
              + DatasetAccount.DUMPS
              + "\n",
          callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static boolean asksForForeignFormat(Fields asked) {
    return FORMAT_PARAMETERS.stream()
        .map(asked::getValue)
        .anyMatch(value -> value != null && FOREIGN_FORMATS.contains(value));
  }

  private static Request withoutForeignFormat(Request request) {
    String query =
        Arrays.stream(request.getHttpURI().getQuery().split("&"))
            .filter(pair -> !FORMAT_PARAMETERS.contains(pair.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
    return Request.serveAs(request, HttpURI.build(request.getHttpURI()).query(query).asImmutable());
  }
}

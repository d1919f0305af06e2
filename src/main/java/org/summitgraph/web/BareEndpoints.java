package org.summitgraph.web;

import java.util.Optional;
import java.util.Set;
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
 * service (SPARQL 1.1 Service Description, section 2), and Fuseki has none; a person who follows
 * the address with a browser is led to the editor. At those for graphs Fuseki would send the whole
 * store, inferences and all.
 */
final class BareEndpoints extends Handler.Wrapper {

  static final String DESCRIPTION = "/service-description";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Parameters by which Fuseki lets a request say what its Accept header says too. */
  private static final Set<String> FORMAT_PARAMETERS = Set.of("format", "output", "results");

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
      response.getHeaders().add(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
      if (wantsPage(request)) {
        leadToEditor(path, request, response, callback);
        return true;
      }
      HttpURI description = HttpURI.build(request.getHttpURI()).path(DESCRIPTION).asImmutable();
      return super.handle(Request.serveAs(request, description), response, callback);
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

  private static boolean wantsPage(Request request) {
    return Negotiation.choose(
            request.getHeaders().getValuesList(HttpHeader.ACCEPT), DocumentFormat.ALL)
        .equals(Optional.of(DocumentFormat.HTML));
  }

  /** By a relative address, which also holds behind a proxy that serves us below a path. */
  private void leadToEditor(String path, Request request, Response response, Callback callback) {
    int folders = (int) path.chars().filter(c -> c == '/').count() - 1;
    int below = request.getAttribute(UiCalls.FROM_UI) == null ? folders : folders + 1;
    response.setStatus(303);
    response.getHeaders().put(HttpHeader.LOCATION, "../".repeat(below) + dataset.editor());
    callback.succeeded();
  }
}

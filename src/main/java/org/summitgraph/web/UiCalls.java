package org.summitgraph.web;

import java.util.List;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Leads what Fuseki's browser interface asks of the server to where it is answered. The interface
 * puts the path of its own page before every such address, so that one that lives at {@code /ui/}
 * asks for {@code /ui/$/ping} and {@code /ui/DATASET/query}.
 */
final class UiCalls extends Handler.Wrapper {

  /** Requests that come from the interface have this attribute. */
  static final String FROM_UI = UiCalls.class.getName();

  private static final String UI = "/ui";

  private final List<String> calls;

  UiCalls(Handler next, ServedDataset dataset) {
    super(next);
    this.calls = List.of(UI + "/$/", UI + dataset.path() + "/");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI asked = request.getHttpURI();
    String path = asked.getPath();
    if (path == null || calls.stream().noneMatch(path::startsWith)) {
      return super.handle(request, response, callback);
    }
    request.setAttribute(FROM_UI, true);
    HttpURI meant = HttpURI.build(asked).path(path.substring(UI.length())).asImmutable();
    return super.handle(Request.serveAs(request, meant), response, callback);
  }
}

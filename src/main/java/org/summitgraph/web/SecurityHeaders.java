package org.summitgraph.web;

import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts on every answer the headers that keep a browser from doing more with it than show it. */
final class SecurityHeaders extends Handler.Wrapper {

  static final String POLICY = "Content-Security-Policy";

  /** For answers that are no pages: a browser that shows one must not run or load anything. */
  private static final Map<String, String> HEADERS =
      Map.of(
          POLICY,
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff");

  SecurityHeaders(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HEADERS.forEach(response.getHeaders()::put);
    return super.handle(request, response, callback);
  }
}

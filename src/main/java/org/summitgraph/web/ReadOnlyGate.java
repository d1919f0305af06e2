package org.summitgraph.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses, before Fuseki sees it, what a read-only server never does: methods that write, bodies
 * that unpack to more than they seem or are not in UTF-8, and administration beyond the three looks
 * that the browser interface needs.
 */
final class ReadOnlyGate extends Handler.Wrapper {

  /** A query may be too long for an address. */
  private static final Set<String> QUERY_METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");

  private static final Set<String> LOOKING_METHODS = Set.of("GET", "HEAD");
  private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final Set<String> statusPages;
  private final String queried;

  ReadOnlyGate(Handler next, ServedDataset dataset) {
    super(next);
    this.queried = dataset.path();
    this.statusPages = Set.of("/$/ping", "/$/server", "/$/stats/" + dataset.name());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getCanonicalPath();
    if (path == null) {
      return refuse(response, callback, 400, "A request names a path.");
    }
    if (isAdministration(path) && !statusPages.contains(path)) {
      return refuse(response, callback, 404, "There is nothing here.");
    }
    String query = request.getHttpURI().getQuery();
    if (query != null && PercentEncoding.decoded(query).isEmpty()) {
      return refuse(
          response, callback, 400, "A percent sign in the address is not followed by UTF-8.");
    }
    Set<String> methods = methods(path);
    if (!methods.contains(request.getMethod())) {
      response
          .getHeaders()
          .put(HttpHeader.ALLOW, String.join(", ", methods.stream().sorted().toList()));
      return refuse(response, callback, 405, "This server is for reading.");
    }
    // Fuseki would unpack a body without a limit: half a megabyte can become half a gigabyte.
    if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
      return refuse(response, callback, 415, "Send the query as it is, without Content-Encoding.");
    }
    if (!isInUtf8(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
      return refuse(response, callback, 415, "Send a query in UTF-8.");
    }
    return super.handle(request, response, callback);
  }

  /** Looked at here, since Jetty fails on the names of character sets that Java does not know. */
  private static boolean isInUtf8(String contentType) {
    return contentType == null
        || Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(";", -1))
            .map(parameter -> parameter.strip().replace("\"", ""))
            .filter(parameter -> parameter.startsWith("charset="))
            .allMatch(parameter -> parameter.equals("charset=utf-8"));
  }

  private Set<String> methods(String path) {
    if (isAdministration(path)) {
      return LOOKING_METHODS;
    }
    boolean asks =
        path.equals(queried)
            || path.startsWith(queried + "/")
            || path.equals("/" + ReconciliationManifest.ADDRESS);
    return asks ? QUERY_METHODS : READING_METHODS;
  }

  private static boolean isAdministration(String path) {
    return path.equals("/$") || path.startsWith("/$/");
  }

  private static boolean refuse(Response response, Callback callback, int status, String sentence) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, sentence + "\n", callback);
    return true;
  }
}

package org.summitgraph.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests whose headers are too large in all, or announce a body that is. Jetty has one
 * bound for headers and address together, and an address may be a long query; and it waits for a
 * body that it is going to refuse.
 */
final class HeaderBounds extends Handler.Wrapper {

  private static final int BODY_TOO_LARGE = 413;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int MOST_HEADERS = 100;

  /** Room for a long query in an address. */
  static final int LONGEST_ADDRESS = 64 * 1024;

  private final int bytes;
  private final long longestBody;

  HeaderBounds(Handler next, int bytes, long longestBody) {
    super(next);
    this.bytes = bytes;
    this.longestBody = longestBody;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHttpURI().toString().length() > LONGEST_ADDRESS) {
      return refuse(response, callback, URI_TOO_LONG, "This address is too long.");
    }
    if (request.getLength() > longestBody) {
      return refuse(response, callback, BODY_TOO_LARGE, "This body is too long.");
    }
    long size = 0;
    for (HttpField field : request.getHeaders()) {
      size += field.getName().length() + (field.getValue() == null ? 0 : field.getValue().length());
    }
    if (size > bytes || request.getHeaders().size() > MOST_HEADERS) {
      return refuse(response, callback, HEADERS_TOO_LARGE, "The headers are too large.");
    }
    return super.handle(request, response, callback);
  }

  private static boolean refuse(Response response, Callback callback, int status, String sentence) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, sentence + "\n", callback);
    return true;
  }
}

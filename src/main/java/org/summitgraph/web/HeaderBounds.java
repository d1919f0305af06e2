package org.summitgraph.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests whose headers are too large in all. Jetty has one bound for headers and address
 * together, and an address may be a long query.
 */
final class HeaderBounds extends Handler.Wrapper {

  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int MOST_HEADERS = 100;

  /** Room for a long query in an address. */
  static final int LONGEST_ADDRESS = 64 * 1024;

  private final int bytes;

  HeaderBounds(Handler next, int bytes) {
    super(next);
    this.bytes = bytes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHttpURI().toString().length() > LONGEST_ADDRESS) {
      return refuse(response, callback, URI_TOO_LONG, "This address is too long.");
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

  /** Answers with one sentence. */
  static boolean refuse(Response response, Callback callback, int status, String sentence) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, sentence + "\n", callback);
    return true;
  }
}

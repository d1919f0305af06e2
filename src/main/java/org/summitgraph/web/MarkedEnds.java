package org.summitgraph.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends in chunks whatever has no length, so that an answer that was cut is told from one that
 * ended. Where the client asks to close the connection, Jetty would let its close be the end (RFC
 * 9112, section 6.3), and a cut answer would look complete.
 */
final class MarkedEnds extends Handler.Wrapper {

  MarkedEnds(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
      request.addHttpStreamWrapper(Chunked::new);
    }
    return super.handle(request, response, callback);
  }

  private static final class Chunked extends HttpStream.Wrapper {

    Chunked(HttpStream stream) {
      super(stream);
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
      super.prepareResponse(headers);
      if (!headers.contains(HttpHeader.CONTENT_LENGTH)) {
        headers.put(HttpHeader.TRANSFER_ENCODING, "chunked");
      }
    }
  }
}

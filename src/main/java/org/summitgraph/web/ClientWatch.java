package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/**
 * Sees whether the client of a request is still there while nothing is written to it. Jetty reads
 * nothing while a request is answered, and without reading nobody learns of an end. So this reads:
 * at the end it finds the end. A client that has already sent more (pipelining, which clients gave
 * up long ago) counts as there and loses what it sent: its connection is closed after this answer.
 */
final class ClientWatch {

  private final EndPoint endPoint;
  private boolean sentMore;
  private boolean answering;

  ClientWatch(HttpServletRequest request) {
    this.endPoint =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
  }

  /**
   * From now on nothing is read: once an answer is under way the client may send its next request.
   * Called before the first byte.
   */
  synchronized void beginAnswer() {
    answering = true;
  }

  /** Whether the connection is open, as far as can be known. */
  synchronized boolean isThere() {
    if (!endPoint.isOpen()) {
      return false;
    }
    if (answering || sentMore || !(endPoint instanceof SocketChannelEndPoint connected)) {
      return true;
    }
    try {
      int read = connected.getChannel().read(ByteBuffer.allocate(1));
      sentMore = read > 0;
      return read >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the connection has lost a part of a further request and must not be used again. */
  synchronized boolean hasLostInput() {
    return sentMore;
  }

  /** Ends the connection of this request. */
  void cut() {
    cut(endPoint);
  }

  /**
   * Ends a connection at once: what was sent so far is cut, and a blocked writer wakes up. The
   * connection is reset, since clients of HTTP/1.0 take its ordinary close for the end of the
   * answer.
   */
  static void cut(EndPoint endPoint) {
    if (endPoint instanceof SocketChannelEndPoint connected) {
      try {
        connected.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        // It is closed already.
      }
    }
    endPoint.close(new IOException("the answer was cut"));
  }
}

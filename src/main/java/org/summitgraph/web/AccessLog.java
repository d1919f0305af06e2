package org.summitgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * One line of JSON for each request, of bounded length and of printable ASCII alone: whatever a
 * request has in it, it makes neither a second line nor a terminal do anything.
 */
final class AccessLog implements RequestLog {

  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_AGENT = 200;
  private static final int LONGEST_METHOD = 20;

  // RequestLog has a Writer of its own.
  private final java.io.Writer out;
  private final boolean forwarded;

  /**
   * @param out where the lines go; it is flushed after each and never closed
   * @param forwarded whether a proxy in front says who the client is
   */
  AccessLog(java.io.Writer out, boolean forwarded) {
    this.out = out;
    this.forwarded = forwarded;
  }

  @Override
  public void log(Request request, Response response) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime());
    String line =
        "{\"time\":\""
            + Instant.now().truncatedTo(ChronoUnit.MILLIS)
            + "\",\"client\":"
            + quoted(ClientAddress.text(request, forwarded), LONGEST_AGENT)
            + ",\"method\":"
            + quoted(request.getMethod(), LONGEST_METHOD)
            + ",\"address\":"
            + quoted(request.getHttpURI().getPathQuery(), LONGEST_ADDRESS)
            + ",\"status\":"
            + response.getStatus()
            + ",\"bytes\":"
            + Response.getContentBytesWritten(response)
            + ",\"millis\":"
            + millis
            + ",\"agent\":"
            + quoted(request.getHeaders().get(HttpHeader.USER_AGENT), LONGEST_AGENT)
            + "}\n";
    write(line);
  }

  private synchronized void write(String line) {
    try {
      out.write(line);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the access log cannot be written", e);
    }
  }

  /** A JSON string of at most so many characters of the text; {@code null} for none. */
  static String quoted(String text, int longest) {
    if (text == null) {
      return "null";
    }
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), longest); i++) {
      char next = text.charAt(i);
      if (next < ' ' || next > '~' || next == '"' || next == '\\') {
        result.append(String.format("\\u%04x", (int) next));
      } else {
        result.append(next);
      }
    }
    return result.append('"').toString();
  }
}

package attacks;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One kind of attack.
 *
 * @param heavy whether it is a query made to compute for ever
 * @param bytes the request, made when it is sent
 */
record Kind(
    String group, String name, boolean heavy, Supplier<byte[]> bytes, Expectation expected) {

  static final String ENDPOINT = "/summits/sparql";

  /** Stands in requests where a careless server would repeat it. */
  static final String MARK = "zqxj7mark";

  private static final String JSON = "application/sparql-results+json,text/turtle;q=0.9";

  static Kind request(String group, String name, String request, Expectation expected) {
    return new Kind(
        group, name, false, () -> request.getBytes(StandardCharsets.ISO_8859_1), expected);
  }

  /** A query as a body. */
  static Kind query(String group, String name, Supplier<String> query, Expectation expected) {
    return new Kind(group, name, false, () -> post(query.get(), JSON), expected);
  }

  /** A query that would compute for ever. */
  static Kind heavy(String group, String name, String query) {
    return new Kind(group, name, true, () -> post(query, JSON), Expectation.stopped());
  }

  static Kind get(String group, String name, String target, String headers, Expectation expected) {
    return request(group, name, lines("GET", target, headers), expected);
  }

  static String lines(String method, String target, String headers) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + headers
        + "\r\n";
  }

  static byte[] post(String query, String accept) {
    return body(ENDPOINT, "application/sparql-query", "Accept: " + accept + "\r\n", utf8(query));
  }

  static byte[] body(String target, String type, String headers, byte[] body) {
    byte[] head =
        utf8(
            lines(
                "POST",
                target,
                "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n" + headers));
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether an answer repeats what was planted in the request. */
  boolean isReflectedIn(Reply reply) {
    return reply.status() >= 300 && reply.body().contains(MARK);
  }
}

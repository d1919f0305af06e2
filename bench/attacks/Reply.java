package attacks;

import java.util.List;
import java.util.Locale;

/**
 * What came back for one request.
 *
 * @param status 0 when the connection ended without a status line, -1 when nothing came in time
 * @param head status line and headers
 * @param body its first 64 KiB
 * @param bytes of the whole body
 * @param whole whether the answer came to the end that it announced
 * @param millis from the first byte sent to the end
 */
record Reply(int status, String head, String body, long bytes, boolean whole, long millis) {

  static final int ENDED = 0;
  static final int NOTHING = -1;

  /** Parts of names and messages that tell a stranger how the server is made. */
  private static final List<String> INSIDES =
      List.of("Exception", "\tat ", "org.apache.", "org.eclipse.", "org.summitgraph.", "java.");

  boolean has(String header) {
    return head.toLowerCase(Locale.ROOT).contains("\r\n" + header.toLowerCase(Locale.ROOT) + ":");
  }

  boolean tellsOfInsides() {
    return status >= 400 && INSIDES.stream().anyMatch(body::contains);
  }

  String summary() {
    String told = body.strip().replaceAll("\\s+", " ");
    return switch (status) {
      case NOTHING -> "nothing in " + millis + " ms";
      case ENDED -> "connection ended after " + millis + " ms";
      default ->
          status
              + (whole ? "" : " cut")
              + " after "
              + millis
              + " ms, "
              + bytes
              + " bytes: "
              + told.substring(0, Math.min(110, told.length()));
    };
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file of the class path that is sent as it is.
 *
 * @param resource its absolute resource name
 */
record StaticFile(String resource) {

  /** One file name without a folder: nothing that could lead out of the folder, or list it. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.([a-z0-9]+)");

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "ico", "image/x-icon",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  /** What decides about the bytes that go over the wire. */
  private record Sent(StaticFile file, String caching, boolean packed) {}

  /** All that were sent: files of the program, so they are few. */
  private static final Map<Sent, Representation> KEPT = new ConcurrentHashMap<>();

  /**
   * The file of that name in a folder of the class path, if there is one of a type that we send.
   */
  static Optional<StaticFile> find(String folder, String name) {
    boolean known = NAME.matcher(name).matches() && CONTENT_TYPES.containsKey(ending(name));
    String resource = folder + "/" + name;
    return known && StaticFile.class.getResource(resource) != null
        ? Optional.of(new StaticFile(resource))
        : Optional.empty();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Sends the file, packed for who takes it so, or only word that the client has it already.
   *
   * @param caching the value of {@code Cache-Control}
   */
  void send(HttpServletRequest request, HttpServletResponse response, String caching)
      throws IOException {
    boolean packed = Representation.isWantedPacked(request);
    KEPT.computeIfAbsent(
            new Sent(this, caching, packed),
            sent -> Representation.of(answer().with(Answer.CACHE_CONTROL, caching), packed))
        .send(request, response);
  }

  private Answer answer() {
    try (InputStream bytes = StaticFile.class.getResourceAsStream(resource)) {
      return new Answer(
          HttpServletResponse.SC_OK,
          CONTENT_TYPES.get(ending(resource)),
          bytes.readAllBytes(),
          Map.of(),
          Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
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

  /** Sends the file. The container leaves the body out of its answer to HEAD. */
  void send(HttpServletResponse response, String cacheControl) throws IOException {
    try (InputStream bytes = StaticFile.class.getResourceAsStream(resource)) {
      response.setContentType(CONTENT_TYPES.get(ending(resource)));
      response.setHeader("Cache-Control", cacheControl);
      bytes.transferTo(response.getOutputStream());
    }
  }
}

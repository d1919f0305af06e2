package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Our own style sheet and pictures, at {@code /static/} and {@code /favicon.ico}. */
final class StaticFiles extends HttpServlet {

  static final String FOLDER = "/web/static";

  /** Names of these files do not change when they do, so a browser keeps them for a short time. */
  static final String CACHING = "public, max-age=600";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // What asks for /favicon.ico unbidden gets the same picture that our pages link to.
    String name =
        request.getPathInfo() == null ? "favicon.svg" : request.getPathInfo().substring(1);
    Optional<StaticFile> file = StaticFile.find(FOLDER, name);
    if (file.isPresent()) {
      file.get().send(request, response, CACHING);
    } else {
      NotFoundPage.send(request, response);
    }
  }
}

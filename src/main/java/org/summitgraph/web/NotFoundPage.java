package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The answer to every address that nobody else answers. */
final class NotFoundPage extends HttpServlet {

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(request, response);
  }

  /** Says that there is nothing at the address, with a way home. */
  static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getRequestURI();
    long depth = path.chars().skip(1).filter(c -> c == '/').count();
    // Relative, so that the way home also holds behind a proxy that puts a path before ours.
    String home = depth == 0 ? "./" : "../".repeat((int) depth);
    HtmlPages.send(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "notFound.jte",
        Map.of("path", path, "home", home));
  }
}

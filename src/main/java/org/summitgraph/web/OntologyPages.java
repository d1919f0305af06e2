package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The ontology at {@code /ontology}, {@code /ontology.html} and {@code /ontology.ttl}. */
final class OntologyPages extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient String html;
  private final transient String turtle;

  OntologyPages(OntologyDocument ontology) {
    this.html = ontology.html();
    this.turtle = ontology.turtle();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().endsWith(".ttl")) {
      send(response, "text/turtle;charset=utf-8", turtle);
    } else {
      HtmlPages.guard(response);
      send(response, "text/html;charset=utf-8", html);
    }
  }

  private static void send(HttpServletResponse response, String contentType, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "no-cache");
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}

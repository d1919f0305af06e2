package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Something that can be read and nothing else: {@code GET} and {@code HEAD} get its answer, {@code
 * OPTIONS} what it allows, any other method a refusal.
 */
abstract class Resource extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  static final String METHODS = "GET, HEAD, OPTIONS";

  /** The answer to the request, a refusal included. */
  abstract Answer answer(HttpServletRequest request) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" ->
          AnswerCache.of(request.getServletContext())
              .answer(request, this::shared)
              .send(request, response);
      case "OPTIONS" -> {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", METHODS);
        response.setHeader(ALLOW_ORIGIN, "*");
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader(
            "Access-Control-Allow-Headers", "Accept, If-None-Match, If-Modified-Since");
        response.setHeader("Access-Control-Max-Age", "86400");
      }
      default ->
          Answer.text(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This can be read only.")
              .with("Allow", METHODS)
              .send(request, response);
    }
  }

  /** Scripts are told why they are refused: a sentence of ours has no words of a text. */
  private Answer shared(HttpServletRequest request) throws IOException {
    Answer answer = answer(request);
    boolean refusal =
        answer.status() >= HttpServletResponse.SC_BAD_REQUEST
            && answer.mediaType().startsWith("text/plain");
    return refusal && !answer.headers().containsKey(ALLOW_ORIGIN)
        ? forScriptsOfAnyPage(answer)
        : answer;
  }

  /** Lets scripts of any page read the answer; for data, never for pages that may show texts. */
  static Answer forScriptsOfAnyPage(Answer answer) {
    return answer
        .with(ALLOW_ORIGIN, "*")
        .with("Access-Control-Expose-Headers", "Data-Version, ETag, Link, Location, Last-Modified");
  }
}

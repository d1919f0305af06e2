package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The answer where there is nothing. It repeats nothing of the request. */
final class NotFoundPage {

  private NotFoundPage() {}

  /** Says that there is nothing at the address, with a way home. */
  static Answer answer(HttpServletRequest request) {
    return HtmlPages.answer(
        HttpServletResponse.SC_NOT_FOUND,
        HtmlPages.text("notFound.jte", Map.of("home", Site.home(request))));
  }

  /** Sends the {@link #answer}. */
  static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request).send(request, response);
  }
}

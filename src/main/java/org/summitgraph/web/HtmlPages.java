package org.summitgraph.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Sends our own pages: templates of {@code src/main/jte}, compiled with the build. */
final class HtmlPages {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.summitgraph.web.templates");

  /** Our pages have no script, no frame and nothing from elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors ";

  private HtmlPages() {}

  /** An answer with a page of ours. */
  static Answer answer(int status, String html) {
    return answer(status, html, "'none'");
  }

  /** An answer with a page that others may show within theirs: never one with words of a text. */
  static Answer framed(String html) {
    return answer(HttpServletResponse.SC_OK, html, "*");
  }

  private static Answer answer(int status, String html, String framers) {
    return new Answer(
            status,
            "text/html;charset=utf-8",
            html.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            Optional.empty())
        .with(SecurityHeaders.POLICY, POLICY + framers);
  }

  /** A page as text, for those who send or keep it themselves. */
  static String text(String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    TEMPLATES.render(template, parameters, page);
    return page.toString();
  }
}

package org.summitgraph.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Sends our own pages: templates of {@code src/main/jte}, compiled with the build. */
final class HtmlPages {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.summitgraph.web.templates");

  /** Our pages have no script, no frame and nothing from elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private HtmlPages() {}

  /**
   * Answers with a page.
   *
   * @param template the template's file name
   * @param parameters the template's parameters by name
   */
  static void send(
      HttpServletResponse response, int status, String template, Map<String, Object> parameters)
      throws IOException {
    Utf8ByteOutput page = new Utf8ByteOutput();
    TEMPLATES.render(template, parameters, page);
    response.setStatus(status);
    guard(response);
    response.setHeader("Cache-Control", "no-cache");
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(page.getContentLength());
    page.writeTo(response.getOutputStream()::write);
  }

  /** A page as text, for those who send or keep it themselves. */
  static String text(String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    TEMPLATES.render(template, parameters, page);
    return page.toString();
  }

  /** Tells the browser what a page of ours may load and run. */
  static void guard(HttpServletResponse response) {
    response.setHeader(SecurityHeaders.POLICY, POLICY);
  }
}

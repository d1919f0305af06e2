package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;

/**
 * Fuseki's browser interface at {@code /ui/}, its files unchanged from its jar. The one page of it
 * is sent with three elements more: our prefixes and canned queries, a script that puts them beside
 * the editor, and a style sheet.
 */
final class FusekiUi extends HttpServlet {

  private static final String FOLDER = "/webapp";
  private static final String ASSETS = "/static/";

  /** Their names carry a hash of what is in them. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** The interface sets styles from its scripts and has pictures and a font in its style sheet. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final transient ServerSettings settings;
  private final transient ServedDataset dataset;
  private byte[] page;

  FusekiUi(ServerSettings settings, ServedDataset dataset) {
    this.settings = settings;
    this.dataset = dataset;
  }

  /** Made when it is first asked for: every canned query is parsed for it. */
  private synchronized byte[] page() {
    if (page == null) {
      page = withAdditions(fusekiPage(), json(settings, dataset)).getBytes(StandardCharsets.UTF_8);
    }
    return page;
  }

  private static String fusekiPage() {
    try (InputStream html = FusekiUi.class.getResourceAsStream(FOLDER + "/index.html")) {
      if (html == null) {
        throw new IllegalStateException("jena-fuseki-ui is not on the class path");
      }
      return new String(html.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withAdditions(String html, String settings) {
    int headEnd = html.indexOf("</head>");
    if (headEnd < 0) {
      throw new IllegalStateException("the page of this jena-fuseki-ui has no </head>");
    }
    // A script without "defer" runs before Fuseki's own, which are modules.
    String additions =
        """
          <script type="application/json" id="summit-settings">%s</script>
            <script src="./extras.js"></script>
            <link rel="stylesheet" href="./extras.css">
          """
            .formatted(settings);
    return html.substring(0, headEnd) + additions + html.substring(headEnd);
  }

  private static String json(ServerSettings settings, ServedDataset dataset) {
    JsonObject prefixes = new JsonObject();
    settings.prefixes().forEach(prefixes::put);
    JsonArray queries = new JsonArray();
    for (UiQuery query : settings.queries().stream().map(UiQuery::of).toList()) {
      JsonObject entry = new JsonObject();
      Map.of("name", query.name(), "summary", query.summary(), "sparql", query.sparql())
          .forEach(entry::put);
      queries.add(entry);
    }
    JsonObject all = new JsonObject();
    all.put("dataset", dataset.name());
    all.put("prefixes", prefixes);
    all.put("queries", queries);
    // Nothing in the texts may end the script element or begin another one.
    return all.toString().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      redirect(response, "ui/");
    } else if (path.equals("/index.html")) {
      // The interface asks for data relative to its own address, which must be the folder's.
      redirect(response, "./");
    } else if (path.equals("/")) {
      sendPage(page(), response);
    } else {
      sendFile(path, request, response);
    }
  }

  private static void redirect(HttpServletResponse response, String relative) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", relative);
  }

  private static void sendPage(byte[] page, HttpServletResponse response) throws IOException {
    response.setHeader(SecurityHeaders.POLICY, POLICY);
    response.setHeader("Cache-Control", "no-cache");
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static void sendFile(
      String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean asset = path.startsWith(ASSETS);
    Optional<StaticFile> file =
        asset
            ? StaticFile.find(FOLDER + "/static", path.substring(ASSETS.length()))
            : additionOrIcon(path.substring(1));
    if (file.isPresent()) {
      file.get().send(request, response, asset ? FOR_EVER : StaticFiles.CACHING);
    } else {
      NotFoundPage.send(request, response);
    }
  }

  private static Optional<StaticFile> additionOrIcon(String name) {
    return StaticFile.find(name.equals("favicon.ico") ? FOLDER : StaticFiles.FOLDER, name);
  }
}

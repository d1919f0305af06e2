package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.summitgraph.describe.OntologyDescription.Header;

/** The page at {@code /}: what this is, what is in it, and where to begin. */
final class FrontPage extends HttpServlet {

  private final ServerSettings settings;
  private final transient Header ontology;
  private final transient ServedDataset dataset;
  private final Census census;

  FrontPage(ServerSettings settings, Header ontology, ServedDataset dataset, Census census) {
    this.settings = settings;
    this.ontology = ontology;
    this.dataset = dataset;
    this.census = census;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FrontPageContent content =
        new FrontPageContent(
            ontology,
            dataset.editor(),
            base(request) + dataset.endpoint(),
            census.facts(),
            settings.queries());
    HtmlPages.send(response, HttpServletResponse.SC_OK, "front.jte", Map.of("content", content));
  }

  private String base(HttpServletRequest request) {
    String url =
        settings.publicUrl().map(Object::toString).orElse(request.getRequestURL().toString());
    return url.endsWith("/") ? url : url + "/";
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.web.FrontPageContent.Shelf;

/** The page at {@code /}: what this is, what is in it, and where to begin. */
final class FrontPage extends Resource {

  private static final long serialVersionUID = 1L;

  /** As many things of a class are named; a link leads to the others. */
  private static final int NAMED = 12;

  private final transient ServerSettings settings;
  private final transient Site site;

  FrontPage(ServerSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    boolean complete = site.census().isTaken();
    Catalogue catalogue = site.census().catalogue().orElseGet(Catalogue::empty);
    List<Shelf> shelves =
        site.ontology().core().stream()
            .map(term -> shelf(term, catalogue))
            .filter(shelf -> shelf.count().number() > 0)
            .toList();
    FrontPageContent content =
        new FrontPageContent(
            site.ontology().header(),
            site.links(request),
            site.edition(),
            site.base(request) + site.dataset().endpoint(),
            site.base(request) + ReconciliationManifest.ADDRESS,
            site.census().facts(),
            shelves,
            settings.queries().stream().map(UiQuery::of).toList());
    Answer page =
        HtmlPages.answer(
            HttpServletResponse.SC_OK, HtmlPages.text("front.jte", Map.of("content", content)));
    return complete ? page : page.notKept();
  }

  private static Shelf shelf(Term term, Catalogue catalogue) {
    return new Shelf(
        Lists.count(term, catalogue), catalogue.ofClass(term.iri()).stream().limit(NAMED).toList());
  }
}

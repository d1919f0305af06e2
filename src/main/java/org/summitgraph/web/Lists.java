package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.web.IndexPage.ClassCount;
import org.summitgraph.web.IndexPage.YearCount;

/**
 * {@code /doc/}: the classes with instances; {@code /doc/?class=…&year=…&page=…}: the instances of
 * one, so that every page can be reached by links.
 */
final class Lists {

  private static final int PAGE = 100;
  private static final int BUSY = 503;

  /** Stands for every thing, whatever its class. */
  private static final String ALL = "all";

  private final Site site;

  Lists(Site site) {
    this.site = site;
  }

  Answer answer(HttpServletRequest request) {
    Optional<Catalogue> catalogue = site.census().catalogue();
    if (catalogue.isEmpty()) {
      return Answer.text(BUSY, "The things are still being counted; come again in a minute.")
          .with("Retry-After", "60");
    }
    String name = request.getParameter("class");
    return name == null
        ? html("index.jte", index(catalogue.get(), request))
        : list(catalogue.get(), name, request);
  }

  private static Answer html(String template, Object page) {
    return HtmlPages.answer(
        HttpServletResponse.SC_OK, HtmlPages.text(template, Map.of("page", page)));
  }

  private IndexPage index(Catalogue catalogue, HttpServletRequest request) {
    List<ClassCount> classes = new ArrayList<>();
    site.ontology().terms().forEach(term -> add(term, catalogue, classes));
    classes.add(new ClassCount(ALL, "everything", catalogue.all().size(), List.of()));
    return new IndexPage(site.links(request), classes);
  }

  private static void add(Term term, Catalogue catalogue, List<ClassCount> classes) {
    int number = catalogue.ofClass(term.iri()).size();
    if (number > 0) {
      classes.add(count(term, catalogue));
    }
  }

  static ClassCount count(Term term, Catalogue catalogue) {
    return new ClassCount(
        term.name(),
        term.label(),
        catalogue.ofClass(term.iri()).size(),
        catalogue.years(term.iri()).entrySet().stream()
            .map(year -> new YearCount(year.getKey(), year.getValue()))
            .toList());
  }

  private Answer list(Catalogue catalogue, String name, HttpServletRequest request) {
    Optional<Term> term =
        site.ontology()
            .terms()
            .filter(any -> any.name().equals(name) || any.iri().equals(name))
            .findFirst();
    if (term.isEmpty() && !name.equals(ALL)) {
      return Answer.text(
          HttpServletResponse.SC_NOT_FOUND,
          "The ontology has no such class; "
              + Addresses.DOCUMENTS
              + " lists those with instances.");
    }
    Optional<Integer> page = page(request);
    if (page.isEmpty()) {
      return notAPage();
    }
    String year = request.getParameter("year");
    List<Catalogue.Entry> all =
        term.map(any -> catalogue.ofClass(any.iri())).orElseGet(catalogue::all).stream()
            .filter(entry -> year == null || entry.years().contains(year))
            .toList();
    String label = term.map(Term::label).orElse("everything");
    String title = year == null ? label : label + ", " + year;
    return html("list.jte", listPage(title, all, page.get(), name, year, request));
  }

  private ListPage listPage(
      String title,
      List<Catalogue.Entry> all,
      int wanted,
      String name,
      String year,
      HttpServletRequest request) {
    PageLinks links = site.links(request);
    String address = year == null ? links.list(name) : links.list(name, year);
    int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
    int page = Math.min(wanted, pages);
    return new ListPage(
        title,
        links,
        all.subList((page - 1) * PAGE, Math.min(all.size(), page * PAGE)),
        all.size(),
        page,
        pages,
        page > 1 ? Optional.of(address + "&page=" + (page - 1)) : Optional.empty(),
        page < pages ? Optional.of(address + "&page=" + (page + 1)) : Optional.empty());
  }

  /** The number of the page that is asked for; empty for what is no number of a page. */
  static Optional<Integer> page(HttpServletRequest request) {
    String page = request.getParameter("page");
    if (page == null) {
      return Optional.of(1);
    }
    return page.matches("[1-9]\\d{0,6}") ? Optional.of(Integer.valueOf(page)) : Optional.empty();
  }

  static Answer notAPage() {
    return Answer.text(
        HttpServletResponse.SC_BAD_REQUEST, "page is a number from 1, for example page=2");
  }
}

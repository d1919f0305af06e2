package org.summitgraph.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Where a page's links lead. All are relative to it, so that they also hold behind a proxy that
 * puts a path before ours.
 */
public final class PageLinks {

  /** The parameter by which a part of a source asks for the page that it stands on. */
  static final String PART = "part";

  private final String home;
  private final Addresses addresses;
  private final Set<String> sourcesOfManyPages;
  private final String editor;

  /**
   * @param home the way from the page to the front page, ending in a slash
   * @param sourcesOfManyPages their IRIs, as far as they are known
   * @param editor the editor for queries, seen from the front page
   */
  PageLinks(String home, Addresses addresses, Set<String> sourcesOfManyPages, String editor) {
    this.home = home;
    this.addresses = addresses;
    this.sourcesOfManyPages = sourcesOfManyPages;
    this.editor = editor;
  }

  /** The way to the front page, ending in a slash. */
  public String home() {
    return home;
  }

  /** Where a thing or term is described: here, or at its IRI; empty where it has no web address. */
  public Optional<String> to(String iri) {
    return addresses
        .document(iri)
        .map(path -> home + onItsPage(iri, path))
        .or(() -> Optional.of(iri).filter(PageLinks::isWebAddress));
  }

  private String onItsPage(String iri, String path) {
    int sign = path.indexOf('#');
    // A term may have a fragment here and none in its IRI.
    int part = iri.indexOf('#');
    return sign >= 0 && part >= 0 && sourcesOfManyPages.contains(iri.substring(0, part))
        ? path.substring(0, sign)
            + "?"
            + PART
            + "="
            + encoded(path.substring(sign + 1))
            + path.substring(sign)
        : path;
  }

  /** As {@link #to(String)}; empty for nothing. */
  public Optional<String> to(Optional<String> iri) {
    return iri.flatMap(this::to);
  }

  private static boolean isWebAddress(String iri) {
    return iri.startsWith("http://") || iri.startsWith("https://");
  }

  /** The list of the instances of a class, which is named by its prefixed name or IRI. */
  public String list(String name) {
    return home + Addresses.DOCUMENTS + "?class=" + encoded(name);
  }

  /** The list of the instances of a class with a date in a year. */
  public String list(String name, String year) {
    return list(name) + "&year=" + encoded(year);
  }

  /** The editor with a query in it. */
  public String editor(String sparql) {
    return home + editor + UiQuery.inEditor(sparql);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

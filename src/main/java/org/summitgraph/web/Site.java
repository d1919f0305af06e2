package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.OntologyDescription;

/** What every resource of one server shares. Threads may share one. */
final class Site {

  private static final int MOST_SUGGESTIONS = 8;

  private final ServerSettings settings;
  private final ServedCorpus corpus;
  private final Addresses addresses;
  private final Census census;
  private final ServedDataset dataset;

  Site(
      ServerSettings settings,
      ServedCorpus corpus,
      Addresses addresses,
      Census census,
      ServedDataset dataset) {
    this.settings = settings;
    this.corpus = corpus;
    this.addresses = addresses;
    this.census = census;
    this.dataset = dataset;
  }

  Addresses addresses() {
    return addresses;
  }

  OntologyDescription ontology() {
    return corpus.ontology().description();
  }

  /** What is in the store, as far as it is counted. */
  Census census() {
    return census;
  }

  /** Where the dataset takes queries. */
  ServedDataset dataset() {
    return dataset;
  }

  String title() {
    return ontology().header().title();
  }

  /** That of the ontology, which is the licence of what we say. */
  Optional<String> licence() {
    return ontology().header().licence();
  }

  Edition edition() {
    return corpus.edition();
  }

  List<Catalogue.Entry> nearest(String path) {
    return census
        .catalogue()
        .map(catalogue -> catalogue.nearest(path, MOST_SUGGESTIONS))
        .orElse(List.of());
  }

  PageLinks links(HttpServletRequest request) {
    return new PageLinks(home(request), addresses, census.sourcesOfManyPages(), dataset.editor());
  }

  /** The way from the address of the request to the front page, ending in a slash. */
  static String home(HttpServletRequest request) {
    long depth = request.getRequestURI().chars().skip(1).filter(c -> c == '/').count();
    return depth == 0 ? "./" : "../".repeat((int) depth);
  }

  /**
   * An address of this server: in full where it is told under which name the world knows it, else
   * relative to the request.
   *
   * @param path as seen from the front page
   */
  String absolute(HttpServletRequest request, String path) {
    return settings
        .publicUrl()
        .map(Site::folder)
        .map(url -> url + path)
        .orElse(home(request) + path);
  }

  /** The address of the front page in full, by the name under which the request found it. */
  String base(HttpServletRequest request) {
    StringBuffer asked = request.getRequestURL();
    int path = request.getRequestURI().length();
    return settings
        .publicUrl()
        .map(Site::folder)
        .orElseGet(() -> asked.substring(0, asked.length() - path) + "/");
  }

  private static String folder(URI url) {
    return url.toString().endsWith("/") ? url.toString() : url + "/";
  }
}

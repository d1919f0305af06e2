package org.summitgraph.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The formats of answers to queries. Within a kind, the first is sent to who does not say. */
enum AnswerFormat implements Offer {
  JSON(false, "application/sparql-results+json", "json", ResultSetLang.RS_JSON),
  XML(false, "application/sparql-results+xml", "xml", ResultSetLang.RS_XML),
  CSV(false, "text/csv", "csv", ResultSetLang.RS_CSV),
  TSV(false, "text/tab-separated-values", "tsv", ResultSetLang.RS_TSV),
  /** What many clients ask for when they mean the results. */
  PLAIN_JSON(false, "application/json", "srj", ResultSetLang.RS_JSON),
  TURTLE(true, "text/turtle", "ttl", Lang.TURTLE, "turtle", "n3"),
  N_TRIPLES(true, "application/n-triples", "nt", Lang.NTRIPLES),
  RDF_XML(true, "application/rdf+xml", "rdf", Lang.RDFXML, "rdf+xml", "xml"),
  JSON_LD(true, "application/ld+json", "jsonld", Lang.JSONLD11, "json-ld", "json");

  private final boolean graph;
  private final String mediaType;
  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // Jena's languages have no setters
  private final Lang language;

  /** By which SPARQLWrapper and other clients ask for it. */
  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final List<String> otherNames;

  AnswerFormat(
      boolean graph, String mediaType, String suffix, Lang language, String... otherNames) {
    this.graph = graph;
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.language = language;
    this.otherNames = List.of(otherNames);
  }

  /**
   * The format to answer in.
   *
   * @param graph whether triples are sent, not rows
   * @param named by parameters: a suffix ({@code ttl}), a media type, or what clients call it; the
   *     first that is known has precedence over the header
   * @param accept the values of the header
   * @throws Refusal.Thrown when there is none that fits
   */
  static AnswerFormat choose(boolean graph, Collection<String> named, Collection<String> accept) {
    List<AnswerFormat> formats =
        Arrays.stream(values()).filter(format -> format.graph == graph).toList();
    Optional<AnswerFormat> chosen =
        named.isEmpty()
            ? Negotiation.choose(accept, formats)
            : named.stream()
                .flatMap(name -> formats.stream().filter(format -> format.isNamed(name)))
                .findFirst();
    return chosen.orElseThrow(() -> notAcceptable(formats, !named.isEmpty()).thrown());
  }

  private boolean isNamed(String name) {
    return name.equals(suffix) || name.equals(mediaType) || otherNames.contains(name);
  }

  private static Refusal notAcceptable(List<AnswerFormat> formats, boolean named) {
    String list =
        formats.stream()
            .map(named ? AnswerFormat::suffix : AnswerFormat::mediaType)
            .collect(Collectors.joining(", "));
    return Refusal.of(named ? 400 : 406, "The formats of this answer are " + list + ".");
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public String suffix() {
    return suffix;
  }

  Lang language() {
    return language;
  }

  /** Whether every character that RDF has cannot be written in it. */
  boolean isXml() {
    return this == XML || this == RDF_XML;
  }

  String contentType() {
    return mediaType.startsWith("text/") ? mediaType + ";charset=utf-8" : mediaType;
  }
}

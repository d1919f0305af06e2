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
  TURTLE(true, "text/turtle", "ttl", Lang.TURTLE),
  N_TRIPLES(true, "application/n-triples", "nt", Lang.NTRIPLES),
  RDF_XML(true, "application/rdf+xml", "rdf", Lang.RDFXML),
  JSON_LD(true, "application/ld+json", "jsonld", Lang.JSONLD11);

  private final boolean graph;
  private final String mediaType;
  private final String suffix;

  @SuppressWarnings("ImmutableEnumChecker") // Jena's languages have no setters
  private final Lang language;

  AnswerFormat(boolean graph, String mediaType, String suffix, Lang language) {
    this.graph = graph;
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.language = language;
  }

  /**
   * The format to answer in.
   *
   * @param graph whether triples are sent, not rows
   * @param named by a parameter: a suffix ({@code ttl}) or a media type; it has precedence
   * @param accept the values of the header
   * @throws Refusal.Thrown when there is none that fits
   */
  static AnswerFormat choose(boolean graph, Optional<String> named, Collection<String> accept) {
    List<AnswerFormat> formats =
        Arrays.stream(values()).filter(format -> format.graph == graph).toList();
    Optional<AnswerFormat> chosen =
        named.isPresent()
            ? formats.stream().filter(format -> format.isNamed(named.get())).findFirst()
            : Negotiation.choose(accept, formats);
    return chosen.orElseThrow(() -> notAcceptable(formats, named.isPresent()).thrown());
  }

  private boolean isNamed(String name) {
    return name.equals(suffix)
        || name.equals(mediaType)
        || (this == TURTLE && name.equals("turtle"));
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

package org.summitgraph.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.summitgraph.query.ResultFormat;

/**
 * The forms of an answer that consists of rows, in the order in which we prefer them. Where two
 * have one suffix, the first names the type that is sent.
 */
enum ResultOffer implements Offer {
  JSON("application/sparql-results+json", "json", ResultFormat.JSON),
  HTML("text/html", "html", null),
  CSV("text/csv", "csv", ResultFormat.CSV),
  TSV("text/tab-separated-values", "tsv", ResultFormat.TSV),
  XML("application/sparql-results+xml", "xml", ResultFormat.XML),
  PLAIN_JSON("application/json", "json", ResultFormat.JSON),
  PLAIN_XML("application/xml", "xml", ResultFormat.XML);

  static final List<ResultOffer> ALL = List.of(values());

  private final String mediaType;
  private final String suffix;
  private final ResultFormat format;

  ResultOffer(String mediaType, String suffix, ResultFormat format) {
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.format = format;
  }

  static Optional<ResultOffer> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(offer -> offer.suffix.equals(suffix)).findFirst();
  }

  @Override
  public String mediaType() {
    return mediaType;
  }

  @Override
  public String suffix() {
    return suffix;
  }

  /** How it is written; empty for HTML. */
  Optional<ResultFormat> format() {
    return Optional.ofNullable(format);
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "text/turtle | TURTLE",
        "TEXT/Turtle | TURTLE",
        "text/html | HTML",
        "application/trig | TRIG",
        "application/ld+json | JSON_LD",
        "application/n-triples | N_TRIPLES",
        "application/n-quads | N_QUADS",
        "application/rdf+xml | RDF_XML",
        // nothing said, and nothing that can be understood
        "'' | TURTLE",
        "nonsense | TURTLE",
        ", ,, | TURTLE",
        "*/turtle | TURTLE",
        "text/html;q=2 | TURTLE",
        "text/html;q=x | TURTLE",
        // wildcards
        "*/* | TURTLE",
        "text/* | TURTLE",
        "application/* | TRIG",
        "image/* | none",
        // qualities
        "text/turtle;q=0.5, application/n-quads | N_QUADS",
        "text/turtle;q=0.5,text/html;q=0.501 | HTML",
        "text/turtle;q=0.5, */*;q=0.1 | TURTLE",
        "text/html; q=0.9, application/rdf+xml ; Q=1.0 | RDF_XML",
        "text/html;q=.9, text/turtle;q=0.1 | TURTLE",
        "text/html;q=0.1234, text/turtle;q=0.1 | TURTLE",
        // nought excludes, and the more specific range decides, wherever it stands
        "text/html;q=0, */* | TURTLE",
        "*/*, text/turtle;q=0 | HTML",
        "text/*;q=0, */* | TRIG",
        "text/*;q=0, text/html, */*;q=0.1 | HTML",
        "text/turtle;q=0 | none",
        "*/*;q=0 | none",
        "application/ld+json;q=0.000, application/*;q=0.2 | TRIG",
        // parameters, and commas within quotation marks
        "text/turtle;charset=utf-8 | TURTLE",
        "application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted, a\";q=0.9, text/html;q=0.8 | JSON_LD",
        "application/ld+json;profile=\"a;q=0\";q=1 | JSON_LD",
        "text/turtle;charset=\"unclosed, text/html | TURTLE",
        // what real clients send: Firefox, Chromium, Safari, curl, Jena, RDFLib, RDF4J, and others
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7 | HTML",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/png,*/*;q=0.5 | HTML",
        "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3 | TURTLE",
        "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5, */*;q=0.1 | RDF_XML",
        "application/trig, application/n-quads;q=0.9, text/turtle;q=0.8 | TRIG",
        "application/json | none",
        "image/png | none"
      })
  void choosesWhatTheClientLikesBest(String accept, DocumentFormat expected) {
    assertThat(Negotiation.choose(List.of(accept), DocumentFormat.ALL).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void readsSeveralHeadersAsOne() {
    assertThat(
            Negotiation.choose(List.of("text/html;q=0.2", "text/turtle;q=0.3"), DocumentFormat.ALL))
        .contains(DocumentFormat.TURTLE);
    assertThat(Negotiation.choose(List.of(), DocumentFormat.ALL)).contains(DocumentFormat.TURTLE);
  }

  @Test
  void readsLongHeadersQuickly() {
    String many = "text/html;q=0.1,".repeat(4_000) + "\"".repeat(4_001) + "\\".repeat(4_000);
    long start = System.nanoTime();
    assertThat(Negotiation.choose(List.of(many), DocumentFormat.ALL)).isPresent();
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a resource answers to {@code GET}, before the conditions of the request are looked at.
 *
 * @param status its code
 * @param mediaType with its parameters
 * @param body all of it
 * @param headers each with its values, beside those that follow from the rest
 * @param modified when it can have changed last
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
record Answer(
    int status,
    String mediaType,
    byte[] body,
    Map<String, List<String>> headers,
    Optional<Instant> modified) {

  static final String CACHE_CONTROL = "Cache-Control";

  Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer with a text for people, whatever they asked for. */
  static Answer text(int status, String sentence) {
    return new Answer(
        status,
        "text/plain;charset=utf-8",
        (sentence + "\n").getBytes(StandardCharsets.UTF_8),
        Map.of(),
        Optional.empty());
  }

  /** The way to another address. */
  static Answer seeOther(String location) {
    return text(HttpServletResponse.SC_SEE_OTHER, "See " + location).with("Location", location);
  }

  /** This with one header line more. */
  Answer with(String name, String value) {
    Map<String, List<String>> more = new TreeMap<>(headers);
    more.merge(
        name,
        List.of(value),
        (old, added) -> {
          List<String> both = new ArrayList<>(old);
          both.addAll(added);
          return List.copyOf(both);
        });
    return new Answer(status, mediaType, body, more, modified);
  }

  /** The same body under another type. */
  Answer as(String otherMediaType) {
    return new Answer(status, otherMediaType, body, headers, modified);
  }

  /** This with the time at which it can have changed last. */
  Answer changedAt(Instant time) {
    return new Answer(status, mediaType, body, headers, Optional.of(time));
  }

  /** An IRI as a URI, which a header line can hold: RFC 3987, section 3.1. */
  static String ascii(String iri) {
    return URI.create(iri).toASCIIString();
  }

  /** Sends it, or only word that the client has it already: RFC 9110, section 13. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Representation.of(this, Representation.isWantedPacked(request)).send(request, response);
  }

  /** This without its body. */
  Answer without() {
    return new Answer(status, mediaType, new byte[0], headers, modified);
  }

  /** This, not to be kept by anybody: the same request may soon have another answer. */
  Answer notKept() {
    return with(CACHE_CONTROL, "no-store");
  }

  /** Whether the same request may be answered so again, as long as the data are the same. */
  boolean stays() {
    return status == HttpServletResponse.SC_OK && !headers.containsKey(CACHE_CONTROL);
  }
}

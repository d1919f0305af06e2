package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.summitgraph.model.Text;

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

  /** Characters of the hash in an entity tag: 128 bits. */
  private static final int TAG_LENGTH = 32;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
    headers.forEach(
        (name, values) -> {
          response.setHeader(name, values.get(0));
          values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    boolean fresh = false;
    if (status == HttpServletResponse.SC_OK) {
      String tag = "\"" + Text.sha256(body).substring(0, TAG_LENGTH) + "\"";
      response.setHeader("ETag", tag);
      modified.ifPresent(time -> response.setHeader("Last-Modified", HTTP_DATE.format(time)));
      response.setHeader("Cache-Control", "no-cache");
      fresh = clientHas(request, tag);
    }
    if (fresh) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setStatus(status);
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  /** A tag decides, where the client sends one; else the time. */
  private boolean clientHas(HttpServletRequest request, String tag) {
    if (request.getHeader("If-None-Match") != null) {
      return names(request, tag);
    }
    return since(request)
        .flatMap(
            since -> modified.map(time -> !time.truncatedTo(ChronoUnit.SECONDS).isAfter(since)))
        .orElse(false);
  }

  /** Whether the request names the tag of what the client has: RFC 9110, section 13.1.2. */
  static boolean names(HttpServletRequest request, String tag) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
        .anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  private static Optional<Instant> since(HttpServletRequest request) {
    try {
      return Optional.ofNullable(request.getHeader("If-Modified-Since"))
          .map(time -> Instant.from(HTTP_DATE.parse(time)));
    } catch (DateTimeParseException e) {
      // What is no date is passed over: RFC 9110, section 13.1.3.
      return Optional.empty();
    }
  }
}

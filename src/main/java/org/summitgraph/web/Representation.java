package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.summitgraph.model.Text;

/**
 * An answer as it goes over the wire, ready to be sent as often as it is asked for: packed or
 * plain, with the entity tag of just these bytes (RFC 9110, sections 3.2 and 8.8.3). Threads may
 * share one.
 *
 * @param answer what it represents; its body is only there when it is plain
 * @param body the bytes that are sent
 * @param packed whether they are packed by gzip
 * @param tag the entity tag; empty for what is no success
 */
@SuppressWarnings("ArrayRecordComponent") // representations are never compared
record Representation(Answer answer, byte[] body, boolean packed, Optional<String> tag) {

  private static final String GZIP = "gzip";

  /** Packing fewer bytes than this saves no packet on the network. */
  private static final int WORTH_PACKING = 1024;

  /** Characters of the hash in an entity tag: 128 bits. */
  private static final int TAG_LENGTH = 32;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The plain representation of an answer, or the packed one where that is worth it. */
  static Representation of(Answer answer, boolean packed) {
    boolean success = answer.status() == HttpServletResponse.SC_OK;
    Representation plain =
        new Representation(
            answer,
            answer.body(),
            false,
            success
                ? Optional.of(Text.sha256(answer.body()).substring(0, TAG_LENGTH))
                : Optional.empty());
    return packed ? plain.packedIfWorthIt() : plain;
  }

  /** This packed; itself where it is so already, or too short for that. */
  Representation packedIfWorthIt() {
    if (packed || tag.isEmpty() || body.length < WORTH_PACKING) {
      return this;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8192)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Representation(
        answer.without(), bytes.toByteArray(), true, tag.map(plain -> plain + ".gzip"));
  }

  /** Whether the client takes packed bytes: RFC 9110, section 12.5.3. */
  static boolean isWantedPacked(HttpServletRequest request) {
    QuotedQualityCSV wanted = new QuotedQualityCSV();
    Collections.list(request.getHeaders("Accept-Encoding")).forEach(wanted::addValue);
    // What has the quality 0 is not among the values. An asterisk is any coding not named beside
    // it.
    List<String> values = wanted.getValues().stream().map(Representation::lowerCase).toList();
    boolean named =
        Collections.list(request.getHeaders("Accept-Encoding")).stream()
            .anyMatch(header -> lowerCase(header).contains(GZIP));
    return values.contains(GZIP) || (values.contains("*") && !named);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Sends it, or only word that the client has it already: RFC 9110, section 13. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      response.setHeader(header.getKey(), header.getValue().get(0));
      header.getValue().stream().skip(1).forEach(more -> response.addHeader(header.getKey(), more));
    }
    if (tag.isPresent() && describes(request, response)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setStatus(answer.status());
    response.setContentType(answer.mediaType());
    if (packed) {
      response.setHeader("Content-Encoding", GZIP);
    }
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  /** Sets what a client needs to ask again; whether this one has it already. */
  private boolean describes(HttpServletRequest request, HttpServletResponse response) {
    String quoted = "\"" + tag.orElseThrow() + "\"";
    response.setHeader("ETag", quoted);
    response.addHeader("Vary", "Accept-Encoding");
    answer
        .modified()
        .ifPresent(time -> response.setHeader("Last-Modified", HTTP_DATE.format(time)));
    if (answer.stays()) {
      response.setHeader(Answer.CACHE_CONTROL, "no-cache");
    }
    return clientHas(request, quoted);
  }

  /** A tag decides, where the client sends one; else the time. */
  private boolean clientHas(HttpServletRequest request, String quoted) {
    if (request.getHeader("If-None-Match") != null) {
      return names(request, quoted);
    }
    return since(request)
        .flatMap(
            since ->
                answer.modified().map(time -> !time.truncatedTo(ChronoUnit.SECONDS).isAfter(since)))
        .orElse(false);
  }

  /** Whether the request names the tag of what the client has: RFC 9110, section 13.1.2. */
  static boolean names(HttpServletRequest request, String quoted) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
        .anyMatch(one -> one.equals("*") || one.equals(quoted));
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

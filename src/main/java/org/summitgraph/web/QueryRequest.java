package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request, read strictly: percent signs and UTF-8 that are wrong are refused
 * (400) and never replaced, as are parameters that the address does not have. A body is a form or,
 * for queries, the query itself (SPARQL 1.1 Protocol, 2.1).
 */
final class QueryRequest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";
  private static final int MOST_PARAMETERS = 250;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private QueryRequest() {}

  /**
   * @param known the names of the parameters that there are, {@code query} among them when a body
   *     may be a query
   * @throws Refusal.Thrown when it cannot be read
   */
  static QueryRequest of(HttpServletRequest request, Set<String> known) {
    QueryRequest result = new QueryRequest();
    result.addAll(request.getQueryString());
    if (request.getMethod().equals("POST")) {
      result.addBody(request, known.contains("query"));
    }
    if (!known.containsAll(result.values.keySet())) {
      if (known.contains("query") && result.values.containsKey("update")) {
        throw bad("This server is for reading: it takes queries, and no updates.");
      }
      throw bad(
          "The parameters here are " + String.join(", ", known.stream().sorted().toList()) + ".");
    }
    return result;
  }

  private void addBody(HttpServletRequest request, boolean mayBeQuery) {
    String type = request.getContentType();
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    byte[] body = body(request);
    if (media.equals(FORM) || (media.isEmpty() && body.length == 0)) {
      addAll(new String(body, StandardCharsets.ISO_8859_1));
    } else if (media.equals(QUERY) && mayBeQuery) {
      add("query", text(ByteBuffer.wrap(body)));
    } else {
      throw Refusal.of(
              HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
              "Send a query as " + QUERY + " or as a form, " + FORM + ".")
          .thrown();
    }
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw bad("The body of the request ended before it was whole.");
    }
  }

  private void addAll(String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    String[] pairs = encoded.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      throw bad("A request has at most " + MOST_PARAMETERS + " parameters.");
    }
    for (String pair : pairs) {
      if (!pair.isEmpty()) {
        int sign = pair.indexOf('=');
        add(
            decoded(sign < 0 ? pair : pair.substring(0, sign)),
            decoded(sign < 0 ? "" : pair.substring(sign + 1)));
      }
    }
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private static String decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char next = encoded.charAt(i);
      if (next == '%') {
        bytes.write(twoDigits(encoded, i + 1));
        i += 2;
      } else if (next > 0x7e || next < ' ') {
        throw bad("Characters beyond ASCII are percent-encoded in addresses and forms.");
      } else {
        bytes.write(next == '+' ? ' ' : next);
      }
    }
    return text(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static int twoDigits(String encoded, int from) {
    int high = from < encoded.length() ? Character.digit(encoded.charAt(from), 16) : -1;
    int low = from + 1 < encoded.length() ? Character.digit(encoded.charAt(from + 1), 16) : -1;
    if (high < 0 || low < 0) {
      throw bad("A percent sign stands before two hexadecimal digits.");
    }
    return high << 4 | low;
  }

  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw bad("The request is not in UTF-8.");
    }
  }

  private static Refusal.Thrown bad(String sentence) {
    return Refusal.of(HttpServletResponse.SC_BAD_REQUEST, sentence).thrown();
  }

  /** All values of a parameter, in their order. */
  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /**
   * The value of a parameter that may come once.
   *
   * @throws Refusal.Thrown when it comes more often
   */
  Optional<String> one(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw bad("The parameter " + name + " comes more than once.");
    }
    return all.stream().findFirst();
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonObject;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.query.bounded.LimitReachedException;
import org.summitgraph.query.bounded.RefusedQueryException;

/**
 * A request that is not answered, and why, in one sentence that repeats nothing of the request.
 *
 * @param limit what was passed, where a limit was
 */
record Refusal(int status, String sentence, Optional<Limit> limit) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SECONDS_TO_WAIT = 5;

  /** Thrown where the request cannot be answered further up. */
  static final class Thrown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Thrown(Refusal refusal) {
      super(refusal.sentence(), null, false, false);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  static Refusal of(int status, String sentence) {
    return new Refusal(status, sentence, Optional.empty());
  }

  static Refusal of(RefusedQueryException refused) {
    int status =
        switch (refused.reason()) {
          case SYNTAX -> HttpServletResponse.SC_BAD_REQUEST;
          case NOT_OFFERED -> HttpServletResponse.SC_FORBIDDEN;
          case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        };
    return new Refusal(status, refused.getMessage(), refused.limit());
  }

  static Refusal of(LimitReachedException reached) {
    return new Refusal(
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        reached.getMessage(),
        Optional.of(reached.limit()));
  }

  static Refusal busy() {
    return of(
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        "As many queries run as this server runs at once; ask again in a while.");
  }

  static Refusal tooManyOfOneClient() {
    return of(
        TOO_MANY_REQUESTS,
        "As many queries of your address run as one address may have at once; wait for them.");
  }

  Thrown thrown() {
    return new Thrown(this);
  }

  /**
   * Answers with a problem (RFC 9457) for who asks for JSON of any kind, else with the sentence.
   * Nothing may have been sent before. Fuseki's interface asks for JSON too, but shows an object as
   * "[object Object]" to the person in front of it.
   */
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Metrics.of(request.getServletContext()).refused(status, limit);
    String accept = String.valueOf(request.getHeader("Accept"));
    boolean json = accept.contains("json") && request.getAttribute(UiCalls.FROM_UI) == null;
    byte[] body = (json ? problem() : sentence + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(json ? "application/problem+json" : "text/plain;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS) {
      response.setIntHeader("Retry-After", SECONDS_TO_WAIT);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private String problem() {
    JsonObject problem = new JsonObject();
    problem.put("status", status);
    problem.put("detail", sentence);
    limit.ifPresent(passed -> problem.put("limit", passed.code()));
    return problem + "\n";
  }
}

package org.summitgraph.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.Catalogue.Entry;
import org.summitgraph.describe.ThingDescriber;
import org.summitgraph.describe.match.Reconciler;

/**
 * {@code /reconcile}: tells others which things of ours their names mean, as the <a
 * href="https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/">
 * Reconciliation Service API 0.2</a> wants it; OpenRefine speaks it. The identifier of a thing is
 * what its IRI has after the base of the corpus.
 *
 * <p>Scripts of any page may ask (CORS); JSONP, which the version leaves open, is not offered. The
 * names are read into memory at the first request.
 */
final class Reconciliation extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Gson JSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final transient Site site;
  private final transient ThingDescriber describer;
  private final transient QueryTraffic traffic;
  private final transient Background<Reconciler> names;

  Reconciliation(
      Site site,
      ServerSettings settings,
      ThingDescriber describer,
      QueryTraffic traffic,
      Dataset dataset) {
    this.site = site;
    this.describer = describer;
    this.traffic = traffic;
    this.names =
        new Background<>(
            "index of names",
            () -> {
              Optional<Catalogue> things = Optional.empty();
              while (things.isEmpty()) {
                things = site.census().catalogue();
              }
              return Reconciler.of(
                  dataset, things.get(), settings.prefixes(), site.addresses().base());
            });
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD", "POST" -> answer(request).send(request, response);
        case "OPTIONS" -> options(response);
        default ->
            Answer.text(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Ask by GET or POST.")
                .with("Allow", QUERY_METHODS)
                .send(request, response);
      }
    } catch (Refusal.Thrown e) {
      e.refusal().answer(request, response);
    }
  }

  private static final String QUERY_METHODS = "GET, HEAD, OPTIONS, POST";

  private static void options(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", QUERY_METHODS);
    response.setHeader("Access-Control-Allow-Methods", QUERY_METHODS);
    response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
  }

  private Answer answer(HttpServletRequest request) throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    if (request.getMethod().equals("POST") && !path.isEmpty()) {
      throw Refusal.of(
              HttpServletResponse.SC_METHOD_NOT_ALLOWED,
              "Send queries to /" + ReconciliationManifest.ADDRESS + "; this address is for GET.")
          .thrown();
    }
    names.begin();
    Reconciler reconciler = names.within(PATIENCE).orElseThrow(Reconciliation::notYet);
    ReconciliationAnswers answers = new ReconciliationAnswers(reconciler);
    return switch (path) {
      case "" -> json(questions(request, reconciler, answers));
      case "/suggest/entity" ->
          json(answers.entities(parameter(request, "prefix"), skipped(request)));
      case "/suggest/type" ->
          json(
              ReconciliationAnswers.terms(
                  reconciler.schema().classes(), parameter(request, "prefix"), skipped(request)));
      case "/suggest/property" ->
          json(
              ReconciliationAnswers.terms(
                  reconciler.schema().properties(),
                  parameter(request, "prefix"),
                  skipped(request)));
      case "/properties" ->
          json(
              answers.proposal(
                  parameter(request, "type"),
                  number(request, "limit")
                      .map(limit -> Math.min(limit, ReconciliationRequest.MOST_RESULTS))
                      .orElse(ReconciliationRequest.MOST_RESULTS)));
      case "/preview" -> preview(reconciler.thing(parameter(request, "id")), request);
      case "/view" ->
          reconciler
              .thing(parameter(request, "id"))
              .flatMap(thing -> site.addresses().document(thing.iri()))
              .map(document -> Answer.seeOther(site.absolute(request, document)))
              .orElseGet(() -> NotFoundPage.answer(request));
      default -> NotFoundPage.answer(request);
    };
  }

  private JsonObject questions(
      HttpServletRequest request, Reconciler reconciler, ReconciliationAnswers answers)
      throws IOException {
    QueryRequest asked = QueryRequest.of(request, Set.of("queries", "extend"));
    Optional<String> queries = asked.one("queries");
    Optional<String> extend = asked.one("extend");
    if (queries.isPresent() && extend.isPresent()) {
      throw Refusal.of(
              HttpServletResponse.SC_BAD_REQUEST, "A request has queries or extend, not both.")
          .thrown();
    }
    if (queries.isEmpty() && extend.isEmpty()) {
      return new ReconciliationManifest(site, reconciler.schema()).json(site.base(request));
    }
    // What is asked here costs as much as a query, and has its place among them.
    QueryTraffic.Place place = traffic.enter(request);
    try {
      return queries.isPresent()
          ? answers.results(ReconciliationRequest.batch(queries.get()))
          : answers.extension(ReconciliationRequest.extension(extend.get()));
    } finally {
      place.close();
    }
  }

  private Answer preview(Optional<Entry> thing, HttpServletRequest request) {
    if (thing.isEmpty()) {
      return NotFoundPage.answer(request);
    }
    return HtmlPages.framed(
        HtmlPages.text(
            "preview.jte",
            Map.of(
                "thing",
                describer.thing(NodeFactory.createURI(thing.get().iri())),
                "links",
                site.links(request))));
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  /** How many suggestions the client has already. */
  private static int skipped(HttpServletRequest request) {
    return number(request, "cursor").orElse(0);
  }

  private static Optional<Integer> number(HttpServletRequest request, String name) {
    Optional<String> number = Optional.ofNullable(request.getParameter(name));
    if (number.filter(digits -> !digits.matches("\\d{1,9}")).isPresent()) {
      throw Refusal.of(
              HttpServletResponse.SC_BAD_REQUEST,
              name + " is a whole number, for example " + name + "=20.")
          .thrown();
    }
    return number.map(Integer::valueOf);
  }

  private static Refusal.Thrown notYet() {
    return Refusal.of(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "The names are still being read; ask again in a while.")
        .thrown();
  }

  private static Answer json(JsonObject object) {
    return new Answer(
        HttpServletResponse.SC_OK,
        "application/json",
        (JSON.toJson(object) + "\n").getBytes(StandardCharsets.UTF_8),
        Map.of("Access-Control-Expose-Headers", List.of("ETag")),
        Optional.empty());
  }
}

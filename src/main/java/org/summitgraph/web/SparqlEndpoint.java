package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.summitgraph.describe.EvidenceDescription;
import org.summitgraph.query.bounded.BoundedQuery;
import org.summitgraph.query.bounded.Budget;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.query.bounded.QueryGuard;

/**
 * The SPARQL 1.1 Protocol for queries, in place of Fuseki's own, which takes more than SPARQL 1.1
 * and knows few limits. Named graphs and default graphs that a request names are those of the
 * dataset; nothing is fetched.
 */
final class SparqlEndpoint extends ReadingEndpoint {

  private static final String DEFAULT_GRAPH = "default-graph-uri";
  private static final String NAMED_GRAPH = "named-graph-uri";
  private static final List<String> FORMAT = List.of("format", "output", "results");
  private static final Set<String> PARAMETERS =
      Set.of("query", DEFAULT_GRAPH, NAMED_GRAPH, "format", "output", "results");

  private final QueryTraffic traffic;
  private final QueryGuard guard;

  SparqlEndpoint(QueryTraffic traffic) {
    super("GET, HEAD, OPTIONS, POST");
    this.traffic = traffic;
    this.guard = new QueryGuard(traffic.limits().query());
  }

  @Override
  public void execPost(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  void answer(HttpAction action, HttpServletRequest http) throws IOException {
    QueryRequest request = QueryRequest.of(http, PARAMETERS);
    String text =
        request
            .one("query")
            .filter(query -> !query.isBlank())
            .orElseThrow(
                () -> Refusal.of(400, "A request has a query, by the parameter query.").thrown());
    new QueryRun(traffic, http, action.getResponse())
        .answer((budget, output) -> run(action, request, text, budget, output));
  }

  private void run(
      HttpAction action, QueryRequest request, String text, Budget budget, QueryRun.Output output)
      throws IOException {
    Query query = guard.parse(text);
    boolean graph = query.isConstructType() || query.isDescribeType();
    AnswerFormat format =
        AnswerFormat.choose(
            graph, formats(request), Collections.list(action.getRequest().getHeaders("Accept")));
    action.beginRead();
    try {
      DatasetGraph dataset = dataset(action.getActiveDSG(), request, query);
      HeldBackOutput out = output.of(format.contentType());
      QueryAnswer answer = new QueryAnswer(format, budget, out);
      try (BoundedQuery run =
          new BoundedQuery(
              query,
              dataset,
              budget,
              thing -> EvidenceDescription.of(action.getActiveDSG(), thing))) {
        if (graph) {
          answer.triples(run.triples().iterator(), query.getPrefixMapping().getNsPrefixMap());
        } else if (query.isAskType()) {
          answer.answer(run.answer());
        } else {
          answer.rows(run.rows());
        }
      }
    } finally {
      action.endRead();
    }
  }

  private static List<String> formats(QueryRequest request) {
    return FORMAT.stream().map(request::all).flatMap(List::stream).toList();
  }

  /** The dataset that the protocol or, when it is silent, the query describes. */
  private DatasetGraph dataset(DatasetGraph served, QueryRequest request, Query query) {
    List<String> defaults = request.all(DEFAULT_GRAPH);
    List<String> named = request.all(NAMED_GRAPH);
    if (defaults.isEmpty() && named.isEmpty()) {
      if (!query.hasDatasetDescription()) {
        return served;
      }
      defaults = List.copyOf(query.getGraphURIs());
      named = List.copyOf(query.getNamedGraphURIs());
    }
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    if (defaults.size() + named.size() > traffic.limits().query().of(Limit.GRAPHS)) {
      throw Refusal.of(413, "A request may name at most 100 graphs.").thrown();
    }
    return DynamicDatasets.dynamicDataset(
        DatasetDescription.create(defaults, named), served, false);
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.summitgraph.query.bounded.Budget;

/**
 * Reads one graph by {@code ?graph=IRI} or {@code ?default}: the SPARQL 1.1 Graph Store HTTP
 * Protocol without what writes. A graph is sent as it is read, within the limits of a query.
 */
final class GraphEndpoint extends ActionService {

  private static final Set<String> PARAMETERS = Set.of("graph", "default", "format");

  private final QueryTraffic traffic;

  GraphEndpoint(QueryTraffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public void validate(HttpAction action) {
    // All is read and checked in one place, below.
  }

  @Override
  public void execGet(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void execHead(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void execOptions(HttpAction action) {
    action.setResponseHeader("Allow", "GET, HEAD, OPTIONS");
    ServletOps.success(action);
  }

  @Override
  public void execute(HttpAction action) {
    HttpServletRequest http = action.getRequest();
    Answering.with(
        action,
        () -> {
          QueryRequest request = QueryRequest.of(http, PARAMETERS);
          Optional<String> name = request.one("graph");
          if (name.isPresent() == request.one("default").isPresent()) {
            throw Refusal.of(400, "Name one graph, by graph=IRI or by default.").thrown();
          }
          AnswerFormat format =
              AnswerFormat.choose(
                  true, request.one("format"), Collections.list(http.getHeaders("Accept")));
          new QueryRun(traffic, http, action.getResponse())
              .answer((budget, output) -> send(action, name, format, budget, output));
        });
  }

  private static void send(
      HttpAction action,
      Optional<String> name,
      AnswerFormat format,
      Budget budget,
      QueryRun.Output output)
      throws IOException {
    action.beginRead();
    try {
      DatasetGraph dataset = action.getActiveDSG();
      Optional<Node> node = name.map(NodeFactory::createURI);
      if (node.isPresent() && !dataset.containsGraph(node.get())) {
        throw Refusal.of(404, "There is no such graph.").thrown();
      }
      Graph graph = node.map(dataset::getGraph).orElseGet(dataset::getDefaultGraph);
      Iterator<Triple> triples = graph.find();
      try {
        new QueryAnswer(format, budget, output.of(format.contentType())).triples(triples, Map.of());
      } finally {
        Iter.close(triples);
      }
    } finally {
      action.endRead();
    }
  }
}

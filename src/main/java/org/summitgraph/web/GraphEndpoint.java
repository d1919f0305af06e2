package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.servlets.HttpAction;
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
final class GraphEndpoint extends ReadingEndpoint {

  private static final Set<String> PARAMETERS = Set.of("graph", "default", "format");

  private final QueryTraffic traffic;

  GraphEndpoint(QueryTraffic traffic) {
    super("GET, HEAD, OPTIONS");
    this.traffic = traffic;
  }

  @Override
  void answer(HttpAction action, HttpServletRequest http) throws IOException {
    QueryRequest request = QueryRequest.of(http, PARAMETERS);
    Optional<String> name = request.one("graph");
    if (name.isPresent() == request.one("default").isPresent()) {
      throw Refusal.of(400, "Name one graph, by graph=IRI or by default.").thrown();
    }
    AnswerFormat format =
        AnswerFormat.choose(
            true, request.all("format"), Collections.list(http.getHeaders("Accept")));
    new QueryRun(traffic, http, action.getResponse())
        .answer((budget, output) -> send(action, name, format, budget, output));
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

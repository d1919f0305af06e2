package org.summitgraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.ServerConst;

/**
 * What the browser interface asks for at {@code /$/server}: the datasets and their endpoints. It
 * works with the first endpoint of each kind. Fuseki's own answer has them in an order that differs
 * from start to start; here the one that we tell people comes first.
 */
final class ServerStatus extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Names at the end of the alphabet first: sparql, query, and at last the nameless one. */
  private static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::getName).reversed();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonArray datasets = new JsonArray();
    DataAccessPointRegistry.get(getServletContext())
        .forEach((name, dataset) -> datasets.add(describe(dataset)));
    JsonObject status = new JsonObject();
    status.put("version", version());
    status.put("uptime", Fuseki.serverUptimeSeconds());
    status.put(ServerConst.datasets, datasets);
    byte[] body = status.toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Ours, as the jar has it; what the server is made of is nobody's business. */
  static String version() {
    String version = ServerStatus.class.getPackage().getImplementationVersion();
    return version == null ? "in development" : version;
  }

  private static JsonObject describe(DataAccessPoint dataset) {
    DataService service = dataset.getDataService();
    JsonArray services = new JsonArray();
    service.getOperations().stream()
        .sorted(Comparator.comparing(Operation::getJsonName))
        .forEach(operation -> services.add(describe(service, operation)));
    JsonObject description = new JsonObject();
    description.put(ServerConst.dsName, dataset.getName());
    description.put(ServerConst.dsState, service.isAcceptingRequests());
    description.put(ServerConst.dsService, services);
    return description;
  }

  private static JsonObject describe(DataService service, Operation operation) {
    JsonArray endpoints = new JsonArray();
    service.getEndpoints(operation).stream()
        .sorted(ORDER)
        .forEach(endpoint -> endpoints.add(endpoint.getName()));
    JsonObject description = new JsonObject();
    description.put(ServerConst.srvType, operation.getJsonName());
    description.put(ServerConst.srvDescription, operation.getDescription());
    description.put(ServerConst.srvEndpoints, endpoints);
    return description;
  }
}

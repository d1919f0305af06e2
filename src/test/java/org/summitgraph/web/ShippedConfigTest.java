package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.tdb2.assembler.VocabTDB2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigTest {

  @TempDir Path directory;

  @Test
  void opensOnlyQueriesAndTheReadingOfGraphs() {
    Map<String, List<Operation>> operations = new TreeMap<>();
    DataService service = service();
    service.forEachEndpoint(
        endpoint ->
            operations.merge(
                endpoint.getName(),
                List.of(endpoint.getOperation()),
                (one, other) -> {
                  throw new AssertionError("two operations at \"" + endpoint.getName() + "\"");
                }));
    assertThat(operations)
        .containsOnly(
            Map.entry("", List.of(Operation.Query)),
            Map.entry("data", List.of(Operation.GSP_R)),
            Map.entry("get", List.of(Operation.GSP_R)),
            Map.entry("query", List.of(Operation.Query)),
            Map.entry("sparql", List.of(Operation.Query)));
  }

  @Test
  void limitsTheTimeOfAQueryAndForbidsCallsToOtherHosts() {
    var context = service().getDataset().getContext();
    assertThat(context.getAsString(ARQ.queryTimeout)).isEqualTo("10000,10000");
    assertThat(context.isFalse(ARQ.httpServiceAllowed)).isTrue();
  }

  @Test
  void findsTheStoreWhereTheLoaderPublishesIt() {
    assertThat(LiveServer.shippedConfig().listObjectsOfProperty(VocabTDB2.pLocation).toList())
        .extracting(RDFNode::toString)
        .containsExactly("store/current");
  }

  /** What a stock Fuseki makes of the file. */
  private DataService service() {
    FusekiServer stock =
        FusekiServer.create().parseConfig(LiveServer.configFor(directory)).port(0).build();
    return stock.getDataAccessPointRegistry().get("/summits").getDataService();
  }
}

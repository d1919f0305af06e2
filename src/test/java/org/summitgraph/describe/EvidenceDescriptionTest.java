package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitgraph.describe.Lakeside.id;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceDescriptionTest {

  private static final Node WALK = id("event/jetty-walk-1991");
  private static final Node SULL = id("person/iven-sull");

  @TempDir static Path location;
  private static Dataset dataset;

  @BeforeAll
  static void load() {
    EvidenceDescription.register();
    dataset = Lakeside.load(location, 1);
  }

  @AfterAll
  static void close() {
    dataset.close();
  }

  private static Graph describe(String query, long milliseconds) {
    return Txn.calculateRead(
        dataset,
        () -> {
          try (QueryExecution execution =
              QueryExecution.dataset(dataset)
                  .query(query)
                  .timeout(milliseconds, TimeUnit.MILLISECONDS)
                  .build()) {
            return execution.execDescribe().getGraph();
          }
        });
  }

  private static Graph exported(Node thing) throws IOException {
    String turtle =
        Lakeside.write(dataset, List.of(thing), Scope.FACTS_WITH_EVIDENCE, ExportFormat.TURTLE);
    return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
  }

  @Test
  void describesAThingAsItIsExported() throws IOException {
    Graph answer = describe("DESCRIBE <" + WALK + ">", 10_000);
    assertThat(answer.size()).isGreaterThan(50);
    assertThat(answer.isIsomorphicWith(exported(WALK))).isTrue();
  }

  @Test
  void describesEveryThingThatAPatternFinds() throws IOException {
    Graph answer =
        describe(
            "DESCRIBE ?x { VALUES ?x { <" + WALK + "> <" + SULL + "> <urn:x:nobody> } }", 10_000);
    for (Node thing : List.of(WALK, SULL)) {
      exported(thing).find().forEach(triple -> assertThat(answer.contains(triple)).isTrue());
    }
  }

  @Test
  void saysNothingOfWhatNobodySpeaksOf() {
    assertThat(describe("DESCRIBE <urn:x:nobody>", 10_000).isEmpty()).isTrue();
  }

  @Test
  void endsWithTheTimeLimitOfItsQuery() {
    assertThatThrownBy(() -> describe("DESCRIBE ?s { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }", 200))
        .isInstanceOf(QueryCancelledException.class);
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.query.Dataset;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.api.Test;

class CensusTest {

  /** The default graph holds what is published; what was proposed stays where it was written. */
  private static final String STORED =
      """
      @prefix sg: <https://w3id.org/summitgraph/ontology#> .
      @prefix : <http://example.org/> .

      :claims sg:citesPassage :passage .
      :flood :height 9 .
      :about { :claims sg:citesPassage :passage . :proposed sg:citesPassage :passage ; sg:reviewState :Candidate . }
      :claims { :flood :height 9 . }
      :proposed { :flood :height 11 ; :width 3 . }
      """;

  @Test
  void countsNoQuadOfAClaimGraphThatIsNotPublished() {
    Dataset dataset = TDB2Factory.createDataset();
    Txn.executeWrite(
        dataset, () -> RDFParser.fromString(STORED, Lang.TRIG).parse(dataset.asDatasetGraph()));
    Census census = new Census(dataset, List.of(), iri -> true);
    census.run();
    assertThat(census.facts().counts())
        .containsExactly(
            new StoreFacts.Count(0, "passages"),
            new StoreFacts.Count(1, "facts, each with its passage"),
            new StoreFacts.Count(4, "quads, with what follows from them"));
  }
}

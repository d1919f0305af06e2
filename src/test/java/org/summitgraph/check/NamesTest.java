package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final Node PASSAGE = NodeFactory.createURI("https://example.org/source/x#p1");
  private static final Node TERM = NodeFactory.createURI("https://example.org/ontology#said");

  @Test
  void writesPrefixedNamesWhereThereIsAPrefix() {
    Names names = new Names(Map.of("ex", "https://example.org/ontology#"));
    assertThat(names.of(TERM)).isEqualTo("ex:said");
    assertThat(names.ofTerm(TERM)).isEqualTo("ex:said");
  }

  /** What stands in a file is known by its fragment there; a term stands elsewhere. */
  @Test
  void writesTermsInFullAndPartsOfASourceAsFragments() {
    Names names = new Names(Map.of());
    assertThat(names.of(PASSAGE)).isEqualTo("<#p1>");
    assertThat(names.ofTerm(TERM)).isEqualTo("<https://example.org/ontology#said>");
    assertThat(names.of(NodeFactory.createURI("https://example.org/")))
        .isEqualTo("<https://example.org/>");
    assertThat(names.of(NodeFactory.createLiteralString("a"))).isEqualTo("\"a\"");
  }
}

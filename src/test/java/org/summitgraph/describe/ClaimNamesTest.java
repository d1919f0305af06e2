package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.summitgraph.model.Text;

class ClaimNamesTest {

  private static final Node GRAPH = NodeFactory.createURI("http://example.org/#p1-claims");

  // Found by search: the hashes of these two agree in their first 12 digits.
  private static final Triple ONE = triple("415322");
  private static final Triple OTHER = triple("3972242");
  private static final Triple THIRD = triple("1");

  @Test
  void takesTwelveDigitsOfTheHashOfTheCanonicalLine() {
    String hash = Text.sha256("<http://example.org/s> <http://example.org/p> \"1\" .\n");
    assertThat(ClaimNames.of(GRAPH, List.of(THIRD)).get(THIRD).getURI())
        .isEqualTo("http://example.org/#p1-claims-" + hash.substring(0, 12));
  }

  @Test
  void tellsApartTriplesWhoseHashesBeginAlike() {
    Map<Triple, Node> names = ClaimNames.of(GRAPH, List.of(ONE, OTHER, THIRD));
    assertThat(names.values()).doesNotHaveDuplicates().hasSize(3);
    assertThat(names.get(ONE).getURI())
        .startsWith(GRAPH.getURI() + "-e8f2fa522c15")
        .hasSize(42 + 1);
    assertThat(names.get(OTHER).getURI()).startsWith(GRAPH.getURI() + "-e8f2fa522c15").hasSize(43);
    assertThat(names.get(THIRD).getURI()).hasSize(42);
  }

  @Test
  void doesNotDependOnTheOrderOfTriples() {
    assertThat(ClaimNames.of(GRAPH, List.of(THIRD, OTHER, ONE)))
        .isEqualTo(ClaimNames.of(GRAPH, List.of(ONE, OTHER, THIRD)));
  }

  private static Triple triple(String literal) {
    return Triple.create(
        NodeFactory.createURI("http://example.org/s"),
        NodeFactory.createURI("http://example.org/p"),
        NodeFactory.createLiteralString(literal));
  }
}

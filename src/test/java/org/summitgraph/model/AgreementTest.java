package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

  private static final Map<Node, List<Node>> WHOLES =
      Map.of(
          node("<urn:hall>"), List.of(node("<urn:palace>")),
          node("<urn:palace>"), List.of(node("<urn:city>"), node("<urn:hall>")));

  private static Node node(String text) {
    String xsd = "http://www.w3.org/2001/XMLSchema#";
    return NodeFactoryExtra.parseNode(text.replaceFirst("xsd:(\\w+)$", "<" + xsd + "$1>"));
  }

  @ParameterizedTest
  @CsvSource({
    "<urn:hall>, <urn:city>, true",
    "<urn:hall>, <urn:village>, false",
    "'\"2018\"^^xsd:gYear', '\"2018-07-16\"^^xsd:date', true",
    "'\"2018-07\"^^xsd:gYearMonth', '\"2018-07-16\"^^xsd:date', true",
    "'\"2018-06\"^^xsd:gYearMonth', '\"2018-07-16\"^^xsd:date', false",
    "'\"2018-07-16\"^^xsd:date', '\"2018-07-16T13:10:00\"^^xsd:dateTime', true",
    "'\"2018-07-16\"^^xsd:date', '\"2018-07-17T13:10:00\"^^xsd:dateTime', false",
    "'\"2018\"', '\"2018-07-16\"', false",
    "'\"PT2H\"^^xsd:duration', '\"PT120M\"^^xsd:duration', true",
    "'\"2\"^^xsd:integer', '\"2.0\"^^xsd:decimal', true",
    "'\"2\"^^xsd:integer', <urn:hall>, false"
  })
  void canBothBeRightInWhicheverOrderTheyCome(String one, String other, boolean agree) {
    for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
      assertThat(
              Agreement.agree(
                  node(pair.get(0)),
                  node(pair.get(1)),
                  part -> WHOLES.getOrDefault(part, List.of())))
          .isEqualTo(agree);
    }
  }
}

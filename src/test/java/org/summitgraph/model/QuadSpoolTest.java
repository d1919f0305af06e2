package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;

class QuadSpoolTest {

  private static final Node SUBJECT = NodeFactory.createURI("https://example.org/a#b");
  private static final Node PROPERTY = NodeFactory.createURI("https://example.org/p");

  private static LocatedQuad quad(Node graph, Node object, int line) {
    return new LocatedQuad(
        new Quad(graph, SUBJECT, PROPERTY, object), new SourceLocation("a.trig", line, 7));
  }

  private static LocatedQuad quad(String words, int line) {
    return quad(Quad.defaultGraphIRI, NodeFactory.createLiteralString(words), line);
  }

  private static List<LocatedQuad> quadsOfEveryKind() {
    return List.of(
        quad(Quad.defaultGraphIRI, NodeFactory.createURI("urn:x"), 1),
        quad(SUBJECT, NodeFactory.createBlankNode("b0"), 2),
        quad(SUBJECT, NodeFactory.createURI("https://example.org/é/ж"), 3),
        quad("", 4),
        quad("naïve", 5),
        quad("“quoted” 🛶 \uD83D", 6),
        quad(SUBJECT, NodeFactory.createLiteralLang("words", "en-GB"), 7),
        quad(SUBJECT, NodeFactory.createLiteralDT("1871-02", XSDDatatype.XSDgYearMonth), 8),
        quad("x".repeat(3_000_000), 9),
        new LocatedQuad(quad("whole", 0).quad(), SourceLocation.wholeFile("b.ttl")));
  }

  @Test
  void givesBackWhatWasAddedAsOftenAsOneLikes() {
    try (QuadSpool spool = QuadSpool.of(quadsOfEveryKind())) {
      assertThat(spool.toList()).isEqualTo(quadsOfEveryKind());
      assertThat(spool.toList()).isEqualTo(quadsOfEveryKind());
      assertThat(spool.size()).isEqualTo(quadsOfEveryKind().size());
    }
  }

  @Test
  void givesBackMoreThanIsKeptInMemory() {
    String words = "ж".repeat(40_000);
    try (QuadSpool spool = new QuadSpool()) {
      for (int line = 1; line <= 1_000; line++) {
        spool.add(quad(words + line, line));
      }
      int line = 0;
      for (LocatedQuad quad : spool) {
        line++;
        assertThat(quad).isEqualTo(quad(words + line, line));
      }
      assertThat(line).isEqualTo(1_000);
    }
  }

  @Test
  void findsEachQuadByItsPosition() {
    for (int times : new int[] {1, 30}) {
      List<LocatedQuad> quads = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        quads.addAll(quadsOfEveryKind());
      }
      try (QuadSpool spool = QuadSpool.of(quads)) {
        List<Long> positions = new ArrayList<>();
        QuadSpool.Cursor cursor = spool.cursor();
        while (cursor.next()) {
          positions.add(cursor.position());
        }
        QuadSpool.Cursor picker = spool.picker();
        for (int i = quads.size() - 1; i >= 0; i--) {
          picker.moveTo(positions.get(i));
          assertThat(picker.quad()).isEqualTo(quads.get(i));
        }
      }
    }
  }

  @Test
  void takesOutWhatWasAddedLast() {
    for (int times : new int[] {1, 30}) {
      try (QuadSpool spool = QuadSpool.of(List.of(quad("first", 1)))) {
        long end = spool.end();
        for (int i = 0; i < times; i++) {
          quadsOfEveryKind().forEach(spool::add);
        }
        assertThat(spool.from(end)).hasSize(times * quadsOfEveryKind().size());
        spool.cutBackTo(end, 1);
        spool.add(quad("second", 2));
        assertThat(spool.toList()).containsExactly(quad("first", 1), quad("second", 2));
      }
    }
  }

  @Test
  void numbersEachTermOnce() {
    TermTable terms = new TermTable();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      nodes.add(NodeFactory.createURI("https://example.org/" + i % 700 + "/thing#" + i));
      nodes.add(NodeFactory.createBlankNode("b" + i));
      nodes.add(NodeFactory.createURI("b" + i));
    }
    for (int i = 0; i < nodes.size(); i++) {
      assertThat(terms.add(nodes.get(i))).isEqualTo(i + 1);
    }
    assertThat(terms.size()).isEqualTo(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      assertThat(terms.find(nodes.get(i))).isEqualTo(i + 1);
      assertThat(terms.term(i + 1)).isEqualTo(nodes.get(i));
      assertThat(terms.isBlank(i + 1)).isEqualTo(nodes.get(i).isBlank());
    }
    assertThat(terms.find(NodeFactory.createURI("https://example.org/0/thing#1"))).isZero();
  }
}

package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.model.CanonicalForm;

class SortedTurtleTest {

  private static final Node SUBJECT = NodeFactory.createURI("https://e.example/s");
  private static final Node PROPERTY = NodeFactory.createURI("https://e.example/p");
  private static final Map<String, String> PREFIXES =
      Map.of(
          "e", "https://e.example/",
          "rdf", RDF.getURI(),
          "unused", "https://unused.example/",
          "xsd", "http://www.w3.org/2001/XMLSchema#");

  static List<Node> awkwardTerms() {
    return List.of(
        NodeFactory.createLiteralString("a \"quote\", a \\ and an 'apostrophe'"),
        NodeFactory.createLiteralString("ends in a quote\""),
        NodeFactory.createLiteralString("\"\"\"three\"\"\""),
        NodeFactory.createLiteralString("two\nlines\r\nand\ta tab\b\f"),
        NodeFactory.createLiteralString(""),
        NodeFactory.createLiteralString("\u0001 and \u007f and \ufffd and 🏔"),
        NodeFactory.createLiteralLang("colour", "en-GB"),
        NodeFactory.createLiteralDT("12.50", XSDDatatype.XSDdecimal),
        NodeFactory.createLiteralDT("12.", XSDDatatype.XSDdecimal),
        NodeFactory.createLiteralDT("007", XSDDatatype.XSDinteger),
        NodeFactory.createLiteralDT("-1", XSDDatatype.XSDinteger),
        NodeFactory.createLiteralDT("1.0e1", XSDDatatype.XSDdouble),
        NodeFactory.createLiteralDT("NaN", XSDDatatype.XSDdouble),
        NodeFactory.createLiteralDT("1", XSDDatatype.XSDboolean),
        NodeFactory.createLiteralDT("1991-05", XSDDatatype.XSDgYearMonth),
        NodeFactory.createLiteralDT(
            "x", TypeMapper.getInstance().getSafeTypeByName("https://e.example/unit(s)")),
        NodeFactory.createURI("https://e.example/a/b"),
        NodeFactory.createURI("https://e.example/hall_(old),%20wing?a=1&b=2;c#d"),
        NodeFactory.createURI("https://e.example/dotted.name."),
        NodeFactory.createURI("https://e.example/-"),
        NodeFactory.createURI("https://e.example/Gödel-~!*'"),
        NodeFactory.createURI("https://e.example/"));
  }

  @ParameterizedTest
  @MethodSource("awkwardTerms")
  void writesTermsThatParseBackAsTheyWere(Node term) {
    Triple triple = Triple.create(SUBJECT, PROPERTY, term);
    assertThat(parse(turtle(triple), Lang.TURTLE).find().toList()).containsExactly(triple);
    assertThat(parse(CanonicalForm.line(triple), Lang.NTRIPLES).find().toList())
        .containsExactly(triple);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesTheSameBytesInWhateverOrderItIsGivenTriplesOrQuads(long seed) {
    List<Quad> quads =
        new ArrayList<>(Lakeside.asserted().stream().filter(SortedTurtleTest::isNamed).toList());
    assertThat(quads).hasSizeGreaterThan(150);
    String turtle = turtle(quads.stream().map(Quad::asTriple).toArray(Triple[]::new));
    String trig = trig(quads);
    Collections.shuffle(quads, new Random(seed));
    assertThat(turtle(quads.stream().map(Quad::asTriple).toArray(Triple[]::new))).isEqualTo(turtle);
    assertThat(trig(quads)).isEqualTo(trig);
  }

  private static boolean isNamed(Quad quad) {
    return !quad.isDefaultGraph();
  }

  private static String trig(List<Quad> quads) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SortedTurtle.writeTriG(quads, PREFIXES, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void declaresOnlyThePrefixesThatItUses() {
    Node date = NodeFactory.createLiteralDT("1991-05-04", XSDDatatype.XSDdate);
    assertThat(turtle(Triple.create(SUBJECT, PROPERTY, date)))
        .startsWith("PREFIX e: <https://e.example/>\nPREFIX xsd: ")
        .doesNotContain("unused", "rdf");
  }

  @Test
  void declaresNoPrefixForAnAbbreviatedNumber() {
    Node seven = NodeFactory.createLiteralDT("7", XSDDatatype.XSDinteger);
    assertThat(turtle(Triple.create(SUBJECT, PROPERTY, seven))).doesNotContain("xsd");
  }

  @Test
  void writesTheTypeFirst() {
    Node early = NodeFactory.createURI("https://a.example/p");
    String written =
        turtle(
            Triple.create(SUBJECT, early, SUBJECT),
            Triple.create(SUBJECT, RDF.Nodes.type, PROPERTY));
    assertThat(written.indexOf(" a ")).isPositive().isLessThan(written.indexOf("a.example"));
  }

  private static String turtle(Triple... triples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SortedTurtle.write(List.of(triples), PREFIXES, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Graph parse(String text, Lang lang) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, lang).parse(graph);
    return graph;
  }
}

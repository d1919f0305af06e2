package org.summitgraph.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;

/** What RIOT lets through with a warning or in silence is a fault with its place. */
class StrictInputTest {

  private static final String PREFIXES =
      "@prefix x: <https://example.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

  private static final String QUAD =
      "<https://example.org/a> <https://example.org/p> \"b\" <https://example.org/g> .\n";

  @TempDir private Path folder;
  private Path data;
  private Path ontology;

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    ontology = Files.createDirectory(folder.resolve("ontology"));
  }

  private Corpus read(String name, byte[] content) throws IOException {
    Files.write(data.resolve(name), content);
    return CorpusReader.read(data, ontology);
  }

  private Corpus read(String name, String content) throws IOException {
    return read(name, content.getBytes(UTF_8));
  }

  /** A file whose third line has this object, from column 9. */
  private Corpus readObject(String object) throws IOException {
    return read("a.ttl", PREFIXES + "x:a x:p " + object + " .\n");
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private Stream<DynamicTest> refuses(GateRule rule, String... objects) {
    return Stream.of(objects)
        .map(
            object ->
                DynamicTest.dynamicTest(
                    object,
                    () -> {
                      Corpus corpus = readObject(object);
                      assertThat(corpus.faults()).isNotEmpty();
                      assertThat(corpus.faults())
                          .allMatch(fault -> fault.rule() == rule)
                          .allMatch(fault -> fault.at().line() == 3);
                      assertThat(corpus.faults().get(0).at().column()).isGreaterThanOrEqualTo(9);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> refusesAnIriThatCannotBe() {
    return refuses(
        GateRule.MALFORMED_TERM,
        "<https://example.org/a%b>",
        "<https://example.org/a%zz>",
        "<https://example.org/100%>",
        "<https://example.org/a\\u0020b>",
        "<https://example.org/a\\u003Cb\\u003E>",
        "<https://example.org/a\\u0001b>",
        "<https://example.org/a|b>",
        "<https://example.org/a{b}>",
        "<https://example.org/#a#b>",
        "<http://>",
        "<urn:x>",
        "x:a\\%b");
  }

  @TestFactory
  Stream<DynamicTest> refusesAnIriThatCannotBeRead() {
    return refuses(
        GateRule.SYNTAX,
        "<https://example.org/a b>",
        "<//example.org/a>",
        "<a>",
        "x:a%zz",
        "\"a\"^^<b>",
        "\"\\uD800\"",
        "\"\\U00110000\"");
  }

  @TestFactory
  Stream<DynamicTest> refusesALanguageTagThatCannotBe() {
    return refuses(
        GateRule.MALFORMED_TERM, "\"a\"@abcdefghi", "\"a\"@e", "\"a\"@en-a", "\"a\"@en-US-US");
  }

  @TestFactory
  Stream<DynamicTest> refusesALanguageTagThatCannotBeRead() {
    return refuses(GateRule.SYNTAX, "\"a\"@en_US", "\"a\"@1a", "\"a\"@en-", "\"a\"@");
  }

  @TestFactory
  Stream<DynamicTest> refusesAValueThatIsNoneOfItsDatatype() {
    return refuses(
        GateRule.ILL_TYPED_LITERAL,
        "\"2018-02-30\"^^xsd:date",
        "\"1900-02-29\"^^xsd:date",
        "\"2018-7-6\"^^xsd:date",
        "\"2018-07-16 \"^^xsd:date",
        "\" 5\"^^xsd:integer",
        "\"2018-02-30T10:00:00Z\"^^xsd:dateTime",
        "\"2018-07-16T24:00\"^^xsd:dateTime",
        "\"2018-07-16T24:00:01\"^^xsd:dateTime",
        "\"2018-07-16T10:60:00\"^^xsd:dateTime",
        "\"2018-13\"^^xsd:gYearMonth",
        "\"--02-30\"^^xsd:gMonthDay",
        "\"a\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>");
  }

  /** XML Schema 1.1, part 2, section 3.3.7.1: it is the first moment of the following day. */
  @Test
  void acceptsTheEndOfADayAsXmlSchemaDoes() throws IOException {
    assertThat(Faults.of(readObject("\"2018-07-16T24:00:00\"^^xsd:dateTime"))).isEmpty();
  }

  @Test
  void acceptsSpaceWhereItIsPartOfTheValue() throws IOException {
    assertThat(Faults.of(readObject("\" a \"^^xsd:string , \" a \" , \" a \"@en"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> refusesAnEscapedCharacterThatNoTextMayHold() {
    return refuses(
        GateRule.MALFORMED_TERM,
        "\"\\u0000\"",
        "\"\\u0001\"@en",
        "\"\\uFFFE\"",
        "\"\\u000B\"^^<https://example.org/type>");
  }

  @Test
  void refusesACharacterThatNoTextMayHold() throws IOException {
    assertThat(Faults.of(readObject("\"a\u0000\"")))
        .containsExactly("3:11 [syntax] The character U+0000 is not allowed in a text.");
    assertThat(Faults.of(read("a.ttl", "# a\n#\f\n" + PREFIXES)))
        .containsExactly("2:2 [syntax] The character U+000C is not allowed in a text.");
  }

  @Test
  void namesThePlaceOfOverlongUtf8AndOfEncodedSurrogates() throws IOException {
    byte[] start = (PREFIXES + "x:a x:p x:b .\nx:a x:p \"é").getBytes(UTF_8);
    for (byte[] bad :
        List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xE0, (byte) 0x81, (byte) 0x81},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xC3})) {
      byte[] content = Arrays.copyOf(start, start.length + bad.length);
      System.arraycopy(bad, 0, content, start.length, bad.length);
      Corpus corpus = read("a.ttl", content);
      assertThat(Faults.of(corpus)).containsExactly("4:11 [syntax] This is not UTF-8.");
      assertThat(corpus.data()).hasSize(1);
    }
  }

  @Test
  void tellsTheFirstFaultEvenWhenAByteFurtherOnIsMalformed() throws IOException {
    byte[] content = (PREFIXES + "x:a x:p ; .\nx:a x:p \"é\" .\n").getBytes(UTF_8);
    content[content.length - 5] = 'a';
    assertThat(Faults.of(read("a.ttl", content))).singleElement().asString().startsWith("3:9 ");
  }

  @Test
  void namesThePlaceWhereAFileEndsInsideAName() throws IOException {
    assertThat(Faults.of(read("a.ttl", PREFIXES + "x:a x:p x:%")))
        .containsExactly("3:12 [syntax] The file ends too early.");
  }

  @Test
  void boundsTheDepthOfBrackets() throws IOException {
    for (String open : List.of("[ x:p ", "( ")) {
      Corpus corpus = readObject(open.repeat(100_000));
      int column = 9 + 100 * open.length();
      assertThat(Faults.of(corpus))
          .containsExactly("3:" + column + " [syntax] Brackets are nested more than 100 deep.");
      assertThat(corpus.complete()).isFalse();
    }
    assertThat(Faults.of(readObject("( ".repeat(100) + ")".repeat(100)))).isEmpty();
  }

  @Test
  void boundsTheDepthOfGraphs() throws IOException {
    assertThat(read("a.trig", PREFIXES + "{ ".repeat(100_000)).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.at().line()).isEqualTo(3));
  }

  @Test
  void boundsTheLengthOfATerm() throws IOException {
    String longest = "a".repeat(1 << 20);
    assertThat(Faults.of(readObject("\"" + longest + "\""))).isEmpty();
    for (String object :
        List.of(
            "\"" + longest + "a\"",
            "\"" + longest + "a\"@en",
            "\"" + longest + "a\"^^xsd:string",
            "<https://example.org/" + longest + ">")) {
      assertThat(Faults.of(readObject(object)))
          .containsExactly("3:9 [syntax] A term is longer than 1048576 characters.");
    }
  }

  @Test
  void refusesWhatOnlyRdf12Has() throws IOException {
    for (String object :
        List.of(
            "<<( x:a x:p x:b )>>",
            "<< x:a x:p x:b >>",
            "x:b ~ x:r",
            "x:b {| x:q x:c |}",
            "\"a\"@en--ltr",
            "<< ".repeat(100_000))) {
      assertThat(readObject(object).faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.message()).contains("RDF 1.2"))
          .satisfies(fault -> assertThat(fault.at().line()).isEqualTo(3));
    }
    Files.delete(data.resolve("a.ttl"));
    for (String name : List.of("a.ttl", "a.trig", "a.nt", "a.nq")) {
      assertThat(read(name, "VERSION \"1.2\"\n").faults())
          .singleElement()
          .satisfies(fault -> assertThat(fault.message()).contains("announcement of RDF 1.2"));
      Files.delete(data.resolve(name));
    }
  }

  @Test
  void letsAPrefixBeDeclaredAgain() throws IOException {
    Corpus corpus =
        read("a.ttl", PREFIXES + "@prefix x: <https://example.com/> .\nx:a x:p x:b .\n");
    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.data().toList().get(0).subject().getURI()).isEqualTo("https://example.com/a");
  }

  @Test
  void readsPackedFilesWithThePlacesOfTheirText() throws IOException {
    Files.write(data.resolve("a.ttl.gz"), gzip(PREFIXES + "x:a x:p x:b .\n"));
    Files.write(data.resolve("b.trig.gz"), gzip(PREFIXES + "x:g { x:a x:p x:b . }\n"));
    Files.write(data.resolve("c.nt.gz"), gzip(QUAD.replace(" <https://example.org/g>", "")));
    Corpus corpus = read("d.nq.gz", gzip(QUAD + QUAD + "x"));
    assertThat(corpus.data())
        .extracting(LocatedQuad::at)
        .extracting(at -> at.toString().substring(data.toString().length() + 1))
        .containsExactly(
            "a.ttl.gz:3:9", "b.trig.gz:3:15", "c.nt.gz:1:49", "d.nq.gz:1:49", "d.nq.gz:2:49");
    assertThat(Faults.of(corpus)).singleElement().asString().startsWith("3:1 [syntax] ");
  }

  @Test
  void saysSoWhenAPackedFileIsNoneOrEndsTooEarly() throws IOException {
    assertThat(Faults.of(read("a.nq.gz", QUAD)))
        .containsExactly("0:0 [syntax] This is not a gzip file.");
    assertThat(Faults.of(read("a.nq.gz", new byte[0])))
        .containsExactly("0:0 [syntax] This is not a gzip file.");
    byte[] whole = gzip(QUAD.repeat(1000));
    assertThat(Faults.of(read("a.nq.gz", Arrays.copyOf(whole, whole.length - 20))))
        .singleElement()
        .asString()
        .endsWith("[syntax] The packed file ends too early.");
  }

  @Test
  void stopsUnpackingAFileThatGrowsBeyondMeasure() throws IOException {
    String spaces = " ".repeat(1 << 20);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 65; i++) {
        out.write(spaces.getBytes(UTF_8));
      }
    }
    assertThat(Faults.of(read("a.nq.gz", packed.toByteArray())))
        .singleElement()
        .asString()
        .contains("[syntax] This cannot be unpacked: it unpacks to more than 67108864 bytes")
        .contains("gunzip");
  }

  @Test
  void reportsRdfInAFormThatIsNotRead() throws IOException {
    List<String> names =
        List.of("a.jsonld", "b.owl", "c.rdf", "d.rj", "e.trix", "f.xml", "g.rdf.gz", "h.ttl.bz2");
    for (String name : names) {
      Files.writeString(data.resolve(name), "anything");
    }
    Corpus corpus = CorpusReader.read(data, ontology);
    assertThat(corpus.complete()).isFalse();
    assertThat(corpus.faults()).allMatch(fault -> fault.rule() == GateRule.UNREAD_FORMAT);
    assertThat(corpus.faults())
        .extracting(fault -> fault.at().toString())
        .containsExactlyElementsOf(
            names.stream().map(name -> data.resolve(name).toString()).toList());
    assertThat(corpus.faults().get(0).repair()).contains("riot");
  }

  @Test
  void reportsAnIriWithForbiddenLettersOnce() throws IOException {
    assertThat(Faults.of(readObject("<https://example.org/a|b{c}>")))
        .singleElement()
        .asString()
        .startsWith("3:9 [malformed-term] Bad IRI: <https://example.org/a|b{c}>");
    assertThat(Faults.of(readObject("<https://example.org/a|b>, <https://example.org/{c}>")))
        .hasSize(2);
  }

  @Test
  void refusesABaseThatIsNoIri() throws IOException {
    Corpus corpus = read("base.ttl", "@base <https://example.org/b%zz/> .\n<a> <b> <c> .\n");
    assertThat(corpus.complete()).isFalse();
    assertThat(Faults.of(corpus))
        .hasSize(2)
        .allMatch(fault -> fault.startsWith("1:"))
        .anyMatch(fault -> fault.contains("[syntax] This base cannot be used."));
  }

  @Test
  void saysToPackADamagedFileAnew() throws IOException {
    byte[] whole = gzip(QUAD.repeat(1_000));
    for (byte[] damaged : List.of("no gzip".getBytes(UTF_8), Arrays.copyOf(whole, 40))) {
      Corpus corpus = read("a.nq.gz", damaged);
      assertThat(corpus.faults()).hasSize(1);
      assertThat(corpus.faults().get(0).repair()).startsWith("pack the file anew with gzip");
    }
  }
}

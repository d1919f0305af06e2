package org.summitgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private static final Map<String, String> PREFIXES =
      Map.of("ex", "http://example.org/", "boat", "http://example.org/boat/");
  private static final String ROWS =
      """
      SELECT ?thing ?words WHERE {
        VALUES (?thing ?words) {
          (<http://example.org/boat/a#p1> "two nets"@en)
          (<http://example.org/b> "2031-05-04"^^<http://www.w3.org/2001/XMLSchema#date>)
          (<http://elsewhere.org/c> UNDEF)
        }
      }
      """;

  @Test
  void alignsRowsForPeople() {
    assertThat(write(ROWS, ResultFormat.TABLE, 0))
        .isEqualTo(
            """
            thing                   words
            ----------------------  ----------
            boat:a#p1               two nets
            ex:b                    2031-05-04
            http://elsewhere.org/c
            3 rows
            """);
  }

  @Test
  void goesOnInTheNextLineWhereACellIsLong() {
    String words = "a long line of words that no table could ever hope to hold in one line";
    assertThat(write("SELECT (\"" + words + "\" AS ?w) (1 AS ?n) {}", ResultFormat.TABLE, 0))
        .isEqualTo(
            """
            w                                         n
            ----------------------------------------  -
            a long line of words that no table could  1
            ever hope to hold in one line
            1 row
            """);
  }

  @Test
  void writesRowByRowWhereTheTableIsTooWide() {
    assertThat(write(ROWS, ResultFormat.TABLE, 30))
        .isEqualTo(
            """
            thing  boat:a#p1
            words  two nets

            thing  ex:b
            words  2031-05-04

            thing  http://elsewhere.org/c

            3 rows
            """);
  }

  @Test
  void showsControlCharactersInsteadOfObeyingThem() {
    assertThat(write("SELECT (\"red\\u001B[31m\" AS ?w) {}", ResultFormat.TABLE, 0))
        .contains("red\\u001b[31m")
        .doesNotContain("\u001b");
  }

  @Test
  void saysThatThereAreNoRows() {
    assertThat(write("SELECT ?a { FILTER(false) }", ResultFormat.TABLE, 0)).endsWith("0 rows\n");
  }

  @Test
  void writesTheStandardFormats() {
    assertThat(write(ROWS, ResultFormat.CSV, 0))
        .startsWith("thing,words\r\nhttp://example.org/boat/a#p1,two nets\r\n");
    assertThat(write(ROWS, ResultFormat.TSV, 0))
        .startsWith("?thing\t?words\n<http://example.org/boat/a#p1>\t\"two nets\"@en\n");
    assertThat(write(ROWS, ResultFormat.JSON, 0)).contains("\"xml:lang\": \"en\"");
    assertThat(write(ROWS, ResultFormat.XML, 0)).contains("<literal xml:lang=\"en\">two nets<");
  }

  @Test
  void answersAskWithYesOrNo() {
    assertThat(write("ASK {}", ResultFormat.TABLE, 0)).isEqualTo("yes\n");
    assertThat(write("ASK { FILTER(false) }", ResultFormat.TABLE, 0)).isEqualTo("no\n");
    assertThat(write("ASK {}", ResultFormat.JSON, 0)).contains("\"boolean\"").contains("true");
  }

  @Test
  void writesAGraphAsTurtleThatAlwaysHasTheSameBytes() {
    String construct = "CONSTRUCT { ?s <http://example.org/p> ?o } { VALUES (?s ?o) { %s } }";
    String one = "(<http://example.org/a> 1)";
    String two = "(<http://example.org/b> \"two\"@en)";

    String turtle = write(construct.formatted(one + two), ResultFormat.TURTLE, 0);

    assertThat(write(construct.formatted(two + one), ResultFormat.TABLE, 0)).isEqualTo(turtle);
    assertThat(turtle).contains("ex:a");
    Model expected = ModelFactory.createDefaultModel();
    expected.read(
        new StringReader(
            "<http://example.org/a> <http://example.org/p> 1 ."
                + "<http://example.org/b> <http://example.org/p> \"two\"@en ."),
        null,
        "TURTLE");
    Model written = ModelFactory.createDefaultModel();
    written.read(new StringReader(turtle), null, "TURTLE");
    assertThat(written.isIsomorphicWith(expected)).isTrue();
  }

  @Test
  void refusesAFormatThatTheKindOfQueryDoesNotHave() {
    assertThatThrownBy(() -> write(ROWS, ResultFormat.TURTLE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not as turtle");
    assertThatThrownBy(() -> write("CONSTRUCT WHERE { ?s ?p ?o }", ResultFormat.CSV, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not as csv");
  }

  private static String write(String query, ResultFormat format, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (QueryExecution execution =
        QueryExecution.model(ModelFactory.createDefaultModel()).query(query).build()) {
      new Results(PREFIXES, width).write(execution, format, out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}

package org.summitgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CannedQueryTest {

  private static final Map<String, String> PREFIXES =
      Map.of("person", "http://example.org/person/", "", "http://example.org/");

  private static final String TEXT =
      """
      #+ summary: What is said?
      #+ description: A query with a parameter of each type.
      #+ tags:
      #+   - test
      #+ defaults:
      #+   - thing: http://example.org/a
      #+   - day: 2031-05-04
      #+   - number: 7
      #+   - words: boats
      PREFIX own: <http://example.org/own#>

      SELECT ?_thing_iri ?p (?_number_integer + 1 AS ?next) ?n WHERE {
        ?_thing_iri ?p ?o .
        OPTIONAL {
          SELECT ?x (COUNT(?_words_text) AS ?n) WHERE {
            GRAPH ?_thing_iri {
              ?x own:q ?_words_text .
            }
            FILTER(?x < ?_day_date)
          }
          GROUP BY ?x
        }
        FILTER NOT EXISTS {
          ?o own:q ?_thing_iri , ?_number_integer .
        }
        MINUS {
          ?o own:r ?_thing_iri .
        }
      }
      ORDER BY ?p
      """;

  @TempDir Path folder;

  @Test
  void putsTheTermInEveryPlaceOfTheVariable() throws Exception {
    String bound = bind(Map.of("thing", "http://example.org/b", "words", "nets")).serialize();

    assertThat(bound)
        .contains("(<http://example.org/b> AS ?_thing_iri)", "GRAPH <http://example.org/b>")
        .contains("own:q  <http://example.org/b>", "own:r  <http://example.org/b>")
        .contains("COUNT(\"nets\")", "own:q  \"nets\"")
        .contains("\"2031-05-04\"^^<http://www.w3.org/2001/XMLSchema#date>")
        .doesNotContain("?_words_text", "?_day_date", "?_number_integer", "example.org/a>");
  }

  @Test
  void keepsTheColumnsAndCanBeSentToAnyEndpoint() throws Exception {
    Query bound = bind(Map.of());
    Query sent = QueryFactory.create(bound.serialize(), Syntax.syntaxSPARQL_11);
    assertThat(sent.getResultVars()).containsExactly("_thing_iri", "p", "next", "n");
    assertThat(sent).isEqualTo(bound);
  }

  @Test
  void leavesTheCannedQueryAsItWas() throws Exception {
    CannedQuery canned = canned();
    String before = canned.query().serialize();
    canned.bind(Map.of("number", "8"));
    assertThat(canned.query().serialize()).isEqualTo(before).contains("?_number_integer");
  }

  @ParameterizedTest
  @CsvSource({
    "person:ada, http://example.org/person/ada",
    "person:ada/letters, http://example.org/person/ada/letters",
    ":ada, http://example.org/ada",
    "https://example.org/source#p30s2, https://example.org/source#p30s2",
    "own:x, http://example.org/own#x",
    "https://example.org/Zoë, https://example.org/Zoë",
    "urn:isbn:0451450523, urn:isbn:0451450523"
  })
  void takesFullIrisAndPrefixedNames(String value, String iri) throws Exception {
    assertThat(bind(Map.of("thing", value)).serialize())
        .containsAnyOf("GRAPH <" + iri + ">", "GRAPH " + value);
    assertThat(Parameter.ofVariable("_thing_iri", "").orElseThrow().term(value, withOwn()).getURI())
        .isEqualTo(iri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "/relative",
        "perso:ada",
        "mailto:ada@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "<http://example.org/a>",
        "http://example.org/a> ?p ?o } ; DROP ALL #",
        "http://example.org/a b",
        "http://example.org/a\nb",
        "http://example.org/{a}",
        "http://example.org/\"a\"",
        "http://example.org/a\\u003e",
        "http://example.org/\u0000",
        "http://example.org/\ud800",
        "http://[broken/",
        "person:a> } UNION { ?s ?p ?o",
        "_:b0",
        "http://",
        "urn:"
      })
  void refusesWhatIsNoIri(String value) throws Exception {
    assertThat(refused("thing", value).example()).isEqualTo("thing=http://example.org/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2031-5-4",
        "2031-02-30",
        "2031-05",
        "31-05-04",
        "2031-05-04T00:00:00",
        "2031-05-04Z",
        " 2031-05-04",
        "2031-05-04\" ) || (\"",
        "２０３１-05-04"
      })
  void refusesWhatIsNoDate(String value) throws Exception {
    assertThat(refused("day", value).example()).isEqualTo("day=2031-05-04");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "seven", "7.0", "1e3", "7 || true", "0x10", "１２", "1234567890123456789"})
  void refusesWhatIsNoWholeNumber(String value) throws Exception {
    assertThat(refused("number", value).example()).isEqualTo("number=7");
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "+7, 7", "-007, -7", "999999999999999999, 999999999999999999"})
  void takesWholeNumbers(String value, String written) throws Exception {
    assertThat(bind(Map.of("number", value)).serialize()).contains("( " + written + " + 1 )");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "boats",
        "\" } ; DROP ALL #",
        "' OR 1=1",
        "\"\"\" } UNION { ?s ?p ?o . #",
        "\\",
        "\\\" . ?s ?p ?o",
        "?_thing_iri",
        "<http://example.org/x>",
        "line\nbreak\r\tand tab",
        "\u2028 \u00a0 Ä 🚤",
        "\\u0022"
      })
  void takesAnyWordsAsOneLiteral(String value) throws Exception {
    Query bound = bind(Map.of("words", value));
    Query sent = QueryFactory.create(bound.serialize(), Syntax.syntaxSPARQL_11);

    assertThat(sent).isEqualTo(bound);
    assertThat(withoutStrings(sent)).isEqualTo(withoutStrings(bind(Map.of("words", "x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bell\u0007", "nul\u0000", "escape\u001b[2J", "half \ud83d"})
  void refusesWordsThatCannotBeSent(String value) throws Exception {
    assertThat(refused("words", value).problem()).contains("control character");
  }

  @Test
  void tellsTheParameterTheFaultAndAnExample() throws Exception {
    CannedQuery canned = canned();
    assertThatThrownBy(() -> canned.bind(Map.of("thing", "perso:ada"), PREFIXES))
        .isInstanceOf(BadParameterException.class)
        .hasMessage(
            "parameter thing: this is neither an http, https or urn IRI nor a name with a known"
                + " prefix [, own, person]; for example thing=http://example.org/a");
  }

  @Test
  void refusesAParameterThatTheQueryDoesNotHave() throws Exception {
    BadParameterException refused = refused("thin", "http://example.org/a");
    assertThat(refused.parameter()).isEqualTo("thin");
    assertThat(refused.example()).contains("thing=http://example.org/a, day=2031-05-04");
  }

  private BadParameterException refused(String name, String value) throws Exception {
    CannedQuery canned = canned();
    BadParameterException refused =
        catchThrowableOfType(
            BadParameterException.class, () -> canned.bind(Map.of(name, value), PREFIXES));
    assertThat(refused).isNotNull();
    assertThat(refused.parameter()).isEqualTo(name);
    return refused;
  }

  private static Map<String, String> withOwn() {
    return Map.of(
        "person", PREFIXES.get("person"), "", PREFIXES.get(""), "own", "http://example.org/own#");
  }

  private static String withoutStrings(Query query) {
    return query.serialize().replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "\"\"");
  }

  private Query bind(Map<String, String> values) throws Exception {
    return canned().bind(values, PREFIXES);
  }

  private CannedQuery canned() throws Exception {
    Files.writeString(folder.resolve("each-type.rq"), TEXT);
    return CannedQueries.readFolder(folder).named("each-type").orElseThrow();
  }
}

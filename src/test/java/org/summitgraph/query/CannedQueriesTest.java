package org.summitgraph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CannedQueriesTest {

  private static final String HEADER =
      """
      #+ summary: What is said of this thing?
      #+ description: One row for each fact.
      #+ tags:
      #+   - evidence
      """;
  private static final String DEFAULT = "#+ defaults:\n#+   - thing: http://example.org/a\n";
  private static final String QUERY = "SELECT ?p WHERE {\n  ?_thing_iri ?p ?o .\n}\nORDER BY ?p\n";

  @TempDir Path folder;

  @Test
  void readsHeaderAndQuery() throws Exception {
    write(
        "what-is-it.rq",
        """
        #+ summary: What is said of this thing
        #+   between two days?
        #+ description: One row for each fact,
        #+   in the order of: time.
        #+
        #+ tags:
        #+   - evidence
        #+   - dates-and-times
        #+ defaults:
        #+   - until: 2031-12-31
        #+   - thing: http://example.org/a
        #+   - longest_words: so long,
        #+       and thanks
        #+   - at_most: 7
        # An ordinary comment.
        SELECT ?p WHERE {
          ?_thing_iri ?p ?o .
          FILTER(?o < ?_until_date && ?o != ?_at_most_integer && ?p != "?_not_a_parameter")
          FILTER NOT EXISTS { ?o ?p ?_longest_words_text . }
        }
        ORDER BY ?p
        """);

    CannedQuery query = CannedQueries.readFolder(folder).named("what-is-it").orElseThrow();

    assertThat(query.summary()).isEqualTo("What is said of this thing between two days?");
    assertThat(query.description()).isEqualTo("One row for each fact, in the order of: time.");
    assertThat(query.tags()).containsExactly("evidence", "dates-and-times");
    assertThat(query.parameters())
        .containsExactly(
            new Parameter("until", ParameterType.DATE, "2031-12-31"),
            new Parameter("thing", ParameterType.IRI, "http://example.org/a"),
            new Parameter("longest_words", ParameterType.TEXT, "so long, and thanks"),
            new Parameter("at_most", ParameterType.INTEGER, "7"));
    assertThat(query.text()).isEqualTo(Files.readString(folder.resolve("what-is-it.rq")));
  }

  @Test
  void readsRqFilesOfTheFolderItselfInTheOrderOfTheirNames() throws Exception {
    write("b.rq", HEADER + "ASK { ?s ?p ?o . }");
    write("a.rq", HEADER + DEFAULT + QUERY);
    write("notes.txt", "no query");
    Files.createDirectory(folder.resolve("checks"));
    write("checks/c.rq", "no query either");

    CannedQueries queries = CannedQueries.readFolder(folder);

    assertThat(queries.all()).extracting(CannedQuery::name).containsExactly("a", "b");
    assertThat(queries.named("c")).isEmpty();
  }

  @Test
  void offersQuestionsAboutTheWorkOfMachinesLast() throws Exception {
    write("a.rq", HEADER + "#+   - machine\n" + DEFAULT + QUERY);
    write("b.rq", HEADER + DEFAULT + QUERY);
    write("c.rq", HEADER + DEFAULT + QUERY);
    assertThat(CannedQueries.readFolder(folder).offered())
        .extracting(CannedQuery::name)
        .containsExactly("b", "c", "a");
  }

  @Test
  void readsWhatWasFoundFaultlessAsTheSameQueries() throws Exception {
    write("b.rq", HEADER + "ASK { ?s ?p ?o . }");
    write("a.rq", HEADER + DEFAULT + QUERY);
    CannedQueries first = CannedQueries.readFolder(folder);

    CannedQueries again = CannedQueries.readFolder(folder, first.sum()::equals);

    assertThat(again.sum()).isEqualTo(first.sum());
    assertThat(again.all())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("asked")
        .isEqualTo(first.all());
    assertThat(again.all())
        .extracting(CannedQuery::parameters)
        .isEqualTo(first.all().stream().map(CannedQuery::parameters).toList());
    assertThat(again.all())
        .extracting(CannedQuery::query)
        .isEqualTo(first.all().stream().map(CannedQuery::query).toList());
  }

  @Test
  void looksForFaultsAgainWhenAFileHasAnotherNameOrText() throws Exception {
    write("a.rq", HEADER + DEFAULT + QUERY);
    String sum = CannedQueries.readFolder(folder).sum();

    write("a.rq", HEADER + DEFAULT + QUERY.replace("?o .", "?o"));
    assertThat(CannedQueries.readFolder(folder, sum::equals).sum()).isNotEqualTo(sum);
    write("a.rq", HEADER + DEFAULT + QUERY.replace("{", ""));
    assertThatThrownBy(() -> CannedQueries.readFolder(folder, sum::equals))
        .isInstanceOf(FaultyQueriesException.class);
    Files.delete(folder.resolve("a.rq"));
    write("b.rq", HEADER + DEFAULT + QUERY);
    assertThat(CannedQueries.readFolder(folder, sum::equals).sum()).isNotEqualTo(sum);
  }

  @Test
  void acceptsWindowsLineEnds() throws Exception {
    write("a.rq", (HEADER + DEFAULT + QUERY).replace("\n", "\r\n"));
    assertThat(CannedQueries.readFolder(folder).named("a").orElseThrow().tags())
        .containsExactly("evidence");
  }

  @Test
  void tellsThatTheFolderDoesNotExist() {
    assertThatThrownBy(() -> CannedQueries.readFolder(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void reportsTheFaultsOfAllFilesTogetherInTheirOrder() throws Exception {
    write("b.rq", HEADER.replace("?", "") + DEFAULT + QUERY);
    write("a.rq", HEADER + DEFAULT + "SELECT ?p WHERE {\n  ?_thing_iri ?p }\n");
    write("good.rq", HEADER + DEFAULT + QUERY);

    FaultyQueriesException faulty =
        catchThrowableOfType(FaultyQueriesException.class, () -> CannedQueries.readFolder(folder));

    assertThat(faulty.faults()).hasSize(2);
    assertThat(faulty)
        .hasMessage(
            folder.resolve("a.rq")
                + ":8:18: not SPARQL 1.1: unexpected \"}\"\n    fix: mend the query\n"
                + folder.resolve("b.rq")
                + ":1:1: the summary is not a question\n"
                + "    fix: word it as a question that ends in a question mark");
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '#+ summary: What is said of this thing?' |                        | 1 | the header has no summary
          '#+ description: One row for each fact.' | #+ description:        | 2 | the header has no description
          '#+   - evidence' | #+                     | 3 | the header has no tags
          '#+ tags:' | #+ tags: facts         | 3 | tags is not a list
          '#+   - evidence' | #+   - Things Said     | 4 | "Things Said" cannot be a tag
          '#+ description: One row for each fact.' | #+ description: One~#+   - row | 2 | description is a list
          this thing?                             | this thing             | 1 | the summary is not a question
          '#+ tags:' | #+ sumary: What?~#+ tags: | 3 | the header has an unknown key "sumary"
          '#+ tags:' | #+ summary: What?~#+ tags: | 3 | the header has summary twice
          '#+ tags:' | #+tags:                | 3 | this header line is neither "#+ key: value" nor the continuation of one
          '#+ summary: What' | #+   What              | 1 | this line continues nothing
          SELECT                                  | ~#+ tags:~SELECT       | 8 | this header line stands below the header
          '#+   - thing: http://example.org/a' | #+                     | 5 | ?_thing_iri has no default
          '#+   - thing: http://example.org/a' | #+   - thing           | 6 | "thing" is not a default
          '#+   - thing: http://example.org/a' | #+   - thing: http://example.org/a~#+   - thing: http://example.org/b | 7 | thing has two defaults
          '#+   - thing: http://example.org/a' | #+   - thing: http://example.org/a~#+   - other: http://example.org/b | 7 | the query has no parameter other
          '#+   - thing: http://example.org/a' | #+   - thing: a thing  | 0 | the default of thing does not fit: this is neither a full IRI nor a prefixed name
          '#+   - thing: http://example.org/a' | #+   - thing: ex:a     | 0 | the default of thing does not fit: this is neither an http, https or urn IRI nor a name with a known prefix []
          ?o .                                    | ?_other .              | 0 | ?_other does not tell its type
          ?o .                                    | ?_other_colour .       | 0 | ?_other_colour does not tell its type
          ?o .                                    | ?_thing_text .         | 6 | the parameter thing is both iri and text
          ?o .                                    | ex:o .                 | 8 | not SPARQL 1.1: Unresolved prefixed name: ex:o
          ORDER BY ?p                             | ORDER BY ?_thing_iri   | 0 | a parameter stands where a value cannot stand in its place
          ?o .                                    | ?o . VALUES ?_thing_iri { <http://example.org/b> } | 0 | a parameter stands where a value cannot stand in its place
          ORDER BY ?p                             | VALUES ?_thing_iri { <http://example.org/b> } | 0 | ?_thing_iri stands where a value cannot stand in its place
          ORDER BY ?p                             | GROUP BY ?p ?_thing_iri | 0 | ?_thing_iri stands where a value cannot stand in its place
          ?_thing_iri ?p                          | BIND(?o AS ?_thing_iri) ?_thing_iri ?p | 0 | a parameter stands where a value cannot stand in its place
          ?o .                                    | ?o . FILTER(BOUND(?_thing_iri)) | 0 | a parameter stands where a value cannot stand in its place
          ORDER BY ?p                             | LATERAL { ?s ?p ?o }   | 10 | not SPARQL 1.1: unexpected "LATERAL"
          ORDER BY ?p                             | ORDER BY               | 10 | not SPARQL 1.1: the query ends too early
          """)
  void namesFileLineFaultAndRepair(String old, String replacement, long line, String message)
      throws Exception {
    String good = HEADER + DEFAULT + QUERY;
    assertThat(good).contains(old);
    String bad = good.replace(old, replacement == null ? "" : replacement.replace('~', '\n'));
    write("bad.rq", bad.stripLeading());

    List<QueryFault> faults = faults();

    assertThat(faults)
        .anySatisfy(
            fault -> {
              assertThat(fault.message()).isEqualTo(message);
              assertThat(fault.at().line()).isEqualTo(line);
              assertThat(fault.at().file()).isEqualTo(folder.resolve("bad.rq").toString());
              assertThat(fault.repair()).isNotBlank();
            });
  }

  @Test
  void refusesAFileNameThatCannotBeTyped() throws Exception {
    write("What is it.rq", HEADER + DEFAULT + QUERY);
    assertThat(faults())
        .singleElement()
        .extracting(QueryFault::message)
        .isEqualTo("\"What is it\" cannot be the name of a query");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws Exception {
    Files.write(folder.resolve("a.rq"), new byte[] {'#', '+', (byte) 0xe9});
    assertThat(faults())
        .singleElement()
        .extracting(QueryFault::message)
        .isEqualTo("the file is not UTF-8");
  }

  private List<QueryFault> faults() {
    return catchThrowableOfType(
            FaultyQueriesException.class, () -> CannedQueries.readFolder(folder))
        .faults();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}

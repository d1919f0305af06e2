package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.describe.OntologyDescriber;
import org.summitgraph.describe.OntologyDescription;

class OntologyPagesTest {

  private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");
  private static final Pattern FRAGMENT = Pattern.compile("href=\"#([^\"]+)\"");
  private static final String OURS = "https://w3id.org/summitgraph/";

  @TempDir static Path directory;

  private static LiveServer server;
  private static String page;

  @BeforeAll
  static void start() {
    server = LiveServer.over(directory);
    page = server.get("/ontology.html").body();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isOnePageAtBothAddresses() {
    for (String path : List.of("/ontology", "/ontology.html")) {
      HttpResponse<String> answer = server.get(path, "Accept", "text/html");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
      assertThat(answer.headers().firstValue(SecurityHeaders.POLICY).orElseThrow())
          .contains("style-src 'self'");
      assertThat(answer.body()).isEqualTo(LiveServer.ONTOLOGY.html()).doesNotContain("<script");
    }
  }

  @Test
  void beginsWithTheFiveTermsThatAReaderMeetsFirst() {
    assertThat(page.substring(0, page.indexOf("All terms")))
        .containsSubsequence(
            ">person</a>", ">summit</a>", ">event</a>", ">statement</a>", ">source</a>")
        .contains("Version</dt><dd>0.1.0")
        .contains("href=\"https://creativecommons.org/publicdomain/zero/1.0/\"");
  }

  @Test
  void describesEveryTermAndEveryValue() {
    Graph graph = turtle();
    List<Node> terms =
        graph.stream()
            .filter(
                triple ->
                    triple.predicateMatches(RDFS.label.asNode())
                        || triple.predicateMatches(SKOS.prefLabel.asNode()))
            .map(Triple::getSubject)
            .filter(term -> term.isURI() && term.getURI().startsWith(OURS))
            .distinct()
            .toList();
    assertThat(terms).hasSizeGreaterThan(150);
    List<String> ids = matches(ID);
    assertThat(terms)
        .allSatisfy(
            term -> {
              String end = term.getURI().replaceFirst(".*[/#]", "");
              assertThat(ids).containsAnyOf(end, "value-" + end);
            });
  }

  @Test
  void everyFragmentLeadsToOneTerm() {
    List<String> ids = matches(ID);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(matches(FRAGMENT))
        .hasSizeGreaterThan(400)
        .allSatisfy(id -> assertThat(ids).contains(id));
  }

  @Test
  void tellsWhatATermIsNotAndWhereElseItIsKnown() {
    String unrealized = section("UnrealizedMeeting");
    assertThat(unrealized)
        .contains("disjoint with</dt><dd><a href=\"#Meeting\">sg:Meeting</a> <a href=\"#Summit\">")
        .contains("never has</dt><dd><a href=\"#participant\">sg:participant</a>");
    assertThat(section("Person"))
        .contains("close to</dt><dd><a href=\"https://schema.org/Person\">schema:Person</a>")
        .contains("domain of</dt><dd><a href=\"#affiliation\">sg:affiliation</a>");
  }

  @Test
  void givesProgramsTheSameInTurtle() {
    HttpResponse<String> answer = server.get("/ontology.ttl");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/turtle;charset=utf-8");
    Graph files = RDFParser.source(Path.of("ontology/summit.ttl")).toGraph();
    RDFParser.source(Path.of("ontology/provenance.ttl")).parse(files);
    RDFParser.source(Path.of("ontology/values.ttl")).parse(files);
    RDFParser.source(Path.of("ontology/alignments.ttl")).parse(files);
    assertThat(turtle().isIsomorphicWith(files)).isTrue();
  }

  @Test
  void showsWordsOfTheOntologyAsWords() {
    Graph graph =
        RDFParser.fromString(
                """
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                <https://example.org/o#T> a owl:Class ; rdfs:label "<b>T</b>" ;
                  rdfs:comment "<script>alert(1)</script>" ; skos:closeMatch <javascript:alert(1)> .
                """,
                Lang.TURTLE)
            .toGraph();
    OntologyDescription description = OntologyDescriber.describe(graph.find().toList(), Map.of());
    String html = new OntologyDocument(description, "", graph).html();
    assertThat(html)
        .contains("&lt;b&gt;T&lt;/b&gt;")
        .doesNotContain("<script", "<b>", "href=\"javascript:");
  }

  private static Graph turtle() {
    return RDFParser.fromString(server.get("/ontology.ttl").body(), Lang.TURTLE).toGraph();
  }

  private static List<String> matches(Pattern pattern) {
    return pattern.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String section(String anchor) {
    int start = page.indexOf("<h3 id=\"" + anchor + "\"");
    return page.substring(start, page.indexOf("</section>", start));
  }
}

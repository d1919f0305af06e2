package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a corpus on another subject, whose base is another and whose texts are at hand. */
class SourcePagesTest {

  private static final Path VILLAGE = Path.of("examples/village");
  private static final String MINUTES = "/doc/source/council-minutes.html";

  @TempDir static Path directory;

  private static ShippedServer village;
  private static LiveServer server;

  @BeforeAll
  static void start() {
    village =
        ShippedServer.of(
            VILLAGE, directory, Optional.of(VILLAGE.resolve("documents")), Optional.empty());
    server = village.live();
  }

  @AfterAll
  static void stop() {
    village.close();
  }

  private static String page(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "text/html");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theBaseOfTheAddressesComesFromTheOntology() {
    HttpResponse<String> answer = server.get("/id/what/flood-1871");
    assertThat(answer.headers().firstValue("Location")).hasValue("../../doc/what/flood-1871");
    assertThat(page("/doc/what/flood-1871"))
        .contains("https://w3id.org/summitgraph/examples/village/id/what/flood-1871");
    assertThat(server.get("/ontology/0.1.0", "Accept", "text/turtle").statusCode()).isEqualTo(200);
  }

  @Test
  void valuesThatDifferStandSideBySideEachWithItsPassageAndItsWords() {
    String flood = page("/doc/what/flood-1871");
    String level = flood.substring(flood.indexOf(">water level</a>"));
    assertThat(level.substring(0, level.indexOf("</div>")))
        .contains("sources differ")
        .containsSubsequence("9.0", "Minutes of the Aldermoor council", "34–120", "<mark>");
    assertThat(Pattern.compile("(?s)<dd>\\s+[0-9.]+\\s").matcher(level).results().count())
        .isGreaterThanOrEqualTo(2);
    assertThat(flood).contains("href=\"../../doc/source/council-minutes#p2s1\"");
  }

  @Test
  void aSourceIsReadAsAPageInWhichWhatIsCitedLeadsToWhatWasReadFromIt() {
    String minutes = page(MINUTES);
    assertThat(minutes).contains("<h2 id=\"text\">");
    String text =
        minutes.substring(
            minutes.indexOf("<h2 id=\"text\">"), minutes.indexOf("<h2 id=\"passages\">"));
    assertThat(text)
        .contains("<mark><a href=\"#p2s1\">")
        .contains("class=\"without-fact\" href=\"#p1s1\"");
    String passage = minutes.substring(minutes.indexOf("id=\"p2s1\""));
    assertThat(passage.substring(0, passage.indexOf("</section>")))
        .contains("id=\"p2s1-pos\"", "id=\"p2s1-claims\"", "34–120, 86 long", "<blockquote>")
        .contains("water level");
  }

  @Test
  void withoutTheTextThePageShowsItsSkeleton(@TempDir Path other) {
    try (ShippedServer bare =
        ShippedServer.of(VILLAGE, other, Optional.empty(), Optional.empty())) {
      String minutes = bare.live().get(MINUTES).body();
      assertThat(minutes)
          .doesNotContain("<h2 id=\"text\">", "<blockquote>", "<mark>")
          .contains("id=\"p2s1\"", "34–120, 86 long", "water level");
    }
  }

  @Test
  void offersTheQueryBehindThePageAndHowToCiteIt() {
    String flood = page("/doc/what/flood-1871");
    assertThat(flood)
        .contains("href=\"../../ui/#/dataset/summits/query?query=PREFIX%20sg")
        .containsPattern("Aldermoor village archive, edition [0-9a-f]{12}\\.");
    URI turtle = URI.create("/doc/what/flood-1871").resolve("../../doc/what/flood-1871.ttl");
    assertThat(server.get(turtle.getPath()).statusCode()).isEqualTo(200);
  }

  @Test
  void listsTheInstancesOfAClassByNameAndByYear() {
    assertThat(page("/doc/?class=village:Flood")).contains("doc/what/flood-1871\">");
    assertThat(page("/doc/?class=village:Flood&year=1871")).contains("doc/what/flood-1871\">");
    assertThat(page("/doc/?class=village:Flood&year=1999")).doesNotContain("flood-1871");
    assertThat(page("/")).contains("doc/?class=village%3AFlood&amp;year=1871");
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.describe.SourceDescription;

/** A source whose passages fill more than one page. */
class LongSourceTest {

  private static final int PASSAGES = SourceDescription.MOST_PASSAGES + 10;
  private static final String LAST = "p" + PASSAGES + "s1";

  @TempDir static Path directory;

  private static ShippedServer served;
  private static LiveServer server;

  @BeforeAll
  static void start() throws IOException {
    Path project = directory.resolve("project");
    Files.createDirectories(project.resolve("data"));
    Files.createDirectories(project.resolve("ontology"));
    for (String file : List.of("shapes.ttl", "village.ttl")) {
      Files.copy(
          Path.of("examples/village/ontology", file), project.resolve("ontology").resolve(file));
    }
    Files.writeString(project.resolve("data/long.trig"), source());
    served =
        ShippedServer.of(project, directory.resolve("store"), Optional.empty(), Optional.empty());
    server = served.live();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String source() {
    StringBuilder data =
        new StringBuilder(
            """
            @prefix oa: <http://www.w3.org/ns/oa#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix sg: <https://w3id.org/summitgraph/ontology#> .
            @prefix village: <https://w3id.org/summitgraph/examples/village/ontology#> .
            @prefix what: <https://w3id.org/summitgraph/examples/village/id/what/> .
            @prefix long: <https://w3id.org/summitgraph/examples/village/id/source/long#> .

            what:flood rdfs:label "A flood"@en .
            <https://w3id.org/summitgraph/examples/village/id/source/long>
              a sg:Source ; rdfs:label "A long source"@en .
            """);
    for (int i = 1; i <= PASSAGES; i++) {
      data.append(
          """
          long:p%1$ds1 a sg:Passage ;
            sg:passageOf <https://w3id.org/summitgraph/examples/village/id/source/long> ;
            sg:locator "paragraph %1$d" ; oa:hasSelector long:p%1$ds1-pos .
          long:p%1$ds1-pos a oa:TextPositionSelector ; oa:start %2$d ; oa:end %3$d .
          """
              .formatted(i, 10 * i, 10 * i + 9));
    }
    return data.append(
            """
            long:%1$s-claims a sg:ClaimGraph ; sg:citesPassage long:%1$s .
            GRAPH long:%1$s-claims { what:flood a village:Flood ; village:waterLevel 9.0 . }
            """
                .formatted(LAST))
        .toString();
  }

  private static String page(String path) {
    return server.get(path, "Accept", "text/html").body();
  }

  @Test
  void aMarkOfEvidenceLeadsToThePageOfItsPassage() {
    String link = "doc/source/long?part=" + LAST + "#" + LAST;
    // The sources are counted on a thread of their own, before the lists are there.
    assertThat(page("/doc/")).contains("flood");
    assertThat(page("/doc/what/flood")).contains("href=\"../../" + link + "\"");
    assertThat(page("/doc/source/long?part=" + LAST))
        .contains("Page 2 of 2", "<article class=\"passage\" id=\"" + LAST + "\"");
  }

  @Test
  void aClaimGraphIsOnThePageOfThePassageThatItCites() {
    assertThat(page("/doc/source/long?part=" + LAST + "-claims"))
        .contains("Page 2 of 2", "<div id=\"" + LAST + "-claims\"");
  }

  @Test
  void whoComesWithAFragmentAloneFindsTheWayOnTheFirstPage() {
    assertThat(page("/doc/source/long"))
        .contains("Page 1 of 2", "<a id=\"" + LAST + "\" href=\"?page=2#" + LAST + "\">")
        .doesNotContain("<article class=\"passage\" id=\"" + LAST + "\"");
    assertThat(page("/doc/source/long?page=2")).doesNotContain("<a id=");
  }

  @Test
  void anUnknownPartIsOnTheFirstPage() {
    assertThat(page("/doc/source/long?part=nothing%22%3E")).contains("Page 1 of 2");
  }
}

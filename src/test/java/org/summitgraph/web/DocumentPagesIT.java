package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

class DocumentPagesIT {

  private static final Path VILLAGE = Path.of("examples/village");

  @TempDir static Path directory;

  private static ShippedServer shipped;
  private static ShippedServer village;
  private static LiveServer questions;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    shipped =
        ShippedServer.of(
            Path.of(""), directory.resolve("shipped"), Optional.empty(), Optional.empty());
    village =
        ShippedServer.of(
            VILLAGE,
            directory.resolve("village"),
            Optional.of(VILLAGE.resolve("documents")),
            Optional.empty());
    questions =
        LiveServer.over(directory.resolve("questions"), LiveServer.settings(Path.of("queries")));
    browser = Browser.open(directory.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    shipped.close();
    village.close();
    questions.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/doc/",
        "/doc/?class=sg:Person",
        "/doc/?class=sg:Statement&year=2018",
        "/doc/person/donald-trump",
        "/doc/event/helsinki-2018",
        "/doc/statement/trump-would",
        "/doc/place/helsinki",
        "/doc/source/edgerton-halpin-2025",
        "/doc/person/donald-trunp",
        "/dumps/",
        "/limits",
        "/linking",
        "/reconcile/preview?id=id/person/donald-trump"
      })
  void pagesOfTheShippedDataHaveNoFaultThatAxeFinds(String path) {
    check(shipped.live(), path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/doc/source/council-minutes",
        "/doc/what/flood-1871",
        "/doc/who/hester-vane"
      })
  void pagesWithTextsHaveNoFaultThatAxeFinds(String path) {
    check(village.live(), path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/queries/",
        "/queries/meetings-held",
        "/queries/statements-by-speaker",
        "/queries/events-between?from=yesterday"
      })
  void pagesOfQuestionsHaveNoFaultThatAxeFinds(String path) {
    check(questions, path);
  }

  private static void check(LiveServer server, String path) {
    for (String scheme : List.of("light", "dark")) {
      browser
          .driver()
          .executeCdpCommand(
              "Emulation.setEmulatedMedia",
              Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      browser.go(server.at(path));
      browser.picture("document" + path.replaceAll("[^A-Za-z0-9]", "-") + scheme);
      var results = new AxeBuilder().analyze(browser.driver());
      assertThat(results.getPasses()).isNotEmpty();
      assertThat(results.getViolations()).as(scheme).extracting(Rule::getId).isEmpty();
    }
  }

  @Test
  void theMarkOfAFactLeadsToItsPassage() {
    browser.go(village.live().at("/doc/what/flood-1871"));
    browser.driver().findElement(By.cssSelector(".evidence a[href*='council-minutes']")).click();
    browser.see(".passage:target");
    assertThat(browser.driver().getCurrentUrl()).contains("/doc/source/council-minutes#p");
  }

  @Test
  void fitsTheScreenOfAPhone() {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    try {
      for (String path :
          List.of(
              "/",
              "/doc/event/helsinki-2018",
              "/doc/source/edgerton-halpin-2025",
              "/limits",
              "/linking",
              "/ontology")) {
        assertFits(shipped.live(), path);
      }
      for (String path :
          List.of("/queries/", "/queries/meetings-held", "/queries/statements-by-speaker")) {
        assertFits(questions, path);
      }
    } finally {
      browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private static void assertFits(LiveServer server, String path) {
    browser.go(server.at(path));
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .as(path)
        .isLessThanOrEqualTo(360);
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

class FrontPageIT {

  @TempDir static Path directory;

  private static LiveServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    server = LiveServer.over(directory);
    browser = Browser.open(directory.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  @Test
  void everyLinkOfOursLeadsSomewhere() {
    browser.go(server.at("/"));
    browser.seeText("h1", "Summit Graph");
    List<URI> links =
        browser.driver().findElements(By.cssSelector("a[href], link[href]")).stream()
            .map(link -> URI.create(link.getDomProperty("href")))
            .filter(link -> link.getAuthority().equals(server.server().address().getAuthority()))
            .toList();
    assertThat(links).hasSizeGreaterThanOrEqualTo(5);
    assertThat(links)
        .allSatisfy(link -> assertThat(server.get(link.getPath()).statusCode()).isEqualTo(200));
  }

  @Test
  void aQuestionLeadsToItsAnswerAndFromThereToTheEditor() {
    browser.go(server.at("/"));
    browser.driver().findElement(By.linkText(LiveServer.SUMMITS.summary())).click();
    browser.seeText("h1", LiveServer.SUMMITS.summary());
    browser.see("#answer");
    browser.driver().findElement(By.linkText("Open it in the editor")).click();
    browser.see("#yasqe .CodeMirror");
    browser.see(".summit-extras [data-query='summits'][aria-current='true']");
  }

  @ParameterizedTest
  @CsvSource({
    "/, light",
    "/, dark",
    "/nothing/here, light",
    "/nothing/here, dark",
    "/ontology, light",
    "/ontology, dark"
  })
  void hasNoFaultOfAccessibilityThatAxeFinds(String path, String scheme) {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.go(server.at(path));
    browser.picture("page" + path.replace('/', '-') + scheme);
    var results = new AxeBuilder().analyze(browser.driver());
    assertThat(results.getPasses()).isNotEmpty();
    assertThat(results.getViolations()).extracting(Rule::getId).isEmpty();
  }

  @Test
  void fitsANarrowScreen() {
    browser.driver().manage().window().setSize(new Dimension(500, 900));
    browser.go(server.at("/"));
    browser.picture("page-narrow");
    assertThat(
            (Boolean)
                browser.run(
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .isTrue();
    browser.driver().manage().window().setSize(new Dimension(1280, 1000));
  }

  @Test
  void asksNobodyElse() {
    browser.go(server.at("/"));
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(url -> assertThat(url).startsWith(server.server().address().toString()));
  }
}

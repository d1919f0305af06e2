package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

class FusekiUiIT {

  private static final String EDITOR = "#yasqe .CodeMirror";
  private static final String RESULT = "#yasr table tbody td";

  @TempDir Path directory;

  private LiveServer server;
  private Browser browser;

  @BeforeEach
  void open() {
    server = LiveServer.over(directory);
    browser = Browser.open(directory.resolve("profile"));
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
  }

  private static String question(UiQuery query) {
    return ".summit-extras [data-query='" + query.name() + "']";
  }

  @Test
  void answersACannedQuestionAtAClick() {
    browser.go(server.at("/ui/"));
    WebElement question = browser.see(question(LiveServer.SUMMITS));
    assertThat(question.getText()).isEqualTo(LiveServer.SUMMITS.summary());
    browser.picture("ui");
    question.click();
    browser.seeText(RESULT, "Reykjavik summit, October 1986");
    assertThat(question.getDomAttribute("aria-current")).isEqualTo("true");
    browser.picture("ui-answer");
    assertStaysHome();
  }

  @Test
  void answersACannedQuestionByKeyboardAlone() {
    browser.go(server.at("/ui/"));
    browser.see(question(LiveServer.WHO_MET));
    Actions keys = new Actions(browser.driver());
    for (int presses = 0; presses < 40 && !focused().equals("who-met"); presses++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertThat(focused()).isEqualTo("who-met");
    keys.sendKeys(Keys.ENTER).perform();
    browser.seeText(RESULT, "lake-notebook#p1s1");
  }

  private String focused() {
    return String.valueOf(browser.run("return document.activeElement.dataset.query"));
  }

  @Test
  void answersAQueryThatIsTypedIntoTheEditor() {
    browser.go(server.at("/ui/"));
    browser.see(EDITOR).click();
    clearEditor();
    new Actions(browser.driver())
        .sendKeys("SELECT ?graph ?place { GRAPH ?graph { ?summit sg:location ?place } }")
        .keyDown(Keys.CONTROL)
        .sendKeys(Keys.ENTER)
        .keyUp(Keys.CONTROL)
        .perform();
    browser.seeText(RESULT, "p1s1-claims");
    browser.seeText(RESULT, "geneva");
    // The prefix was not typed: the editor knew it from us.
    assertThat(editorText()).contains("PREFIX sg: <" + LiveServer.SG + ">");
    assertStaysHome();
  }

  @Test
  void saysWhyAQueryIsNotAnswered() {
    ask("SELECT * { ?s ?p");
    browser.seeText("#yasr", "This is not a query in SPARQL 1.1: it ends too early");
    ask("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }");
    browser.seeText("#yasr", "SERVICE");
    ask("CLEAR ALL");
    browser.seeText("#yasr", "it takes queries, and no updates");
  }

  private void ask(String query) {
    browser.go(URI.create("about:blank"));
    browser.go(server.at("/ui/"));
    browser.see(EDITOR);
    browser.run(
        "document.querySelector(arguments[0]).CodeMirror.setValue(arguments[1])", EDITOR, query);
    browser.see(".yasqe_queryButton").click();
  }

  @Test
  void completesAndOffersOurPrefixes() {
    browser.go(server.at("/ui/"));
    browser.see(EDITOR).click();
    clearEditor();
    new Actions(browser.driver()).sendKeys("PREFIX eve").perform();
    browser.seeText(".CodeMirror-hints li", "event: <" + LiveServer.PREFIXES.get("event") + ">");
    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    clearEditor();
    browser.see(".summit-extras summary").click();
    browser.see(".summit-extras [data-prefix='event']").click();
    assertThat(editorText()).contains("PREFIX event: <" + LiveServer.PREFIXES.get("event") + ">");
    assertStaysHome();
  }

  @Test
  void opensACannedQueryByItsDeepLink() {
    browser.go(server.at("/" + LiveServer.editorLink(LiveServer.WHO_MET)));
    browser.see(EDITOR);
    browser.see(question(LiveServer.WHO_MET) + "[aria-current='true']");
    assertThat(editorText()).isEqualTo(LiveServer.WHO_MET.sparql());
    browser.see(".yasqe_queryButton").click();
    browser.seeText(RESULT, "lake-notebook#p1s1");
    assertStaysHome();
  }

  @Test
  void offersNothingThatWrites() {
    browser.go(server.at("/ui/"));
    browser.see(question(LiveServer.SUMMITS));
    assertThat(visibleLabels())
        .contains("query", "info")
        .doesNotContain("manage", "add data", "edit");
    browser.see("a.navbar-brand").click();
    browser.seeText("td button.btn", "query");
    browser.picture("ui-datasets");
    assertThat(visibleLabels())
        .contains("query", "info")
        .doesNotContain("manage", "add data", "edit");
    browser.see("td button.btn:last-of-type").click();
    browser.seeText("h3", "Available Services");
    browser.seeText("a", "/summits/sparql");
    browser.picture("ui-info");
    assertStaysHome();
  }

  private List<String> visibleLabels() {
    return browser.driver().findElements(By.cssSelector("a, button")).stream()
        .filter(WebElement::isDisplayed)
        .map(element -> element.getText().trim())
        .toList();
  }

  private void clearEditor() {
    browser.run("document.querySelector(arguments[0]).CodeMirror.setValue('')", EDITOR);
  }

  private String editorText() {
    return (String)
        browser.run("return document.querySelector(arguments[0]).CodeMirror.getValue()", EDITOR);
  }

  private void assertStaysHome() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(
            url ->
                assertThat(URI.create(url).getAuthority())
                    .as(url)
                    .isEqualTo(server.server().address().getAuthority()));
    assertThat(browser.complaints()).isEmpty();
  }
}

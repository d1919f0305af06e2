package org.summitgraph.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Headless Chromium with a fresh profile, which notes every request that it makes. Where Chromium
 * and its driver lie is said by the system properties {@code chromium} and {@code chromedriver}.
 */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the browser answers without a network: its own start page, and what a page carries. */
  private static final List<String> OWN = List.of("chrome:", "data:", "blob:");

  private final ChromeDriver driver;
  private final List<String> requests = new ArrayList<>();

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(existing("chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(existing("chromedriver", "/usr/bin/chromedriver")))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(new Dimension(1280, 1000));
    return new Browser(driver);
  }

  private static String existing(String property, String usual) {
    String path = System.getProperty(property, usual);
    if (!Files.isExecutable(Path.of(path))) {
      throw new IllegalStateException(
          "no program at "
              + path
              + ": install it, or say where it is with -D"
              + property
              + "=PATH");
    }
    return path;
  }

  ChromeDriver driver() {
    return driver;
  }

  void go(URI address) {
    driver.get(address.toString());
  }

  /** Waits until the element is there and can be seen. */
  WebElement see(String css) {
    return wait(css).until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
  }

  /** Waits until an element that matches has the text in it. */
  void seeText(String css, String text) {
    wait(css + " with \"" + text + "\"")
        .until(
            any ->
                driver.findElements(By.cssSelector(css)).stream()
                    .anyMatch(element -> element.getText().contains(text)));
  }

  private WebDriverWait wait(String what) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
    wait.withMessage(() -> what + " on " + driver.getCurrentUrl());
    return wait;
  }

  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Every address that was asked for since the browser opened, but what it holds itself. */
  List<String> requests() {
    driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> note(entry.getMessage()));
    return List.copyOf(requests);
  }

  private void note(String message) {
    JsonObject event = JSON.parse(message).getObj("message");
    if (event.getString("method").equals("Network.requestWillBeSent")) {
      String url = event.getObj("params").getObj("request").getString("url");
      if (OWN.stream().noneMatch(url::startsWith)) {
        requests.add(url);
      }
    }
  }

  /** What the page complained of: refused by its policy, not found, thrown and not caught. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** Keeps a picture under {@code target/screenshots/}, for people to look at. */
  void picture(String name) {
    try {
      Path file = Path.of("target", "screenshots", name + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}

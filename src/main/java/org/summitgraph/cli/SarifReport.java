package org.summitgraph.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Rule;
import org.summitgraph.model.Severity;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;

/**
 * Violations in the Static Analysis Results Interchange Format, from which code hosts annotate the
 * lines of a pull request (SARIF 2.1.0, OASIS Standard). Names of files are relative to the folder
 * the program runs in, which should be the root of the repository.
 */
final class SarifReport {

  /** GitHub refuses a run with more results; the gravest are kept. */
  static final int MOST_RESULTS = 25_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String HOME = "https://w3id.org/summitgraph";

  private static final Map<Severity, String> LEVELS =
      Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.INFO, "note");

  private final List<Violation> violations;
  private final Function<Violation, Severity> severity;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<String> order;
  private final boolean complete;

  /**
   * @param violations what is reported
   * @param severity how grave each is here
   * @param checked the rules that are not off
   * @param complete whether every file was read, so that every rule ran
   */
  SarifReport(
      List<Violation> violations,
      Function<Violation, Severity> severity,
      List<Rule> checked,
      boolean complete) {
    this.violations = violations;
    this.severity = severity;
    this.complete = complete;
    checked.forEach(rule -> rules.put(rule.code(), rule));
    violations.forEach(violation -> rules.put(violation.rule().code(), violation.rule()));
    order = List.copyOf(rules.keySet());
  }

  void write(PrintWriter out) {
    JsonObject log = new JsonObject();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", array(run()));
    out.println(JSON.toString(log));
  }

  private JsonObject run() {
    JsonObject run = new JsonObject();
    JsonObject tool = new JsonObject();
    tool.put("driver", driver());
    run.put("tool", tool);
    run.put("invocations", array(invocation()));
    // The parsers count as Java does.
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", results());
    return run;
  }

  private JsonObject driver() {
    JsonObject driver = new JsonObject();
    driver.put("name", "Summit Graph");
    driver.put("informationUri", HOME);
    String version = Summit.class.getPackage().getImplementationVersion();
    if (version != null) {
      driver.put("version", version);
    }
    JsonArray described = new JsonArray();
    rules.values().forEach(rule -> described.add(describe(rule)));
    driver.put("rules", described);
    return driver;
  }

  private static JsonObject describe(Rule rule) {
    JsonObject described = new JsonObject();
    described.put("id", rule.code());
    described.put("name", rule.code());
    described.put("shortDescription", text(rule.description()));
    described.put("fullDescription", text(rule.description()));
    described.put("help", text("Repair: " + rule.repair()));
    if (rule instanceof GateRule) {
      described.put("helpUri", HOME + "/rules#" + rule.code());
    }
    JsonObject configuration = new JsonObject();
    configuration.put("level", LEVELS.get(rule.severity()));
    described.put("defaultConfiguration", configuration);
    return described;
  }

  private JsonObject invocation() {
    JsonObject invocation = new JsonObject();
    invocation.put("executionSuccessful", complete);
    JsonArray notifications = new JsonArray();
    if (!complete) {
      notifications.add(notification("A file could not be read, so most rules did not run."));
    }
    if (violations.size() > MOST_RESULTS) {
      notifications.add(
          notification(
              "Of " + violations.size() + " faults the gravest " + MOST_RESULTS + " are here."));
    }
    if (!notifications.isEmpty()) {
      invocation.put("toolExecutionNotifications", notifications);
    }
    return invocation;
  }

  private static JsonObject notification(String words) {
    JsonObject notification = new JsonObject();
    notification.put("level", "error");
    notification.put("message", text(words));
    return notification;
  }

  private JsonArray results() {
    JsonArray results = new JsonArray();
    Map<String, Integer> seen = new HashMap<>();
    reported().forEach(violation -> results.add(result(violation, seen)));
    return results;
  }

  private List<Violation> reported() {
    if (violations.size() <= MOST_RESULTS) {
      return violations;
    }
    List<Violation> gravest = new ArrayList<>(violations);
    gravest.sort(Comparator.comparing(severity));
    return gravest.subList(0, MOST_RESULTS);
  }

  private JsonObject result(Violation violation, Map<String, Integer> seen) {
    String code = violation.rule().code();
    JsonObject result = new JsonObject();
    result.put("ruleId", code);
    result.put("ruleIndex", order.indexOf(code));
    result.put("level", LEVELS.get(severity.apply(violation)));
    result.put(
        "message",
        text(violation.message().replaceFirst("\\.$", "") + ". Fix: " + violation.repair()));
    JsonObject location = new JsonObject();
    location.put("physicalLocation", place(violation.at()));
    result.put("locations", array(location));
    JsonObject fingerprints = new JsonObject();
    fingerprints.put("violation/v1", fingerprint(violation, seen));
    result.put("partialFingerprints", fingerprints);
    return result;
  }

  /** Says nothing of lines: a fault stays the same when lines are put in above it. */
  private static String fingerprint(Violation violation, Map<String, Integer> seen) {
    String fault =
        String.join(
            "\n",
            violation.rule().code(),
            uri(violation.at().file()),
            violation.focus().map(Object::toString).orElse(""),
            violation.message());
    String hash = Text.sha256(fault).substring(0, 32);
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  private static JsonObject place(SourceLocation at) {
    JsonObject artifact = new JsonObject();
    artifact.put("uri", uri(at.file()));
    if (!isElsewhere(at.file())) {
      artifact.put("uriBaseId", "%SRCROOT%");
    }
    JsonObject place = new JsonObject();
    place.put("artifactLocation", artifact);
    if (at.line() > 0) {
      JsonObject region = new JsonObject();
      region.put("startLine", at.line());
      region.put("startColumn", Math.max(1, at.column()));
      place.put("region", region);
    }
    return place;
  }

  private static boolean isElsewhere(String file) {
    return fromHere(file).startsWith("..");
  }

  private static Path fromHere(String file) {
    Path here = Path.of("").toAbsolutePath();
    return here.relativize(Path.of(file).toAbsolutePath().normalize());
  }

  /** Relative to the folder the program runs in; in full for what lies outside of it. */
  private static String uri(String file) {
    Path relative = fromHere(file);
    if (relative.startsWith("..")) {
      return Path.of(file).toAbsolutePath().normalize().toUri().toASCIIString();
    }
    try {
      String path = new URI(null, null, "/" + relative, null).toASCIIString().substring(1);
      // What stands before a colon would be the scheme: RFC 3986, section 4.2.
      return path.replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + file, e);
    }
  }

  /** Braces hold the place of arguments: SARIF 2.1.0, section 3.11.5. */
  private static JsonObject text(String words) {
    JsonObject message = new JsonObject();
    message.put("text", words.replace("{", "{{").replace("}", "}}"));
    return message;
  }

  private static JsonArray array(JsonObject only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }
}

package org.summitgraph.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.check.Rules;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Rule;
import org.summitgraph.model.Severity;
import org.summitgraph.model.Violation;

/** Writes what the gate found, for people or for programs. */
final class GateReport {

  /** The forms of a report. */
  enum Format {
    /** As compilers print, for people and editors. */
    TEXT,
    /** One JSON object a line. */
    JSON,
    /** A SHACL validation report in Turtle (SHACL, section 3.6). */
    SHACL,
    /** For code hosts, which show each violation at its line (SARIF 2.1.0). */
    SARIF
  }

  /** Namespace of the rules, for reports that programs read. */
  private static final String RULES = "https://w3id.org/summitgraph/rules#";

  private static final Map<Severity, Resource> SHACL_SEVERITIES =
      Map.of(
          Severity.ERROR, SHACLM.Violation,
          Severity.WARNING, SHACLM.Warning,
          Severity.INFO, SHACLM.Info);

  private final List<Violation> violations;
  private final Severities severities;

  /** A report of those violations whose rule is not off. */
  GateReport(List<Violation> violations, Severities severities) {
    this.severities = severities;
    this.violations =
        violations.stream()
            .filter(violation -> severities.of(violation.rule()).isPresent())
            .toList();
  }

  boolean passes() {
    return count(Severity.ERROR) == 0;
  }

  /** How many violations are of this severity. */
  long count(Severity severity) {
    return violations.stream().filter(violation -> severity(violation) == severity).count();
  }

  /** How many violations there are of any severity. */
  int size() {
    return violations.size();
  }

  /** The table of what was found, by rule and by source. */
  ReportSummary summary(Corpus corpus) {
    return new ReportSummary(corpus, violations, this::severity);
  }

  private Severity severity(Violation violation) {
    return severities.of(violation.rule()).orElseThrow();
  }

  /**
   * Writes the report.
   *
   * @param corpus what was checked
   */
  void write(PrintWriter out, Format format, Corpus corpus) {
    switch (format) {
      case TEXT -> violations.forEach(violation -> text(out, violation));
      case JSON -> violations.forEach(violation -> json(out, violation));
      case SHACL -> shacl(out);
      case SARIF -> sarif(out, corpus);
    }
    out.flush();
  }

  private void sarif(PrintWriter out, Corpus corpus) {
    List<Rule> checked =
        Rules.of(corpus).stream().filter(rule -> severities.of(rule).isPresent()).toList();
    new SarifReport(violations, this::severity, checked, corpus.complete()).write(out);
  }

  /** How many errors there are, and how many of the less grave where there are any, in words. */
  String count() {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    counts.put(Severity.ERROR, 0);
    violations.forEach(violation -> counts.merge(severity(violation), 1, Integer::sum));
    return words(counts);
  }

  /** Such as {@code 2 errors, 1 info}. */
  static String words(Map<Severity, Integer> counts) {
    return Stream.of(Severity.values())
        .filter(counts::containsKey)
        .map(severity -> plural(counts.get(severity), severity.word()))
        .collect(Collectors.joining(", "));
  }

  private static String plural(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void text(PrintWriter out, Violation violation) {
    Severity severity = severity(violation);
    String gravity = severity == Severity.ERROR ? "" : severity.word() + ": ";
    out.println(
        violation.at()
            + ": "
            + gravity
            + "["
            + violation.rule().code()
            + "] "
            + violation.message());
    out.println("    fix: " + violation.repair());
  }

  private void json(PrintWriter out, Violation violation) {
    JsonObject object = new JsonObject();
    object.put("file", violation.at().file());
    object.put("line", violation.at().line());
    object.put("column", violation.at().column());
    object.put("rule", violation.rule().code());
    object.put("severity", severity(violation).word());
    object.put("message", violation.message());
    object.put("fix", violation.repair());
    out.println(JSON.toStringFlat(object));
  }

  private void shacl(PrintWriter out) {
    Model model = ModelFactory.createDefaultModel();
    model.setNsPrefix("sh", SHACLM.NS);
    Resource report =
        model
            .createResource(SHACLM.ValidationReport)
            .addLiteral(SHACLM.conforms, violations.isEmpty());
    for (Violation violation : violations) {
      report.addProperty(SHACLM.result, result(model, violation));
    }
    StringWriter turtle = new StringWriter();
    RDFDataMgr.write(turtle, model, Lang.TURTLE);
    out.print(turtle);
  }

  private static Resource file(Violation violation) {
    return ResourceFactory.createResource(Path.of(violation.at().file()).toUri().toString());
  }

  private Resource result(Model model, Violation violation) {
    Resource focus =
        violation
            .focus()
            .filter(node -> node.isURI())
            .map(node -> ResourceFactory.createResource(node.getURI()))
            .orElseGet(() -> file(violation));
    return model
        .createResource()
        .addProperty(RDF.type, SHACLM.ValidationResult)
        .addProperty(SHACLM.focusNode, focus)
        .addProperty(SHACLM.resultSeverity, SHACL_SEVERITIES.get(severity(violation)))
        .addProperty(
            SHACLM.resultMessage,
            violation.at()
                + ": ["
                + violation.rule().code()
                + "] "
                + violation.message()
                + " Fix: "
                + violation.repair())
        .addProperty(
            SHACLM.sourceConstraintComponent,
            model.createResource(RULES + violation.rule().code()));
  }
}

package org.summitgraph.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    SHACL
  }

  /** Namespace of the rules, for reports that programs read. */
  private static final String RULES = "https://w3id.org/summitgraph/rules#";

  private final List<Violation> violations;
  private final boolean strict;

  /**
   * @param strict whether a warning counts as an error
   */
  GateReport(List<Violation> violations, boolean strict) {
    this.violations = violations;
    this.strict = strict;
  }

  boolean passes() {
    return errors() == 0;
  }

  private long errors() {
    return violations.stream().filter(this::isError).count();
  }

  private boolean isError(Violation violation) {
    return strict || violation.rule().severity() == Severity.ERROR;
  }

  void write(PrintWriter out, Format format) {
    switch (format) {
      case TEXT -> violations.forEach(violation -> text(out, violation));
      case JSON -> violations.forEach(violation -> json(out, violation));
      case SHACL -> shacl(out);
    }
    out.flush();
  }

  /** How many errors and warnings there are, in words. */
  String count() {
    long errors = errors();
    long warnings = violations.size() - errors;
    String counted = plural(errors, "error");
    return warnings == 0 ? counted : counted + ", " + plural(warnings, "warning");
  }

  private static String plural(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void text(PrintWriter out, Violation violation) {
    String warning = isError(violation) ? "" : "warning: ";
    out.println(
        violation.at()
            + ": "
            + warning
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
    object.put("severity", severity(violation));
    object.put("message", violation.message());
    object.put("fix", violation.repair());
    out.println(JSON.toStringFlat(object));
  }

  private String severity(Violation violation) {
    return (isError(violation) ? Severity.ERROR : Severity.WARNING).name().toLowerCase(Locale.ROOT);
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
        .addProperty(SHACLM.resultSeverity, isError(violation) ? SHACLM.Violation : SHACLM.Warning)
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

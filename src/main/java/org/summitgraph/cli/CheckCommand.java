package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code summit check}: the gate, and nothing else. */
@Command(
    name = "check",
    description = "Check every fact against the rules, and against the texts if they are at hand.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  /** A list of so many faults is its own summary. */
  private static final int SHORT = 10;

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Mixin private ReportScope scope;
  @Mixin private Fixing fixing;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text, json (one object a line), shacl (a validation report in Turtle) or sarif (for code"
              + " hosts, which show each fault at its line).")
  private GateReport.Format format = GateReport.Format.TEXT;

  @Option(
      names = "--summary",
      negatable = true,
      description =
          "End with a table of the faults by rule and by source, or without. Default: with it where"
              + " the report is text and has more than "
              + SHORT
              + " faults.")
  private Boolean summary;

  @Override
  public Integer call() throws IOException {
    Severities severities = gate.severities(project);
    scope.refuseUnknown(project);
    boolean placed = true;
    if (fixing.isWanted()) {
      PrintWriter out = spec.commandLine().getOut();
      placed = fixing.run(project, out, spec.commandLine().getErr());
      if (fixing.isRehearsal()) {
        return placed ? 0 : 1;
      }
    }
    return check(severities) && placed ? 0 : 1;
  }

  private boolean check(Severities severities) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (GateRun run = GateRun.of(project, err)) {
      GateReport report =
          new GateReport(scope.of(run.found(), project, run.corpus().complete()), severities);
      report.write(spec.commandLine().getOut(), format, run.corpus());
      if (summary == null
          ? format == GateReport.Format.TEXT && report.size() > SHORT
          : summary && report.size() > 0) {
        report.summary(run.corpus()).write(err);
      }
      err.println(run.summary(report, severities, scope));
      return report.passes();
    }
  }
}

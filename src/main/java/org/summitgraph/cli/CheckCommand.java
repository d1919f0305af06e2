package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Progress;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
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
    PrintWriter err = spec.commandLine().getErr();
    try (ProgressLine line = new ProgressLine(err, System::nanoTime)) {
      Progress progress = ProgressLine.isWatched() ? line : Progress.NONE;
      try (Corpus corpus = project.corpus(progress)) {
        List<Text> texts = project.texts();
        progress.advanced("checking", 0, 0);
        List<Violation> found = Gate.check(corpus, texts);
        line.close();
        return report(corpus, texts, found, severities);
      }
    }
  }

  private int report(Corpus corpus, List<Text> texts, List<Violation> found, Severities severities)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    GateReport report = new GateReport(scope.of(found, project, corpus.complete()), severities);
    report.write(spec.commandLine().getOut(), format, corpus);
    if (summary == null
        ? format == GateReport.Format.TEXT && report.size() > SHORT
        : summary && report.size() > 0) {
      report.summary(corpus).write(err);
    }
    err.println(
        summary(report, corpus, texts)
            + severities.lowered().map(rules -> "; lowered: " + rules).orElse("")
            + elsewhere(new GateReport(found, severities).size() - report.size()));
    return report.passes() ? 0 : 1;
  }

  private String elsewhere(int notShown) {
    return scope.isNarrow()
        ? "; not shown: " + notShown + (notShown == 1 ? " other" : " others") + " (--only, --from)"
        : "";
  }

  private static String summary(GateReport report, Corpus corpus, List<Text> texts) {
    return report.count()
        + " in "
        + corpus.data().size()
        + " quads of "
        + corpus.graphNames().size()
        + " named graphs, "
        + texts.size()
        + (texts.size() == 1 ? " text" : " texts")
        + " at hand"
        + (corpus.complete() ? "" : "; a file could not be read, so most rules did not run");
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Text;
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

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json (one object a line) or shacl (a validation report in Turtle).")
  private GateReport.Format format = GateReport.Format.TEXT;

  @Override
  public Integer call() throws IOException {
    Severities severities = gate.severities(project);
    try (Corpus corpus = project.corpus()) {
      List<Text> texts = project.texts();
      GateReport report = new GateReport(Gate.check(corpus, texts), severities);
      PrintWriter out = spec.commandLine().getOut();
      report.write(out, format);
      spec.commandLine()
          .getErr()
          .println(
              summary(report, corpus, texts)
                  + severities.lowered().map(rules -> "; lowered: " + rules).orElse(""));
      return report.passes() ? 0 : 1;
    }
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

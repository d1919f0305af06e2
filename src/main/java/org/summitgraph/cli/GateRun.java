package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Progress;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;

/**
 * One run of the gate over the files as they are.
 *
 * @param corpus what was read; closed with the run
 * @param texts the texts at hand
 * @param found every violation, in the order of files and lines
 */
record GateRun(Corpus corpus, List<Text> texts, List<Violation> found) implements AutoCloseable {

  /**
   * Reads and checks everything.
   *
   * @param err where a person who watches is told how far the work has come
   */
  static GateRun of(Project project, PrintWriter err) throws IOException {
    try (ProgressLine line = new ProgressLine(err, System::nanoTime)) {
      Progress progress = ProgressLine.isWatched() ? line : Progress.NONE;
      Corpus corpus = project.corpus(progress);
      try {
        List<Text> texts = project.texts();
        progress.advanced("checking", 0, 0);
        return new GateRun(corpus, texts, Gate.check(corpus, texts, progress));
      } catch (IOException | RuntimeException | Error e) {
        corpus.close();
        throw e;
      }
    }
  }

  @Override
  public void close() {
    corpus.close();
  }

  /** What was found and in how much, in one line. */
  String summary(GateReport report, Severities severities, ReportScope scope) {
    return report.count()
        + " in "
        + corpus.data().size()
        + " quads of "
        + corpus.graphNames().size()
        + " named graphs, "
        + texts.size()
        + (texts.size() == 1 ? " text" : " texts")
        + " at hand"
        + (corpus.complete() ? "" : "; a file could not be read, so most rules did not run")
        + severities.lowered().map(rules -> "; lowered: " + rules).orElse("")
        + scope.leftOut(new GateReport(found, severities).size() - report.size());
  }
}

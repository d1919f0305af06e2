package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

/** Brings the published database up to date with the files: through the gate, or not at all. */
final class Publishing {

  private final Project project;
  private final boolean strict;
  private final PrintWriter err;

  Publishing(Project project, boolean strict, PrintWriter err) {
    this.project = project;
    this.strict = strict;
    this.err = err;
  }

  /**
   * Checks and builds when anything changed since the published database was built.
   *
   * @return whether the published database now holds what is in the files; where not, the
   *     violations were printed and the database is the one it was
   */
  boolean bringUpToDate() throws IOException {
    Store store = project.store();
    String fingerprint = project.fingerprint(strict);
    if (store.manifest().map(Manifest::fingerprint).filter(fingerprint::equals).isPresent()) {
      err.println("Nothing changed since the last load.");
      return true;
    }
    Corpus corpus = project.corpus();
    List<org.summitgraph.model.Text> texts = project.texts();
    GateReport report = new GateReport(Gate.check(corpus, texts), strict);
    report.write(err, GateReport.Format.TEXT);
    if (!report.passes()) {
      err.println(report.count() + "; nothing was loaded");
      return false;
    }
    Manifest manifest = store.publish(corpus, fingerprint);
    err.println(
        "Loaded "
            + manifest.quads()
            + " quads ("
            + manifest.defaultGraphTriples()
            + " triples in the default graph) into "
            + project.storeFolder());
    return true;
  }
}

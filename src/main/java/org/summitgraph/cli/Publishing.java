package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.summitgraph.check.Gate;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Severity;
import org.summitgraph.model.Standings;
import org.summitgraph.model.Violation;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

/** Brings the published database up to date with the files: through the gate, or not at all. */
final class Publishing {

  private final Project project;
  private final GateOptions gate;
  private final CandidateOption candidates;
  private final PrintWriter err;

  Publishing(Project project, GateOptions gate, CandidateOption candidates, PrintWriter err) {
    this.project = project;
    this.gate = gate;
    this.candidates = candidates;
    this.err = err;
  }

  /**
   * How the published database stands to the files.
   *
   * @param fingerprint names what a database of the files would be made from
   * @param checked names what the files would be checked against
   * @param damage the name of a file of the store that is not what was published
   */
  record Look(Severities severities, String fingerprint, String checked, Optional<String> damage) {}

  /**
   * Looks through the files, the texts and the store, all of their bytes; changes nothing. The look
   * may go on beside the first use of Jena, which two threads must not make at once, for it needs
   * none of it but where rules were named, whose severities are therefore read here.
   */
  Beside<Look> look() throws IOException {
    Severities severities = gate.severities(project);
    return new Beside<>(
        "look",
        () ->
            new Look(
                severities,
                candidates.fingerprint(project.fingerprint()),
                project.checkFingerprint(severities),
                project.store().damage()));
  }

  /** As {@link #bringUpToDate(Look)}, after a look of its own. */
  boolean bringUpToDate() throws IOException {
    return bringUpToDate(look().result());
  }

  /**
   * Checks when the files, the texts or the severities changed since the published database was
   * checked, and builds when the files did.
   *
   * @return whether the published database now holds what is in the files; where not, the
   *     violations were printed and the database is the one it was
   */
  boolean bringUpToDate(Look now) throws IOException {
    now.severities().lowered().ifPresent(rules -> err.println("Lowered: " + rules + "."));
    Store store = project.store();
    now.damage()
        .ifPresent(
            file ->
                err.println(
                    file + " of the store is not what was published; the store is built again."));
    Optional<Manifest> same =
        store
            .manifest()
            .filter(
                manifest ->
                    now.damage().isEmpty() && manifest.fingerprint().equals(now.fingerprint()));
    if (same.filter(manifest -> manifest.checked().equals(now.checked())).isPresent()) {
      err.println("Nothing changed since the last load.");
      return true;
    }
    try (Corpus corpus = project.corpus()) {
      return publish(corpus, store, same.isPresent(), now);
    }
  }

  private boolean publish(Corpus corpus, Store store, boolean same, Look now) throws IOException {
    if (!passesGate(corpus, now.severities())) {
      return false;
    }
    // A database must never bear the fingerprint of files that it was not read from.
    if (!now.fingerprint().equals(candidates.fingerprint(project.fingerprint()))) {
      throw UserError.failure("the files changed while they were read; try again");
    }
    if (same) {
      store.markChecked(now.checked());
      err.println("The data did not change since the last load.");
    } else {
      publish(corpus, now.fingerprint(), now.checked());
    }
    return true;
  }

  private void publish(Corpus corpus, String fingerprint, String checked) throws IOException {
    Standings standings = new Standings(corpus.data());
    report(project.store().publish(corpus, candidates.published(standings), fingerprint, checked));
    candidates.report(standings).ifPresent(err::println);
  }

  private boolean passesGate(Corpus corpus, Severities severities) throws IOException {
    List<Violation> violations = Gate.check(corpus, project.texts());
    GateReport report = new GateReport(violations, severities);
    if (!report.passes()) {
      report.write(err, GateReport.Format.TEXT, corpus);
      err.println(report.count() + "; nothing was loaded");
      return false;
    }
    long unchecked = violations.stream().filter(v -> v.rule() == GateRule.MISSING_TEXT).count();
    if (unchecked > 0) {
      err.println(
          "The texts of "
              + unchecked
              + " sources are not at hand, so their words were not checked (--documents).");
    }
    if (report.count(Severity.WARNING) > unchecked) {
      err.println(report.count() + "; summit check shows them.");
    }
    return true;
  }

  private void report(Manifest manifest) {
    err.println(
        "Loaded "
            + manifest.quads()
            + " quads ("
            + manifest.defaultGraphTriples()
            + " triples in the default graph) into "
            + project.storeFolder());
  }
}

package org.summitgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.Quad;
import org.summitgraph.model.Standing;
import org.summitgraph.model.Standings;
import org.summitgraph.model.Text;
import picocli.CommandLine.Option;

/** Whether a database shows what was proposed and not yet reviewed as if it were accepted. */
final class CandidateOption {

  @Option(
      names = "--with-candidates",
      description = {
        "Publish candidates too: claim graphs that a machine proposed and nobody reviewed.",
        "They are checked and stored anyway, but queries find no fact of theirs without this."
      })
  private boolean withCandidates;

  /** Names the inputs and this option. */
  String fingerprint(String inputs) {
    return withCandidates ? Text.sha256(inputs + " with candidates") : inputs;
  }

  /** Which quads of named graphs the default graph shows. */
  Predicate<Quad> published(Standings standings) {
    return quad -> standings.publishes(quad, withCandidates);
  }

  /** What of the proposed claim graphs is not published; empty where all is. */
  Optional<String> report(Standings standings) {
    List<String> left = new ArrayList<>();
    long waiting = standings.count(Standing.CANDIDATE);
    long rejected = standings.count(Standing.REJECTED);
    if (waiting > 0 && !withCandidates) {
      left.add(waiting + (waiting == 1 ? " candidate" : " candidates"));
    }
    if (rejected > 0) {
      left.add(rejected + " rejected");
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Claim graphs that are stored, but not published: " + String.join(", ", left) + ".");
  }
}

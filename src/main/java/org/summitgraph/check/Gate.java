package org.summitgraph.check;

import java.util.List;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;

/** The gate: every rule, over everything that was read. */
public final class Gate {

  private Gate() {}

  /**
   * Checks a corpus against all rules.
   *
   * <p>Where a file could not be read to its end, what is missing may only be unread, so the
   * parser's faults are all that is reported.
   *
   * @param texts the texts at hand, matched to sources by their hash; may be empty, then each
   *     source gets a warning that its words were not checked
   * @return all violations in the order of files and lines; empty for a clean corpus
   */
  public static List<Violation> check(Corpus corpus, List<Text> texts) {
    Findings findings = new Findings();
    corpus.faults().forEach(findings::add);
    if (corpus.complete()) {
      Index index = new Index(corpus);
      ClaimGraphRules.apply(index, findings);
      PlacementRules.apply(index, findings);
      SourceRules.apply(index, findings);
      ReviewRules.apply(index, findings);
      FoundTexts found = TextRules.apply(index, texts, findings);
      WordRules.apply(index, found, findings);
      DateRules.apply(index, found.words(), findings);
      ShapeRules.apply(index, findings);
    }
    return findings.inFileOrder();
  }
}

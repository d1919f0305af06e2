package org.summitgraph.check;

import java.util.List;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Progress;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.model.Violations;

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
   * @return the violations in the order of files and lines, of each rule {@link Violations#MOST} at
   *     most and then how many more; empty for a clean corpus
   */
  public static List<Violation> check(Corpus corpus, List<Text> texts) {
    return check(corpus, texts, Progress.NONE);
  }

  /**
   * As {@link #check(Corpus, List)}.
   *
   * @param progress is told how many quads have been looked at
   */
  public static List<Violation> check(Corpus corpus, List<Text> texts, Progress progress) {
    Findings findings = new Findings();
    corpus.faults().forEach(findings::add);
    if (corpus.complete()) {
      Index index = new Index(corpus);
      ReviewRules.apply(index, findings);
      ClaimGraphRules chain = new ClaimGraphRules(index, findings);
      FoundTexts found = describedThings(index, texts, chain, findings);
      WordsOfGraphs words = new WordsOfGraphs(index, found);
      index.everyQuad(
          "checking",
          progress,
          chain::quad,
          PlacementRules.of(index, findings),
          WordRules.of(index, found, words, findings),
          DateRules.of(index, words, findings),
          DayRules.of(index, words, findings),
          NumberRules.of(index, words, findings),
          SpeakerRules.of(index, words, findings),
          AgreementRules.of(index, findings));
      ShapeRules.apply(index, findings);
    }
    return findings.inFileOrder();
  }

  /** Applies the rules on sources, passages, mentions and claim graphs, each read once for all. */
  private static FoundTexts describedThings(
      Index index, List<Text> atHand, ClaimGraphRules chain, Findings findings) {
    SourceRules sources = new SourceRules(index, findings);
    TextRules texts = new TextRules(index, atHand, findings);
    index.everySource(
        declared -> {
          sources.source(declared);
          texts.source(declared);
        });
    index.everyPassage(
        passage -> {
          sources.span(passage);
          chain.passage(passage);
          texts.passage(passage);
        });
    index.everyMention(
        mention -> {
          sources.span(mention);
          chain.mention(mention);
          texts.mention(mention);
        });
    index.everyClaimGraph(chain::claimGraph);
    return texts.found();
  }
}

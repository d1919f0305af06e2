package org.summitgraph.check;

import java.util.List;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.vocab.SG;

/** Whoever is only spoken of in a quotation is hardly the one who speaks. */
final class SpeakerRules {

  private final Index index;
  private final WordsOfGraphs words;
  private final Findings findings;

  private SpeakerRules(Index index, WordsOfGraphs words, Findings findings) {
    this.index = index;
    this.words = words;
    this.findings = findings;
  }

  static QuadRule of(Index index, WordsOfGraphs words, Findings findings) {
    SpeakerRules rules = new SpeakerRules(index, words, findings);
    return new SubjectGroups(index.corpus.data(), rules::isOfQuotation, rules::statement);
  }

  private boolean isOfQuotation(QuadSpool.Cursor quad) {
    return index.isClaimGraph(quad.graph())
        && index.hasQuotation(quad.graph(), quad.subject())
        && (index.role(quad.predicate()) == Role.QUOTED_TEXT
            || index.isAttribution(quad.predicate()));
  }

  /** Looks at the quotations and attributions of one statement in one claim graph. */
  private void statement(List<LocatedQuad> quads) {
    GraphWords ofGraph = words.of(index.numberOf(quads.get(0).graph()));
    if (!ofGraph.areAtHand()) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    List<String> quotations =
        quads.stream()
            .filter(quad -> quad.predicate().equals(SG.QUOTED_TEXT) && quad.object().isLiteral())
            .map(quad -> quad.object().getLiteralLexicalForm())
            .toList();
    for (LocatedQuad attribution : quads) {
      if (!attribution.predicate().equals(SG.QUOTED_TEXT)) {
        speaker(attribution, quotations, ofGraph);
      }
    }
  }

  private void speaker(LocatedQuad attribution, List<String> quotations, GraphWords ofGraph) {
    List<Label> labels = index.labels(attribution.object()).stream().map(Label::of).toList();
    if (labels.stream().noneMatch(ofGraph::name) || ofGraph.mention(attribution.object())) {
      return; // named by other words, or not at all, which is another fault
    }
    List<String> around = ofGraph.ofEach().stream().map(text -> without(quotations, text)).toList();
    if (!new NameSearch(around).findsOneOf(labels)) {
      findings.add(
          GateRule.SPEAKER_ONLY_IN_QUOTATION,
          attribution,
          "only the quoted words name " + index.names.of(attribution.object()));
    }
  }

  private static String without(List<String> quotations, String text) {
    String rest = Words.unifySpace(text);
    for (String quotation : quotations) {
      rest = rest.replace(Words.unifySpace(quotation), " | ");
    }
    return rest;
  }
}

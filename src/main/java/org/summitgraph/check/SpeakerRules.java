package org.summitgraph.check;

import java.util.List;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
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
    return new GraphRuns(
        quad ->
            index.isClaimGraph(quad.graph())
                && (index.role(quad.predicate()) == Role.QUOTED_TEXT
                    || index.terms.isAttribution(quad.term(quad.predicate()))),
        rules::quads);
  }

  private void quads(int graph, List<LocatedQuad> quads) {
    GraphWords ofGraph = words.of(graph);
    if (!ofGraph.areAtHand()) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    for (LocatedQuad attribution : quads) {
      List<String> quotations =
          quads.stream()
              .filter(quad -> quad.predicate().equals(SG.QUOTED_TEXT) && quad.object().isLiteral())
              .filter(quad -> quad.subject().equals(attribution.subject()))
              .map(quad -> quad.object().getLiteralLexicalForm())
              .toList();
      if (!quotations.isEmpty() && !attribution.predicate().equals(SG.QUOTED_TEXT)) {
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
    String rest = unifySpace(text);
    for (String quotation : quotations) {
      rest = rest.replace(unifySpace(quotation), " | ");
    }
    return rest;
  }

  private static String unifySpace(String text) {
    return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}

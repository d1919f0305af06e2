package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.Text;

/**
 * What claim graphs make of the words: quotations are exact, our own words are our own, people and
 * places are named.
 */
final class WordRules {

  private static final int RECENT = 1 << 14;

  /** Code points. */
  private static final int LONGEST_QUOTATION = 300;

  private final Index index;
  private final FoundTexts found;
  private final WordsOfGraphs words;
  private final Findings findings;
  private final Map<Text, WordRuns> runs = new HashMap<>();
  private final Map<Text, NearestWords> nearest = new HashMap<>();

  /** Graph and thing of each name that was found missing. */
  private final PairSet unnamed = new PairSet();

  /** The things whose labels were asked for of late, each at its place, and these. */
  private final int[] recentThings = new int[RECENT];

  private final List<List<Label>> recentLabels =
      new ArrayList<>(Collections.nCopies(RECENT, List.of()));

  private WordRules(Index index, FoundTexts found, WordsOfGraphs words, Findings findings) {
    this.index = index;
    this.found = found;
    this.words = words;
    this.findings = findings;
  }

  static QuadRule of(Index index, FoundTexts found, WordsOfGraphs words, Findings findings) {
    return new WordRules(index, found, words, findings)::quad;
  }

  private void quad(QuadSpool.Cursor quad) {
    if (!index.isClaimGraph(quad.graph())) {
      return;
    }
    Role role = index.role(quad.predicate());
    boolean isWording = role == Role.QUOTED_TEXT || role == Role.OUR_WORDS;
    if (!isWording && !index.mustBeNamed(quad.subject()) && !index.mustBeNamed(quad.object())) {
      return;
    }
    GraphWords ofGraph = words.of(quad.graph());
    if (!ofGraph.areAtHand()) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    if (role == Role.QUOTED_TEXT) {
      quotation(quad.quad(), ofGraph);
    } else if (role == Role.OUR_WORDS) {
      ownWords(quad.quad(), ofGraph.source());
    }
    isNamed(quad.subject(), quad, ofGraph);
    isNamed(quad.object(), quad, ofGraph);
  }

  private void quotation(LocatedQuad quad, GraphWords ofGraph) {
    String quoted = lexical(quad);
    int length = quoted.codePointCount(0, quoted.length());
    if (length > LONGEST_QUOTATION) {
      findings.add(
          GateRule.QUOTATION_TOO_LONG, quad, "the quotation is " + length + " characters long");
    }
    if (ofGraph.quote(quoted)) {
      return;
    }
    boolean nearly = Words.nearly(ofGraph.ofCited()).contain(Words.nearly(quoted));
    findings.add(
        GateRule.MISQUOTATION,
        quad,
        "the quotation \"" + quoted + "\" is not in the cited passage, word for word",
        nearly
            ? "only capitals, quotation marks or dashes differ: write them as the passage does"
            : elsewhere(quoted, ofGraph.cited()));
  }

  private String elsewhere(String quoted, Span cited) {
    if (findings.hasEnoughOf(GateRule.MISQUOTATION)) {
      return GateRule.MISQUOTATION.repair();
    }
    Words exact = Words.exactly(quoted);
    return passagesBeside(cited)
        .filter(p -> Words.exactly(found.words(p)).contain(exact))
        .findFirst()
        .map(p -> "the words stand in " + index.names.of(p.iri()) + ": cite that passage")
        .or(() -> nearest(quoted, cited))
        .orElse(GateRule.MISQUOTATION.repair());
  }

  /** The passages of the same source that were found, in the order of the files. */
  private Stream<Span> passagesBeside(Span cited) {
    return index.passagesOfSource(cited.firstOwner().orElseThrow()).stream()
        .flatMap(name -> index.passage(name).stream())
        .filter(p -> found.has(p) && p.firstOwner().equals(cited.firstOwner()));
  }

  /** Tells places alone and no words: reports are handed on, texts may not be. */
  private Optional<String> nearest(String quoted, Span cited) {
    Text text = found.textOf(cited);
    return nearest
        .computeIfAbsent(text, NearestWords::new)
        .to(quoted, cited.start().orElseThrow().intValue())
        .map(
            near ->
                "did you mean characters "
                    + near.start()
                    + "–"
                    + near.end()
                    + " ("
                    + covering(near, cited).map(index.names::of).orElse("in no passage")
                    + ")? quote exactly what stands there, and cite the passage of it");
  }

  private Optional<Node> covering(NearestWords.Found near, Span cited) {
    return Stream.concat(Stream.of(cited), passagesBeside(cited))
        .filter(p -> p.start().get() <= near.start() && near.end() <= p.end().get())
        .findFirst()
        .map(Span::iri);
  }

  /** Whatever the whole source says, not only the cited passage, is not for us to copy. */
  private void ownWords(LocatedQuad quad, Text source) {
    runs.computeIfAbsent(source, WordRuns::new)
        .firstIn(lexical(quad))
        .ifPresent(
            run ->
                findings.add(
                    GateRule.COPIED_WORDS,
                    quad,
                    index.names.of(quad.predicate())
                        + " repeats the source word for word: \""
                        + run
                        + "\""));
  }

  /** The passages of a claim graph name the people and places that its facts speak of. */
  private void isNamed(int thing, QuadSpool.Cursor quad, GraphWords ofGraph) {
    if (!index.mustBeNamed(thing) || ofGraph.isKnownToName(thing)) {
      return;
    }
    List<Label> labels = labels(thing);
    if (labels.isEmpty() || labels.stream().anyMatch(ofGraph::name)) {
      ofGraph.noteNamed(thing);
      return;
    }
    Node term = index.term(thing);
    if (ofGraph.mention(term)) {
      ofGraph.noteNamed(thing);
    } else if (unnamed.add(quad.graph(), thing)) {
      String quoted =
          labels.stream().map(l -> "\"" + l.text() + "\"").collect(Collectors.joining(", "));
      findings.add(
          GateRule.NOT_NAMED_IN_PASSAGE,
          quad.quad(),
          "the passage does not name "
              + index.names.of(term)
              + " by any of its labels ("
              + quoted
              + ")",
          "cite the passage that does, name it with sg:alsoNeeds, add the name it uses as"
              + " skos:altLabel, or describe a sg:Mention for a pronoun or title");
    }
  }

  private List<Label> labels(int thing) {
    int place = thing & (RECENT - 1);
    if (recentThings[place] != thing) {
      recentLabels.set(place, index.labels(index.term(thing)).stream().map(Label::of).toList());
      recentThings[place] = thing;
    }
    return recentLabels.get(place);
  }

  private static String lexical(LocatedQuad quad) {
    return quad.object().isLiteral()
        ? quad.object().getLiteralLexicalForm()
        : quad.object().toString();
  }
}

package org.summitgraph.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Text;
import org.summitgraph.vocab.SG;

/**
 * What claim graphs make of the words: quotations are exact, our own words are our own, people and
 * places are named.
 */
final class WordRules {

  private static final Set<Node> OUR_WORDS = Set.of(SG.CHARACTERISATION, SG.PARAPHRASE);

  /** Whoever has more misquotations than these has another fault; the gate shall stay quick. */
  private static final int MOST_SUGGESTIONS = 1000;

  private final Index index;
  private final Map<Node, Text> texts;
  private final Map<Node, String> words;
  private final Findings findings;
  private final Map<Text, WordRuns> runs = new HashMap<>();
  private final Map<Text, NearestWords> nearest = new HashMap<>();
  private int suggestions;

  private WordRules(Index index, FoundTexts found, Findings findings) {
    this.index = index;
    this.texts = found.texts();
    this.words = found.words();
    this.findings = findings;
  }

  static void apply(Index index, FoundTexts found, Findings findings) {
    WordRules rules = new WordRules(index, found, findings);
    index.claims.forEach(rules::claims);
  }

  private void claims(Node graph, List<LocatedQuad> quads) {
    List<Span> passages = index.passagesOf(graph);
    if (passages.isEmpty() || !passages.stream().allMatch(p -> words.containsKey(p.iri()))) {
      return; // the passage itself is at fault, or its text is not at hand
    }
    Span cited = passages.get(0);
    quads.stream()
        .filter(quad -> quad.predicate().equals(SG.QUOTED_TEXT))
        .forEach(quad -> quotation(quad, cited));
    quads.stream()
        .filter(quad -> OUR_WORDS.contains(quad.predicate()))
        .forEach(quad -> ownWords(quad, texts.get(cited.owner().get(0).object())));
    Naming naming = new Naming(passages);
    for (LocatedQuad quad : quads) {
      Stream.of(quad.subject(), quad.object()).forEach(thing -> naming.check(thing, quad));
    }
  }

  private void quotation(LocatedQuad quad, Span cited) {
    String quoted = lexical(quad);
    if (Words.exactly(words.get(cited.iri())).contain(Words.exactly(quoted))) {
      return;
    }
    boolean nearly = Words.nearly(words.get(cited.iri())).contain(Words.nearly(quoted));
    findings.add(
        GateRule.MISQUOTATION,
        quad,
        "the quotation \"" + quoted + "\" is not in the cited passage, word for word",
        nearly
            ? "only capitals, quotation marks or dashes differ: write them as the passage does"
            : elsewhere(quoted, cited));
  }

  private String elsewhere(String quoted, Span cited) {
    Words exact = Words.exactly(quoted);
    return index.passages.values().stream()
        .filter(p -> words.containsKey(p.iri()) && sameSource(p, cited))
        .filter(p -> Words.exactly(words.get(p.iri())).contain(exact))
        .findFirst()
        .map(p -> "the words stand in " + index.names.of(p.iri()) + ": cite that passage")
        .or(() -> nearest(quoted, cited))
        .orElse(GateRule.MISQUOTATION.repair());
  }

  /** Tells places alone and no words: reports are handed on, texts may not be. */
  private Optional<String> nearest(String quoted, Span cited) {
    if (suggestions++ >= MOST_SUGGESTIONS) {
      return Optional.empty();
    }
    Text text = texts.get(cited.owner().get(0).object());
    return nearest
        .computeIfAbsent(text, NearestWords::new)
        .to(quoted, cited.start().orElseThrow().intValue())
        .map(
            found ->
                "did you mean characters "
                    + found.start()
                    + "–"
                    + found.end()
                    + " ("
                    + covering(found, cited).map(index.names::of).orElse("in no passage")
                    + ")? quote exactly what stands there, and cite the passage of it");
  }

  private Optional<Node> covering(NearestWords.Found found, Span cited) {
    return Stream.concat(
            Stream.of(cited),
            index.passages.values().stream()
                .filter(p -> words.containsKey(p.iri()) && sameSource(p, cited)))
        .filter(p -> p.start().get() <= found.start() && found.end() <= p.end().get())
        .findFirst()
        .map(Span::iri);
  }

  /** Whatever the whole source says, not only the cited passage, is not for us to copy. */
  private void ownWords(LocatedQuad quad, Text source) {
    runs.computeIfAbsent(source, text -> new WordRuns(text.toString()))
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

  private static boolean sameSource(Span one, Span other) {
    return one.owner().get(0).object().equals(other.owner().get(0).object());
  }

  private static String lexical(LocatedQuad quad) {
    return quad.object().isLiteral()
        ? quad.object().getLiteralLexicalForm()
        : quad.object().toString();
  }

  /** Whether one claim graph's passages name the people and places that its facts speak of. */
  private final class Naming {

    private final List<Words> withCapitals;
    private final List<Words> withoutCapitals;
    private final Set<Node> mentioned;
    private final Set<Node> seen = new HashSet<>();

    Naming(List<Span> passages) {
      withCapitals = passages.stream().map(p -> Words.withCapitals(words.get(p.iri()))).toList();
      withoutCapitals =
          passages.stream().map(p -> Words.withoutCapitals(words.get(p.iri()))).toList();
      Set<Node> iris = passages.stream().map(Span::iri).collect(Collectors.toSet());
      mentioned =
          index.mentions.values().stream()
              .filter(m -> words.containsKey(m.iri()))
              .filter(m -> m.owner().stream().anyMatch(owner -> iris.contains(owner.object())))
              .flatMap(m -> index.described(m.iri(), SG.MENTION_OF).stream())
              .map(LocatedQuad::object)
              .collect(Collectors.toSet());
    }

    void check(Node thing, LocatedQuad quad) {
      boolean mustBeNamed = index.types(thing).stream().anyMatch(index.terms::mustBeNamed);
      if (!mustBeNamed || !seen.add(thing) || mentioned.contains(thing)) {
        return;
      }
      Set<String> labels = index.labels(thing);
      if (!labels.isEmpty() && labels.stream().noneMatch(this::names)) {
        String quoted = labels.stream().map(l -> "\"" + l + "\"").collect(Collectors.joining(", "));
        findings.add(
            GateRule.NOT_NAMED_IN_PASSAGE,
            quad,
            "the passage does not name "
                + index.names.of(thing)
                + " by any of its labels ("
                + quoted
                + ")",
            "cite the passage that does, name it with sg:alsoNeeds, add the name it uses as"
                + " skos:altLabel, or describe a sg:Mention for a pronoun or title");
      }
    }

    /** Names in capitals alone, such as US, must stand so: "us" is another word. */
    private boolean names(String label) {
      boolean capitals = label.equals(label.toUpperCase(Locale.ROOT));
      Words name = capitals ? Words.withCapitals(label) : Words.withoutCapitals(label);
      return (capitals ? withCapitals : withoutCapitals)
          .stream().anyMatch(passage -> passage.contain(name));
    }
  }
}

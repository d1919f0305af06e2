package org.summitgraph.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

/** The words themselves: passages are there, quotations are exact, people are named. */
final class TextRules {

  private final Index index;
  private final Findings findings;
  private final List<Text> atHand;

  /** The text of each source whose text is at hand. */
  private final Map<Node, Text> texts = new HashMap<>();

  /** The words of each passage and mention that was found where it is said to be. */
  private final Map<Node, String> words = new HashMap<>();

  private TextRules(Index index, List<Text> atHand, Findings findings) {
    this.index = index;
    this.atHand = atHand;
    this.findings = findings;
  }

  static void apply(Index index, List<Text> atHand, Findings findings) {
    TextRules rules = new TextRules(index, atHand, findings);
    index.sources.values().forEach(rules::source);
    index.passages.values().forEach(rules::passage);
    index.mentions.values().forEach(rules::mention);
    index.claims.forEach(rules::claims);
  }

  private void source(LocatedQuad declared) {
    Node source = declared.subject();
    for (LocatedQuad hash : index.described(source, SG.TEXT_SHA256)) {
      Optional<Text> text = atHand.stream().filter(t -> t.sha256().equals(lexical(hash))).findAny();
      if (text.isEmpty()) {
        missing(source, hash);
      } else {
        texts.put(source, text.get());
        index
            .described(source, SG.CHARACTER_COUNT)
            .forEach(count -> characterCount(count, text.get()));
      }
    }
  }

  private void missing(Node source, LocatedQuad hash) {
    String candidates =
        atHand.stream()
            .filter(text -> texts.values().stream().noneMatch(text::equals))
            .map(text -> text.name() + " has " + text.sha256())
            .collect(Collectors.joining("; "));
    findings.add(
        GateRule.MISSING_TEXT,
        hash,
        "no text with SHA-256 "
            + lexical(hash)
            + " is at hand, so offsets, quotations and names of "
            + index.names.of(source)
            + " are not checked",
        atHand.isEmpty()
            ? "name the folder that holds the text with --documents"
            : "add the text to the folder, or correct the hash (" + candidates + ")");
  }

  private void characterCount(LocatedQuad count, Text text) {
    if (!lexical(count).equals(Integer.toString(text.length()))) {
      findings.add(
          GateRule.WRONG_CHARACTER_COUNT,
          count,
          "sg:characterCount is " + lexical(count) + ", the text has " + text.length(),
          "write " + text.length());
    }
  }

  private void passage(Span passage) {
    textOf(passage).ifPresent(text -> span(passage, text));
  }

  private void mention(Span mention) {
    Optional<Span> passage =
        mention.owner().stream().findFirst().map(owner -> index.passages.get(owner.object()));
    passage
        .flatMap(this::textOf)
        .ifPresent(
            text -> {
              span(mention, text);
              staysInside(mention, passage.get());
            });
  }

  private Optional<Text> textOf(Span passage) {
    return passage.owner().stream().findFirst().map(owner -> texts.get(owner.object()));
  }

  private void span(Span span, Text text) {
    if (span.hash().isEmpty() || span.start().isEmpty() || span.end().isEmpty()) {
      return; // reported without the text
    }
    Optional<String> found = wordsAt(span, text);
    if (found.isPresent() && Text.sha256(found.get()).equals(span.hash().get())) {
      words.put(span.iri(), found.get());
    } else {
      mismatch(span, text, found);
    }
  }

  private static Optional<String> wordsAt(Span span, Text text) {
    long start = span.start().get();
    long end = span.end().get();
    return text.contains(start, end)
        ? Optional.of(text.slice((int) start, (int) end))
        : Optional.empty();
  }

  /**
   * Reports the number that is wrong where the words are found elsewhere in the text, the source
   * where they are found in another text, else the hash.
   *
   * @param words what stands at the offsets; empty where they lie outside the text, which was
   *     reported already
   */
  private void mismatch(Span span, Text text, Optional<String> words) {
    long start = span.start().get();
    long end = span.end().get();
    String what =
        "the text at "
            + start
            + "–"
            + end
            + " is not "
            + index.names.of(span.iri())
            + ": its SHA-256 differs";
    Optional<PassageSearch.Found> found =
        new PassageSearch(text, span.hash().get()).near(start, end);
    Optional<Text> other = inAnotherText(span, text);
    if (found.isPresent()) {
      int rightStart = found.get().start();
      int rightEnd = found.get().end();
      findings.add(
          GateRule.PASSAGE_MISMATCH,
          found.get().startIsRight() ? span.ends().get(0) : span.starts().get(0),
          what + "; the same text stands at " + rightStart + "–" + rightEnd,
          "correct oa:start to " + rightStart + " and oa:end to " + rightEnd);
    } else if (other.isPresent()) {
      findings.add(
          GateRule.PASSAGE_MISMATCH,
          span.owner().get(0),
          what + "; the same text stands there in " + other.get().name(),
          "name the source of that text");
    } else if (words.isPresent()) {
      findings.add(
          GateRule.PASSAGE_MISMATCH,
          span.hashes().get(0),
          what,
          "if the offsets are right, the hash is "
              + Text.sha256(words.get())
              + "; else let summit cite print the passage");
    }
  }

  private Optional<Text> inAnotherText(Span span, Text text) {
    return atHand.stream()
        .filter(other -> other != text)
        .filter(
            other -> wordsAt(span, other).map(Text::sha256).equals(Optional.of(span.hash().get())))
        .findFirst();
  }

  private void staysInside(Span mention, Span passage) {
    if (words.containsKey(mention.iri())
        && words.containsKey(passage.iri())
        && (mention.start().get() < passage.start().get()
            || mention.end().get() > passage.end().get())) {
      findings.add(
          GateRule.BAD_OFFSETS,
          mention.owner().get(0),
          "the mention " + index.names.of(mention.iri()) + " lies outside its passage",
          "name the passage that it stands in, or correct the offsets");
    }
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
        .filter(p -> words.containsKey(p.iri()) && textOf(p).equals(textOf(cited)))
        .filter(p -> Words.exactly(words.get(p.iri())).contain(exact))
        .findFirst()
        .map(p -> "the words stand in " + index.names.of(p.iri()) + ": cite that passage")
        .orElse("quote the words exactly as the passage has them, and whole");
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
      boolean capitals = label.equals(label.toUpperCase(java.util.Locale.ROOT));
      Words name = capitals ? Words.withCapitals(label) : Words.withoutCapitals(label);
      return (capitals ? withCapitals : withoutCapitals)
          .stream().anyMatch(passage -> passage.contain(name));
    }
  }
}

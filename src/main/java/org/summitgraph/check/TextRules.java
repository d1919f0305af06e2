package org.summitgraph.check;

import java.util.BitSet;
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

/** Sources and texts: each text is at hand, each passage and mention stands where it is said to. */
final class TextRules {

  /** How many texts are offered for one that is not at hand. */
  private static final int MOST_CANDIDATES = 50;

  private final Index index;
  private final Findings findings;
  private final List<Text> atHand;

  private final Map<String, Text> byHash = new HashMap<>();

  /** The text of each source whose text is at hand. */
  private final Map<Node, Text> texts = new HashMap<>();

  /** The passages and mentions that were found where they are said to be. */
  private final BitSet found = new BitSet();

  private List<Text> unclaimed;

  /** The search among those that no source claims. */
  private EditionSearch editions;

  TextRules(Index index, List<Text> atHand, Findings findings) {
    this.index = index;
    this.atHand = atHand;
    this.findings = findings;
    atHand.forEach(text -> byHash.putIfAbsent(text.sha256(), text));
  }

  /** What was found, when sources, passages and mentions have been looked at. */
  FoundTexts found() {
    return new FoundTexts(texts, found);
  }

  void source(LocatedQuad declared) {
    Node source = declared.subject();
    for (LocatedQuad hash : index.described(source, SG.TEXT_SHA256)) {
      Optional<Text> text = Optional.ofNullable(byHash.get(lexical(hash)));
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
    if (isChanged(source, hash)) {
      return;
    }
    String candidates =
        unclaimed().stream()
            .limit(MOST_CANDIDATES)
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
            : "add the text to the folder"
                + (candidates.isEmpty() ? "" : ", or correct the hash (" + candidates + ")"));
  }

  /** Half of its passages, and two at least, are no accident: the text is there and differs. */
  private boolean isChanged(Node source, LocatedQuad hash) {
    List<Node> names = unclaimed().isEmpty() ? List.of() : index.passagesOfSource(source);
    Optional<EditionSearch.Found> changed =
        editions
            .textOf(EditionSearch.sample(names).stream().flatMap(this::passage).toList())
            .filter(found -> found.passages() >= 2 && found.passages() * 2 >= found.looked());
    changed.ifPresent(
        found ->
            findings.add(
                GateRule.CHANGED_TEXT,
                hash,
                found.text().name()
                    + " has "
                    + found.passages()
                    + " of "
                    + found.looked()
                    + " passages of "
                    + index.names.of(source)
                    + ", but its SHA-256 is not the one stated, so nothing else was checked",
                "write "
                    + found.text().sha256()
                    + "; if another edition took the place of the text, let summit check --fix do"
                    + " so and move the offsets"));
    return changed.isPresent();
  }

  private Stream<Span> passage(Node name) {
    return index.passage(name).filter(span -> span.owner().size() == 1).stream();
  }

  /** Texts at hand whose hash no source states. */
  private List<Text> unclaimed() {
    if (unclaimed == null) {
      Set<String> claimed = new HashSet<>();
      index.everySource(
          source ->
              index
                  .described(source.subject(), SG.TEXT_SHA256)
                  .forEach(hash -> claimed.add(lexical(hash))));
      unclaimed = atHand.stream().filter(text -> !claimed.contains(text.sha256())).toList();
      editions = new EditionSearch(unclaimed);
    }
    return unclaimed;
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

  /** Looks at a passage, when all sources have been looked at. */
  void passage(Span passage) {
    textOf(passage).ifPresent(text -> span(passage, text));
  }

  /** Looks at a mention, when all passages have been looked at. */
  void mention(Span mention) {
    Optional<Span> passage = mention.firstOwner().flatMap(index::passage);
    passage
        .flatMap(this::textOf)
        .ifPresent(
            text -> {
              span(mention, text);
              staysInside(mention, passage.get());
            });
  }

  private Optional<Text> textOf(Span passage) {
    return passage.firstOwner().map(texts::get);
  }

  private void span(Span span, Text text) {
    if (span.hash().isEmpty() || span.start().isEmpty() || span.end().isEmpty()) {
      return; // reported without the text
    }
    Optional<String> words = wordsAt(span, text);
    if (words.isPresent() && Text.sha256(words.get()).equals(span.hash().get())) {
      found.set(span.number());
      if (!isName(span, words.get())) {
        cutsNoWord(span, new WordBorder(text, span.start().get().intValue()), span.starts().get(0));
        cutsNoWord(span, new WordBorder(text, span.end().get().intValue()), span.ends().get(0));
      }
    } else {
      mismatch(span, text, words);
    }
  }

  /** A name ends where it ends, even where the text has lost the space behind it. */
  private boolean isName(Span mention, String words) {
    if (!mention.isMention()) {
      return false;
    }
    List<String> name = Words.withCapitals(words).inOrder();
    return index.described(mention.iri(), SG.MENTION_OF).stream()
        .flatMap(quad -> index.labels(quad.object()).stream())
        .anyMatch(label -> Words.withCapitals(label).inOrder().equals(name));
  }

  private void cutsNoWord(Span span, WordBorder border, LocatedQuad offset) {
    border
        .wordThatIsCut()
        .ifPresent(
            word ->
                findings.add(
                    GateRule.SPAN_CUTS_WORD,
                    offset,
                    index.names.of(span.iri())
                        + (offset.equals(span.starts().get(0)) ? " begins" : " ends")
                        + " in the middle of \""
                        + word
                        + "\""));
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
    boolean search = !findings.hasEnoughOf(GateRule.PASSAGE_MISMATCH);
    Optional<PassageSearch.Found> elsewhere =
        search ? new PassageSearch(text, span.hash().get()).near(start, end) : Optional.empty();
    Optional<Text> other = search ? inAnotherText(span, text) : Optional.empty();
    if (elsewhere.isPresent()) {
      int rightStart = elsewhere.get().start();
      int rightEnd = elsewhere.get().end();
      findings.add(
          GateRule.PASSAGE_MISMATCH,
          elsewhere.get().startIsRight() ? span.ends().get(0) : span.starts().get(0),
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
              + (span.isMention()
                  ? "; else take the offsets and the hash that summit cite prints for its words"
                  : "; else let summit cite print the passage"));
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
    if (found.get(mention.number())
        && found.get(passage.number())
        && (mention.start().get() < passage.start().get()
            || mention.end().get() > passage.end().get())) {
      findings.add(
          GateRule.BAD_OFFSETS,
          mention.owner().get(0),
          "the mention " + index.names.of(mention.iri()) + " lies outside its passage",
          "name the passage that it stands in, or correct the offsets");
    }
  }

  private static String lexical(LocatedQuad quad) {
    return quad.object().isLiteral()
        ? quad.object().getLiteralLexicalForm()
        : quad.object().toString();
  }
}

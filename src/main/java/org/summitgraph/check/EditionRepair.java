package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Edit;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.vocab.SG;

/**
 * What to write into the data after a text was replaced by a corrected edition: offsets, hashes and
 * lengths, and nothing else. Where the text of a source is the one that was read, passages that
 * stand elsewhere in it get their right offsets.
 */
public final class EditionRepair {

  /** Slips of the pen are few, and to look for one takes thousands of hashes. */
  private static final int MOST_SEARCHED = 200;

  /** A text with a smaller part of the passages, or of the words, is another text. */
  private static final double ENOUGH = 0.3;

  /**
   * What is to be done.
   *
   * @param editions the new text of each source whose text was replaced
   * @param edits tokens to replace, each once
   * @param changed passages that were placed, but whose words are others than those that were read
   * @param unplaced what could not be placed
   */
  public record Plan(
      Map<Node, Text> editions,
      List<Edit> edits,
      List<Violation> changed,
      List<Violation> unplaced) {

    public Plan {
      editions = Map.copyOf(editions);
      edits = List.copyOf(edits);
      changed = List.copyOf(changed);
      unplaced = List.copyOf(unplaced);
    }
  }

  private final Index index;
  private final List<Text> atHand;
  private final Collection<Text> old;
  private final Map<Node, Text> named;
  private final Function<Text, List<Sentence>> sentences;

  private final Map<Node, Text> editions = new LinkedHashMap<>();
  private final Map<SourceLocation, Edit> edits = new LinkedHashMap<>();
  private final List<Violation> changed = new ArrayList<>();
  private final List<Violation> unplaced = new ArrayList<>();

  private EditionRepair(
      Corpus corpus,
      List<Text> atHand,
      Collection<Text> old,
      Map<Node, Text> named,
      Function<Text, List<Sentence>> sentences) {
    this.index = new Index(corpus);
    this.atHand = atHand;
    this.old = old;
    this.named = named;
    this.sentences = sentences;
  }

  /**
   * Plans the repair of a corpus.
   *
   * @param corpus read to its end
   * @param atHand the texts as they are now
   * @param old texts as they were before, as far as they are still there
   * @param named the text of a source, where it was said which one it is
   * @param sentences divides a text into sentences
   */
  public static Plan of(
      Corpus corpus,
      List<Text> atHand,
      Collection<Text> old,
      Map<Node, Text> named,
      Function<Text, List<Sentence>> sentences) {
    EditionRepair repair = new EditionRepair(corpus, atHand, old, named, sentences);
    repair.index.everySource(repair::source);
    return new Plan(
        repair.editions,
        repair.edits.values().stream().filter(edit -> !edit.from().equals(edit.to())).toList(),
        repair.changed,
        repair.unplaced);
  }

  /** The sources of a corpus, for options that name one. */
  public static List<Node> sources(Corpus corpus) {
    return sources(new Index(corpus));
  }

  private static List<Node> sources(Index index) {
    List<Node> sources = new ArrayList<>();
    index.everySource(declared -> sources.add(declared.subject()));
    return sources;
  }

  /** Whether a source says that it was read from this text. */
  public static boolean isTextOfASource(Corpus corpus, Text text) {
    return isTextOfASource(new Index(corpus), text);
  }

  private static boolean isTextOfASource(Index index, Text text) {
    return sources(index).stream()
        .flatMap(source -> index.described(source, SG.TEXT_SHA256).stream())
        .anyMatch(hash -> lexical(hash).equals(text.sha256()));
  }

  private void source(LocatedQuad declared) {
    Node source = declared.subject();
    List<LocatedQuad> hashes = index.described(source, SG.TEXT_SHA256);
    if (hashes.size() != 1 || !Span.isSha256(hashes.get(0).object())) {
      return; // the gate says so
    }
    String sha256 = hashes.get(0).object().getLiteralLexicalForm();
    List<Span> passages = passagesOf(source);
    Optional<Text> before = old.stream().filter(text -> text.sha256().equals(sha256)).findFirst();
    Optional<Text> same =
        named.containsKey(source) || before.isPresent()
            ? Optional.empty()
            : atHand.stream().filter(text -> text.sha256().equals(sha256)).findFirst();
    if (same.isPresent()) {
      inTheSameText(passages, same.get());
      return;
    }
    Optional<Text> edition =
        Optional.ofNullable(named.get(source)).or(() -> bestOf(unclaimed(), passages, before));
    if (edition.isEmpty()) {
      noEdition(source, hashes.get(0));
      return;
    }
    editions.put(source, edition.get());
    edit(hashes.get(0), edition.get().sha256());
    index
        .described(source, SG.CHARACTER_COUNT)
        .forEach(count -> edit(count, Integer.toString(edition.get().length())));
    inAnotherEdition(passages, edition.get(), before);
  }

  private void noEdition(Node source, LocatedQuad hash) {
    if (!unclaimed().isEmpty()) {
      unplaced.add(
          new Violation(
              GateRule.MISSING_TEXT,
              hash.at(),
              Optional.of(source),
              "no text at hand has enough of the passages of "
                  + index.names.of(source)
                  + " to be its new edition",
              "name it by --text SOURCE=FILE, or give the text as it was by --old FILE"));
    }
  }

  /** Texts at hand that no source claims. */
  private List<Text> unclaimed() {
    return atHand.stream()
        .filter(text -> old.stream().noneMatch(o -> o.sha256().equals(text.sha256())))
        .filter(text -> !isTextOfASource(index, text))
        .toList();
  }

  private static Optional<Text> bestOf(
      List<Text> texts, List<Span> passages, Optional<Text> before) {
    return before.isPresent()
        ? texts.stream()
            .max(Comparator.comparingDouble(text -> alike(before.get(), text)))
            .filter(text -> alike(before.get(), text) > ENOUGH)
        : new EditionSearch(texts)
            .textOf(EditionSearch.sample(passages))
            .filter(found -> found.part() > ENOUGH)
            .map(EditionSearch.Found::text);
  }

  /** The part of the words of the old text that the new one has. */
  private static double alike(Text before, Text now) {
    List<String> words = Words.withoutCapitals(before.toString()).inOrder();
    Set<String> others = Set.copyOf(Words.withoutCapitals(now.toString()).inOrder());
    return (double) words.stream().filter(others::contains).count() / Math.max(1, words.size());
  }

  private List<Span> passagesOf(Node source) {
    return index.passagesOfSource(source).stream()
        .flatMap(name -> index.passage(name).stream())
        .filter(Span::isWhole)
        .filter(passage -> passage.owner().size() == 1)
        .filter(passage -> passage.owner().get(0).object().equals(source))
        .sorted(Comparator.comparingLong(passage -> passage.start().get()))
        .toList();
  }

  private Map<Span, List<Span>> mentionsIn(List<Span> passages) {
    Map<Span, List<Span>> mentions = new LinkedHashMap<>();
    for (Span passage : passages) {
      for (Node name : index.mentionsIn(passage)) {
        index
            .mention(name)
            .filter(mention -> mention.isWhole() && mention.owner().size() == 1)
            .ifPresent(
                mention -> mentions.computeIfAbsent(passage, m -> new ArrayList<>()).add(mention));
      }
    }
    return mentions;
  }

  /** Spans of the text that was read which stand elsewhere in it: by their hash alone. */
  private void inTheSameText(List<Span> passages, Text text) {
    HashSearch search = new HashSearch(text);
    List<Span> spans = new ArrayList<>(passages);
    mentionsIn(passages).values().forEach(spans::addAll);
    for (Span span : spans) {
      long start = span.start().get();
      int length = (int) (span.end().get() - start);
      if (!search.isAt(start, length, span.hash().get())) {
        search
            .near(start, length, span.hash().get())
            .or(() -> search.anywhere(length, span.hash().get()))
            .filter(place -> search.allOf(place, length).size() == 1)
            .map(place -> new SpanMover.Placement(place, place + length, false))
            .or(() -> withOneOffsetWrong(span, text))
            .ifPresentOrElse(
                placement -> offsets(span, placement.start(), placement.end()),
                () -> notPlaced(span, ""));
      }
    }
  }

  /** A slip in one of the two offsets makes the length wrong too; the other one tells the place. */
  private Optional<SpanMover.Placement> withOneOffsetWrong(Span span, Text text) {
    if (unplaced.size() >= MOST_SEARCHED) {
      return Optional.empty();
    }
    return new PassageSearch(text, span.hash().get())
        .near(span.start().get(), span.end().get())
        .filter(found -> found.startIsRight() || found.endIsRight())
        .map(found -> new SpanMover.Placement(found.start(), found.end(), false));
  }

  private void inAnotherEdition(List<Span> passages, Text text, Optional<Text> before) {
    Map<Span, List<Span>> mentions = mentionsIn(passages);
    Map<Node, SpanMover.Placement> placements =
        new SpanMover(text, before, sentences, quotations()).place(passages, mentions);
    List<Span> spans = new ArrayList<>(passages);
    mentions.values().forEach(spans::addAll);
    for (Span span : spans) {
      SpanMover.Placement placement = placements.get(span.iri());
      if (placement == null) {
        notPlaced(span, " of the old edition");
        continue;
      }
      if (!offsets(span, placement.start(), placement.end())) {
        continue;
      }
      if (placement.changed()) {
        edit(span.hashes().get(0), Text.sha256(text.slice(placement.start(), placement.end())));
        changed.add(
            new Violation(
                GateRule.PASSAGE_MISMATCH,
                span.hashes().get(0).at(),
                Optional.of(span.iri()),
                "the words of "
                    + index.names.of(span.iri())
                    + " are not those that were read; they stand at "
                    + placement.start()
                    + "–"
                    + placement.end()
                    + " now",
                "read them, and correct what the claim graphs of the passage say"));
      }
    }
  }

  /** The words that claim graphs quote, by the passage that each cites. */
  private Map<Node, List<String>> quotations() {
    Map<Node, List<String>> quotations = new HashMap<>();
    QuadSpool.Cursor quad = index.corpus.data().cursor();
    while (quad.next()) {
      if (index.role(quad.predicate()) == Role.QUOTED_TEXT) {
        LocatedQuad quotation = quad.quad();
        index.passagesOf(index.numberOf(quotation.graph())).stream()
            .limit(1)
            .forEach(
                passage ->
                    quotations
                        .computeIfAbsent(passage.iri(), p -> new ArrayList<>())
                        .add(lexical(quotation)));
      }
    }
    return quotations;
  }

  /** Whether both offsets could be planned: a selector of two spans cannot stand in two places. */
  private boolean offsets(Span span, int start, int end) {
    if (edit(span.starts().get(0), Integer.toString(start))
        && edit(span.ends().get(0), Integer.toString(end))) {
      return true;
    }
    unplaced.add(
        new Violation(
            GateRule.BAD_OFFSETS,
            span.starts().get(0).at(),
            Optional.of(span.iri()),
            index.names.of(span.iri()) + " shares its selector with another span",
            "give it a selector of its own"));
    return false;
  }

  /** Whether nothing else is planned for this token. */
  private boolean edit(LocatedQuad quad, String to) {
    Edit edit = new Edit(quad.at(), lexical(quad), to);
    return edits.merge(quad.at(), edit, (one, other) -> one).equals(edit);
  }

  private void notPlaced(Span span, String ofWhat) {
    unplaced.add(
        new Violation(
            GateRule.PASSAGE_MISMATCH,
            span.declared().at(),
            Optional.of(span.iri()),
            index.names.of(span.iri())
                + " ("
                + span.start().get()
                + "–"
                + span.end().get()
                + ofWhat
                + ") was not found",
            "describe it anew with what summit cite prints, or delete it with its claim graph"));
  }

  private static String lexical(LocatedQuad quad) {
    return quad.object().isLiteral()
        ? quad.object().getLiteralLexicalForm()
        : quad.object().toString();
  }
}

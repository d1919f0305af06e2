package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;

/**
 * Finds in the new edition of a text where each passage and mention of the old one stands now. Of
 * the old edition offsets and hashes are known, or the text itself. Words that did not change are
 * known by their hash; where they stand several times, the neighbours decide; passages whose words
 * changed are placed by a comparison of both texts, else between their neighbours or by the
 * quotations read from them. What none of that places is left alone.
 */
final class SpanMover {

  /** More than this between two passages, and something else may stand there. */
  private static final int GAP = 3;

  /**
   * Where a span stands now.
   *
   * @param changed whether its words are others, so that somebody should read them again
   */
  record Placement(int start, int end, boolean changed) {}

  private final HashSearch search;
  private final Optional<Text> old;
  private final Optional<TextDiff> diff;
  private final List<Sentence> sentences;
  private final List<Sentence> oldSentences;
  private final Map<Node, List<String>> quotations;
  private final Map<Node, Placement> placements = new HashMap<>();
  private List<Span> passages = List.of();

  /**
   * @param now the new edition
   * @param old the old edition, if it is at hand
   * @param sentences divides a text into sentences
   * @param quotations the words that claim graphs quote from each passage
   */
  SpanMover(
      Text now,
      Optional<Text> old,
      Function<Text, List<Sentence>> sentences,
      Map<Node, List<String>> quotations) {
    this.search = new HashSearch(now);
    this.old = old;
    this.diff = old.map(text -> new TextDiff(text, now));
    this.sentences = sentences.apply(now);
    this.oldSentences = old.map(sentences).orElse(List.of());
    this.quotations = Map.copyOf(quotations);
  }

  /**
   * Places the spans of the source.
   *
   * @param all passages that have one start, one end and a hash
   * @param mentions mentions that have the same, by their passage
   */
  Map<Node, Placement> place(List<Span> all, Map<Span, List<Span>> mentions) {
    passages = all.stream().sorted(Comparator.comparingLong(span -> span.start().get())).toList();
    diff.ifPresent(mapped -> passages.forEach(span -> byDiff(span, mapped, true)));
    byHash();
    diff.ifPresent(mapped -> passages.forEach(span -> byDiff(span, mapped, false)));
    passages.forEach(this::betweenNeighbours);
    passages.forEach(this::byQuotations);
    mentions.forEach((passage, inIt) -> inIt.forEach(mention -> mention(mention, passage)));
    return Map.copyOf(placements);
  }

  /** Only spans whose words are unchanged, where that is asked for. */
  private void byDiff(Span span, TextDiff mapped, boolean unchanged) {
    if (placements.containsKey(span.iri()) || !isAsSaid(span)) {
      return;
    }
    mapped
        .map(span.start().get().intValue(), span.end().get().intValue())
        .map(at -> placed(span, at[0], at[1]))
        .map(placement -> placement.changed() ? wholeSentences(span, placement) : placement)
        .filter(placement -> !placement.changed() || (!unchanged && isAlike(span, placement)))
        .ifPresent(placement -> placements.put(span.iri(), placement));
  }

  /** Whether the old text has the span where it is said to be: else nothing can be told from it. */
  private boolean isAsSaid(Span span) {
    long start = span.start().get();
    long end = span.end().get();
    return old.orElseThrow().contains(start, end)
        && Text.sha256(old.orElseThrow().slice((int) start, (int) end)).equals(span.hash().get());
  }

  /** What began or ended with a sentence does so still, whatever was put in there. */
  private Placement wholeSentences(Span span, Placement placement) {
    int start = placement.start();
    int end = placement.end();
    if (oldSentences.stream().anyMatch(s -> s.start() == span.start().get())) {
      start = sentenceAt(start).map(Sentence::start).orElse(start);
    }
    if (oldSentences.stream().anyMatch(s -> s.end() == span.end().get())) {
      end = sentenceAt(end - 1).map(Sentence::end).orElse(end);
    }
    return placed(span, start, end);
  }

  private Optional<Sentence> sentenceAt(int place) {
    return sentences.stream().filter(s -> s.overlaps(place, place + 1)).findFirst();
  }

  /**
   * Words that a comparison joins by chance, such as the articles, are no edition of a sentence.
   */
  private boolean isAlike(Span span, Placement placement) {
    List<String> before =
        Words.withoutCapitals(
                old.orElseThrow().slice(span.start().get().intValue(), span.end().get().intValue()))
            .inOrder();
    List<String> now =
        Words.withoutCapitals(search.text().slice(placement.start(), placement.end())).inOrder();
    return now.stream().filter(before::contains).count() * 2 >= Math.max(before.size(), now.size());
  }

  private Placement placed(Span span, int start, int end) {
    boolean same = search.isAt(start, end - start, span.hash().get());
    return new Placement(start, end, !same);
  }

  /** First what stands but once, and then, between those, what stands more often. */
  private void byHash() {
    Map<Span, List<Integer>> manifold = new HashMap<>();
    long shift = 0;
    for (Span span : passages) {
      Optional<Integer> found =
          placements.containsKey(span.iri()) ? Optional.empty() : find(span, shift);
      if (found.isPresent()) {
        List<Integer> places = search.allOf(found.get(), length(span));
        if (places.size() == 1) {
          shift = found.get() - span.start().get();
          at(span, found.get());
        } else {
          manifold.put(span, places);
        }
      }
    }
    passages.stream()
        .filter(manifold::containsKey)
        .forEach(span -> among(span, manifold.get(span)));
  }

  private Optional<Integer> find(Span span, long shift) {
    int length = length(span);
    String sha256 = span.hash().get();
    return search
        .near(span.start().get() + shift, length, sha256)
        .or(() -> search.anywhere(length, sha256));
  }

  /** One that stands between the neighbours alone, or just as far on as both of them. */
  private void among(Span span, List<Integer> places) {
    Optional<Span> before = before(span);
    Optional<Span> after = after(span);
    int from = before.map(neighbour -> placement(neighbour).end()).orElse(0);
    int to = after.map(neighbour -> placement(neighbour).start()).orElse(search.text().length());
    List<Integer> between =
        places.stream().filter(at -> from <= at && at + length(span) <= to).toList();
    if (between.size() == 1) {
      at(span, between.get(0));
    } else if (before.isPresent()
        && after.isPresent()
        && shift(before.get()) == shift(after.get())
        && between.contains((int) (span.start().get() + shift(before.get())))) {
      at(span, (int) (span.start().get() + shift(before.get())));
    }
  }

  private void at(Span span, int start) {
    placements.put(span.iri(), new Placement(start, start + length(span), false));
  }

  /** A passage whose both neighbours touch it fills what is left between them now. */
  private void betweenNeighbours(Span span) {
    Optional<Span> before = before(span);
    Optional<Span> after = after(span);
    if (placements.containsKey(span.iri())
        || before.isEmpty()
        || after.isEmpty()
        || span.start().get() - before.get().end().get() > GAP
        || after.get().start().get() - span.end().get() > GAP) {
      return;
    }
    int from = placement(before.get()).end();
    int to = placement(after.get()).start();
    if (from >= to) {
      return;
    }
    String between = search.text().slice(from, to);
    String words = between.strip();
    if (!words.contains("\n") && fits(span, words)) {
      int start = from + between.codePointCount(0, between.indexOf(words));
      int end = start + words.codePointCount(0, words.length());
      placements.put(span.iri(), new Placement(start, end, true));
    }
  }

  /** The one sentence between the neighbours that has all words quoted from the passage. */
  private void byQuotations(Span span) {
    if (placements.containsKey(span.iri()) || quotedFrom(span).isEmpty()) {
      return;
    }
    int from = before(span).map(neighbour -> placement(neighbour).end()).orElse(0);
    int to =
        after(span).map(neighbour -> placement(neighbour).start()).orElse(search.text().length());
    List<Sentence> fitting =
        sentences.stream()
            .filter(sentence -> from <= sentence.start() && sentence.end() <= to)
            .filter(s -> fits(span, search.text().slice(s.start(), s.end())))
            .toList();
    if (fitting.size() == 1) {
      Sentence one = fitting.get(0);
      placements.put(span.iri(), new Placement(one.start(), one.end(), true));
    }
  }

  private List<String> quotedFrom(Span span) {
    return quotations.getOrDefault(span.iri(), List.of());
  }

  /** Whether the words may be those of the passage as they are now. */
  private boolean fits(Span span, String words) {
    int now = words.codePointCount(0, words.length());
    Words exact = Words.exactly(words);
    return now * 2 >= length(span)
        && now <= length(span) * 2
        && quotedFrom(span).stream().allMatch(quoted -> exact.contain(Words.exactly(quoted)));
  }

  /** A mention goes where its passage goes; in changed words it must stand but once. */
  private void mention(Span mention, Span passage) {
    if (!placements.containsKey(passage.iri())) {
      return;
    }
    Placement within = placement(passage);
    if (!within.changed()) {
      long start = mention.start().get() + shift(passage);
      if (search.isAt(start, length(mention), mention.hash().get())) {
        at(mention, (int) start);
        return;
      }
    }
    diff.ifPresent(mapped -> byDiff(mention, mapped, true));
    if (!placements.containsKey(mention.iri())) {
      List<Integer> places = new ArrayList<>();
      for (int at = within.start(); at + length(mention) <= within.end(); at++) {
        if (search.isAt(at, length(mention), mention.hash().get())) {
          places.add(at);
        }
      }
      if (places.size() == 1) {
        at(mention, places.get(0));
      }
    }
  }

  private Optional<Span> before(Span span) {
    return passages.stream()
        .filter(other -> placements.containsKey(other.iri()))
        .filter(other -> other.end().get() <= span.start().get())
        .max(Comparator.comparingLong(other -> other.end().get()));
  }

  private Optional<Span> after(Span span) {
    return passages.stream()
        .filter(other -> placements.containsKey(other.iri()))
        .filter(other -> other.start().get() >= span.end().get())
        .min(Comparator.comparingLong(other -> other.start().get()));
  }

  private Placement placement(Span span) {
    return placements.get(span.iri());
  }

  private long shift(Span span) {
    return placement(span).start() - span.start().get();
  }

  private static int length(Span span) {
    return (int) (span.end().get() - span.start().get());
  }
}

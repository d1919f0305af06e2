package org.summitgraph.describe;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OA;
import org.summitgraph.describe.SourceDescription.Fact;
import org.summitgraph.describe.SourceDescription.Paragraph;
import org.summitgraph.describe.SourceDescription.PassageDescription;
import org.summitgraph.describe.SourceDescription.Piece;
import org.summitgraph.describe.SourceDescription.Place;
import org.summitgraph.describe.SourceDescription.Reading;
import org.summitgraph.describe.SourceDescription.Use;
import org.summitgraph.model.DividedText;
import org.summitgraph.model.Sentence;
import org.summitgraph.vocab.SG;

/** Tells of a source passage by passage. For one read transaction. */
final class SourceDescriber {

  private final Assertions data;
  private final Labels labels;
  private final Passages passages;

  SourceDescriber(Assertions data, Labels labels, Passages passages) {
    this.data = data;
    this.labels = labels;
    this.passages = passages;
  }

  /**
   * @param itself what is told of the source as of any thing
   * @param page from 1; one beyond the last is the last
   * @param part the fragment of a passage, or of something in one, whose page is wanted instead
   */
  SourceDescription describe(
      ThingDescription itself, Node source, int page, Optional<String> part) {
    List<Evidence> all =
        data.subjects(SG.PASSAGE_OF, source).stream()
            .filter(Node::isURI)
            .map(passages::evidence)
            .sorted(
                comparing(Evidence::start)
                    .thenComparing(Evidence::end, Comparator.reverseOrder())
                    .thenComparing(Evidence::passage))
            .toList();
    int size = SourceDescription.MOST_PASSAGES;
    int pages = Math.max(1, (all.size() + size - 1) / size);
    int shown = part.flatMap(any -> pageOf(any, all, source)).orElse(Math.min(page, pages));
    int from = (shown - 1) * size;
    int to = Math.min(all.size(), from + size);
    List<PassageDescription> these =
        all.subList(from, to).stream().map(passage -> passage(passage, source)).toList();
    long start = shown == 1 ? 0 : all.get(from).start();
    long end = shown == pages ? Long.MAX_VALUE : all.get(to).start();
    return new SourceDescription(
        itself,
        these,
        shown,
        pages,
        all.size(),
        shown == 1 ? elsewhere(all, source) : List.of(),
        passages.textOf(source).map(text -> paragraphs(text, these, start, end)).orElse(List.of()));
  }

  private static int pageOf(int number) {
    return number / SourceDescription.MOST_PASSAGES + 1;
  }

  /** The page of a passage, or of the passage that a claim graph cites or a mention stands in. */
  private Optional<Integer> pageOf(String fragment, List<Evidence> all, Node source) {
    Node part = NodeFactory.createURI(source.getURI() + "#" + fragment);
    Set<String> wanted =
        Stream.of(
                Set.of(part),
                data.objects(part, SG.CITES_PASSAGE),
                data.objects(part, SG.MENTION_IN))
            .flatMap(Set::stream)
            .map(Node::toString)
            .collect(Collectors.toSet());
    return IntStream.range(0, all.size())
        .filter(i -> wanted.contains(all.get(i).passage()))
        .mapToObj(SourceDescriber::pageOf)
        .findFirst();
  }

  private static List<Place> elsewhere(List<Evidence> all, Node source) {
    return IntStream.range(
            SourceDescription.MOST_PASSAGES, Math.max(all.size(), SourceDescription.MOST_PASSAGES))
        .limit(SourceDescription.MOST_ELSEWHERE)
        .mapToObj(
            i ->
                new Place(fragment(NodeFactory.createURI(all.get(i).passage()), source), pageOf(i)))
        .filter(place -> !place.fragment().isEmpty())
        .toList();
  }

  private PassageDescription passage(Evidence evidence, Node source) {
    Node passage = NodeFactory.createURI(evidence.passage());
    List<String> others = new ArrayList<>();
    List<Node> spans = new ArrayList<>(List.of(passage));
    spans.addAll(data.subjects(SG.MENTION_IN, passage));
    for (Node span : spans) {
      if (!span.equals(passage)) {
        others.add(fragment(span, source));
      }
      passages
          .objects(span, OA.hasSelector.asNode())
          .forEach(selector -> others.add(fragment(selector, source)));
    }
    return new PassageDescription(
        fragment(passage, source),
        evidence,
        others.stream().filter(other -> !other.isEmpty()).distinct().sorted().toList(),
        passages.objects(passage, SG.CARRIES_NO_FACT).stream().findFirst().map(labels::link),
        data.subjects(SG.CITES_PASSAGE, passage).stream()
            .sorted(comparing(Node::toString))
            .map(graph -> reading(graph, source))
            .toList());
  }

  private Reading reading(Node claimGraph, Node source) {
    return new Reading(
        fragment(claimGraph, source),
        passages.objects(claimGraph, SG.ALSO_NEEDS).stream()
            .map(needed -> new Link(needed.toString(), passages.evidence(needed).locator()))
            .toList(),
        TermOrder.sorted(data.factsIn(claimGraph)).stream().map(this::fact).toList());
  }

  private Fact fact(Quad quad) {
    return new Fact(
        labels.link(quad.getSubject()),
        labels.link(quad.getPredicate()),
        ThingDescriber.valueOf(quad.getObject(), List.of(), List.of(), labels));
  }

  /** What follows the source's IRI and the number sign; empty for what is no part of the source. */
  private static String fragment(Node part, Node source) {
    String begin = source.getURI() + "#";
    return part.isURI() && part.getURI().startsWith(begin)
        ? part.getURI().substring(begin.length())
        : "";
  }

  private static List<Paragraph> paragraphs(
      DividedText text, List<PassageDescription> passages, long start, long end) {
    Map<Integer, List<Piece>> paragraphs = new TreeMap<>();
    for (Sentence sentence : text.sentences()) {
      if (sentence.start() >= start && sentence.start() < end) {
        paragraphs
            .computeIfAbsent(sentence.paragraph(), any -> new ArrayList<>())
            .addAll(pieces(text, sentence, passages));
      }
    }
    return paragraphs.values().stream().map(Paragraph::new).toList();
  }

  /** A sentence, cut where a passage begins or ends within it. */
  private static List<Piece> pieces(
      DividedText text, Sentence sentence, List<PassageDescription> passages) {
    List<PassageDescription> here =
        passages.stream()
            .filter(
                passage -> sentence.overlaps(passage.evidence().start(), passage.evidence().end()))
            .toList();
    TreeSet<Integer> cuts = new TreeSet<>(List.of(sentence.start(), sentence.end()));
    for (PassageDescription passage : here) {
      cuts.add(within(passage.evidence().start(), sentence));
      cuts.add(within(passage.evidence().end(), sentence));
    }
    List<Piece> pieces = new ArrayList<>();
    for (int start = cuts.first(); start < sentence.end(); start = cuts.higher(start)) {
      int end = cuts.higher(start);
      int at = start;
      List<PassageDescription> holding =
          here.stream()
              .filter(
                  passage -> passage.evidence().start() <= at && end <= passage.evidence().end())
              .toList();
      pieces.add(piece(text.text().slice(start, end), holding));
    }
    return pieces;
  }

  private static int within(long offset, Sentence sentence) {
    return (int) Math.max(sentence.start(), Math.min(sentence.end(), offset));
  }

  private static Piece piece(String words, List<PassageDescription> holding) {
    Comparator<PassageDescription> shortestFirst =
        comparing(passage -> passage.evidence().end() - passage.evidence().start());
    Optional<PassageDescription> cited =
        holding.stream().filter(passage -> !passage.readings().isEmpty()).min(shortestFirst);
    Optional<PassageDescription> any = cited.or(() -> holding.stream().min(shortestFirst));
    Use use =
        cited.isPresent()
            ? Use.CITED
            : holding.stream().anyMatch(passage -> passage.reason().isPresent())
                ? Use.WITHOUT_FACT
                : Use.UNCITED;
    return new Piece(
        words, any.map(PassageDescription::fragment).filter(fragment -> !fragment.isEmpty()), use);
  }
}

package org.summitgraph.describe;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.summitgraph.model.DividedText;
import org.summitgraph.model.Text;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.vocab.SG;

/** Where passages lie, and their words where texts are at hand. For one read transaction. */
final class Passages {

  /** How much of the surroundings helps a reader, in code points. */
  private static final int SURROUNDINGS = 160;

  private static final long UNKNOWN = -1;

  private final Graph graph;
  private final Labels labels;
  private final TextsAtHand texts;
  private final Map<Node, List<Evidence>> ofClaimGraphs = new HashMap<>();

  /**
   * @param graph holds what is told of claim graphs, passages and sources
   */
  Passages(Graph graph, Labels labels, TextsAtHand texts) {
    this.graph = graph;
    this.labels = labels;
    this.texts = texts;
  }

  /** The passage that a claim graph cites. */
  List<Evidence> citedBy(Node claimGraph) {
    return ofClaimGraphs.computeIfAbsent(
        claimGraph,
        cited -> objects(cited, SG.CITES_PASSAGE).stream().map(this::evidence).toList());
  }

  Evidence evidence(Node passage) {
    Optional<Node> source = objects(passage, SG.PASSAGE_OF).stream().findFirst();
    long start = offset(passage, OA.start.asNode());
    long end = offset(passage, OA.end.asNode());
    return new Evidence(
        passage.toString(),
        source.map(labels::link).orElse(new Link(passage.toString(), "an unknown source")),
        objects(passage, SG.LOCATOR).stream()
            .findFirst()
            .map(Node::getLiteralLexicalForm)
            .orElse("a passage"),
        start,
        end,
        source.flatMap(this::textOf).flatMap(text -> excerpt(text.text(), start, end)));
  }

  /** The text of the source, where it is at hand. */
  Optional<DividedText> textOf(Node source) {
    return objects(source, SG.TEXT_SHA256).stream()
        .flatMap(hash -> texts.of(hash.getLiteralLexicalForm()).stream())
        .findFirst();
  }

  private long offset(Node passage, Node which) {
    return objects(passage, OA.hasSelector.asNode()).stream()
        .flatMap(selector -> objects(selector, which).stream())
        .map(Node::getLiteralValue)
        .filter(Number.class::isInstance)
        .mapToLong(number -> ((Number) number).longValue())
        .min()
        .orElse(UNKNOWN);
  }

  private static Optional<Evidence.Excerpt> excerpt(Text text, long start, long end) {
    if (!text.contains(start, end)) {
      return Optional.empty();
    }
    int from = (int) start;
    int to = (int) end;
    String before = text.slice(Math.max(0, from - SURROUNDINGS), from);
    String after = text.slice(to, Math.min(text.length(), to + SURROUNDINGS));
    return Optional.of(
        new Evidence.Excerpt(
            from > SURROUNDINGS ? "…" + before.substring(wordAfter(before)) : before,
            text.slice(from, to),
            to + SURROUNDINGS < text.length()
                ? after.substring(0, wordBefore(after)) + "…"
                : after));
  }

  /** Where the first whole word begins. */
  private static int wordAfter(String words) {
    return Math.max(0, words.indexOf(' '));
  }

  /** Where the last whole word ends. */
  private static int wordBefore(String words) {
    int last = words.lastIndexOf(' ');
    return last < 0 ? words.length() : last;
  }

  List<Node> objects(Node subject, Node property) {
    return graph.stream(subject, property, Node.ANY)
        .map(Triple::getObject)
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }
}

package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;
import org.summitgraph.vocab.SG;

/**
 * How much of one text has been read into claim graphs.
 *
 * @param sentences sentences of the text
 * @param cited those that share a code point with a passage that a claim graph cites
 * @param withoutFact those that are not cited, but marked by {@code sg:carriesNoFact}
 * @param open the others, in the order of the text
 */
public record Coverage(Text text, int sentences, int cited, int withoutFact, List<Sentence> open) {

  public Coverage {
    open = List.copyOf(open);
  }

  /**
   * The coverage of every text that is the text of a source of the corpus.
   *
   * @param sentences the sentences of each text at hand
   */
  public static List<Coverage> of(Corpus corpus, Map<Text, List<Sentence>> sentences) {
    Index index = new Index(corpus);
    Set<Node> cited = objects(corpus, SG.CITES_PASSAGE);
    Set<Node> withoutFact =
        corpus.data().stream()
            .filter(quad -> quad.predicate().equals(SG.CARRIES_NO_FACT))
            .map(LocatedQuad::subject)
            .collect(Collectors.toSet());
    List<Coverage> coverages = new ArrayList<>();
    for (Map.Entry<Text, List<Sentence>> entry : sentences.entrySet()) {
      Set<Node> sources = sources(index, entry.getKey());
      if (!sources.isEmpty()) {
        List<Span> passages = passages(index, sources);
        coverages.add(
            of(entry.getKey(), entry.getValue(), in(passages, cited), in(passages, withoutFact)));
      }
    }
    return coverages;
  }

  /** The sources of the corpus that none of the texts is the text of, in the order of the files. */
  public static List<Node> sourcesWithoutText(Corpus corpus, Collection<Text> texts) {
    Index index = new Index(corpus);
    Set<Node> atHand =
        texts.stream().flatMap(text -> sources(index, text).stream()).collect(Collectors.toSet());
    return index.sources.keySet().stream().filter(source -> !atHand.contains(source)).toList();
  }

  private static Coverage of(
      Text text, List<Sentence> sentences, List<Span> cited, List<Span> withoutFact) {
    List<Sentence> open = new ArrayList<>();
    int citedSentences = 0;
    int sentencesWithoutFact = 0;
    for (Sentence sentence : sentences) {
      if (overlaps(sentence, cited)) {
        citedSentences++;
      } else if (overlaps(sentence, withoutFact)) {
        sentencesWithoutFact++;
      } else {
        open.add(sentence);
      }
    }
    return new Coverage(text, sentences.size(), citedSentences, sentencesWithoutFact, open);
  }

  private static boolean overlaps(Sentence sentence, List<Span> spans) {
    return spans.stream()
        .filter(span -> span.start().isPresent() && span.end().isPresent())
        .anyMatch(span -> sentence.overlaps(span.start().get(), span.end().get()));
  }

  private static Set<Node> objects(Corpus corpus, Node property) {
    return corpus.data().stream()
        .filter(quad -> quad.predicate().equals(property))
        .map(LocatedQuad::object)
        .collect(Collectors.toSet());
  }

  private static Set<Node> sources(Index index, Text text) {
    Node sha256 = NodeFactory.createLiteralString(text.sha256());
    return index.sources.keySet().stream()
        .filter(
            source ->
                index.described(source, SG.TEXT_SHA256).stream()
                    .anyMatch(hash -> hash.object().equals(sha256)))
        .collect(Collectors.toSet());
  }

  private static List<Span> passages(Index index, Set<Node> sources) {
    return index.passages.values().stream()
        .filter(span -> span.owner().stream().anyMatch(q -> sources.contains(q.object())))
        .toList();
  }

  private static List<Span> in(List<Span> spans, Set<Node> iris) {
    return spans.stream().filter(span -> iris.contains(span.iri())).toList();
  }
}

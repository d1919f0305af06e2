package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.summitgraph.model.Corpus;
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
    List<Coverage> coverages = new ArrayList<>();
    for (Map.Entry<Text, List<Sentence>> entry : sentences.entrySet()) {
      Set<Node> sources = sources(index, entry.getKey());
      if (!sources.isEmpty()) {
        List<Span> passages = passages(index, sources);
        coverages.add(
            of(
                entry.getKey(),
                entry.getValue(),
                passages.stream().filter(index::isCited).toList(),
                passages.stream().filter(index::isWithoutFact).toList()));
      }
    }
    return coverages;
  }

  /** The sources of the corpus that none of the texts is the text of, in the order of the files. */
  public static List<Node> sourcesWithoutText(Corpus corpus, Collection<Text> texts) {
    Index index = new Index(corpus);
    Set<Node> atHand =
        texts.stream().flatMap(text -> sources(index, text).stream()).collect(Collectors.toSet());
    List<Node> without = new ArrayList<>();
    index.everySource(
        declared -> {
          if (!atHand.contains(declared.subject())) {
            without.add(declared.subject());
          }
        });
    return without;
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

  private static Set<Node> sources(Index index, Text text) {
    Node sha256 = NodeFactory.createLiteralString(text.sha256());
    Set<Node> sources = new HashSet<>();
    index.everySource(
        declared -> {
          Node source = declared.subject();
          if (index.described(source, SG.TEXT_SHA256).stream()
              .anyMatch(hash -> hash.object().equals(sha256))) {
            sources.add(source);
          }
        });
    return sources;
  }

  private static List<Span> passages(Index index, Set<Node> sources) {
    return sources.stream()
        .flatMap(source -> index.passagesOfSource(source).stream())
        .distinct()
        .flatMap(name -> index.passage(name).stream())
        .toList();
  }
}

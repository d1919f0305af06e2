package org.summitgraph.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Text;
import org.summitgraph.vocab.SG;

/**
 * The words that one claim graph rests on, made ready for the rules as far as they ask for them.
 */
final class GraphWords {

  private final Index index;
  private final FoundTexts found;
  private final List<Span> passages;
  private final boolean atHand;
  private final List<String> words;

  private String all;
  private Words exact;
  private Numerals numerals;
  private CalendarWords calendar;
  private NameSearch names;
  private List<String> inOrder;
  private Set<Node> mentioned;

  /** Things that the passages were found to name, or that need not be named. */
  private final Set<Integer> named = new HashSet<>();

  GraphWords(Index index, FoundTexts found, int graph) {
    this.index = index;
    this.found = found;
    this.passages = index.passagesOf(graph);
    this.atHand = !passages.isEmpty() && passages.stream().allMatch(found::has);
    this.words = atHand ? passages.stream().map(found::words).toList() : List.of();
  }

  /** Whether there are passages, each was found in its text, and so there are words to look at. */
  boolean areAtHand() {
    return atHand;
  }

  /** The passage that the graph cites. */
  Span cited() {
    return passages.get(0);
  }

  /** The words of the cited passage. */
  String ofCited() {
    return words.get(0);
  }

  /** The words of all passages, one line each. */
  String ofAll() {
    if (all == null) {
      all = words.size() == 1 ? words.get(0) : String.join("\n", words);
    }
    return all;
  }

  /** The words of each passage. */
  List<String> ofEach() {
    return words;
  }

  /** The numbers in the passages. */
  Numerals numerals() {
    if (numerals == null) {
      numerals = new Numerals(ofAll(), this::inOrder, index.languageOf(cited()));
    }
    return numerals;
  }

  /** The months and weekdays in the passages. */
  CalendarWords calendar() {
    if (calendar == null) {
      calendar = new CalendarWords(ofAll(), this::inOrder, index.languageOf(cited()));
    }
    return calendar;
  }

  /** The whole text that the cited passage is from. */
  Text source() {
    return found.textOf(cited());
  }

  boolean quote(String quotation) {
    if (exact == null) {
      exact = Words.exactly(ofCited());
    }
    return exact.contain(Words.exactly(quotation));
  }

  boolean isKnownToName(int thing) {
    return named.contains(thing);
  }

  void noteNamed(int thing) {
    named.add(thing);
  }

  /** Whether a mention in one of the passages stands for the thing. */
  boolean mention(Node thing) {
    if (mentioned == null) {
      mentioned =
          passages.stream()
              .flatMap(passage -> index.mentionsIn(passage).stream())
              .flatMap(name -> index.mention(name).stream())
              .filter(found::has)
              .flatMap(mention -> index.described(mention.iri(), SG.MENTION_OF).stream())
              .map(LocatedQuad::object)
              .collect(Collectors.toSet());
    }
    return mentioned.contains(thing);
  }

  /** Whether the cited passage has these words, which are without capitals. */
  boolean citedContains(Words other) {
    return names().withoutCapitals().get(0).contain(other);
  }

  /** Whether one of the passages has the label. */
  boolean name(Label label) {
    return names().finds(label);
  }

  private NameSearch names() {
    if (names == null) {
      names = new NameSearch(words);
    }
    return names;
  }

  /** The words of all passages one by one, without capitals. */
  private List<String> inOrder() {
    if (inOrder == null) {
      inOrder =
          names().withoutCapitals().stream().flatMap(text -> text.inOrder().stream()).toList();
    }
    return inOrder;
  }
}

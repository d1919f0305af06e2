package org.summitgraph.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.summitgraph.model.Text;

/**
 * All runs of nine words of a text, by which a sentence that was copied from it is known. Of each
 * run a hash is held; where one is met, the text itself decides.
 */
final class WordRuns {

  private static final int LENGTH = 9;

  private final Text text;
  private final int[] hashes;

  WordRuns(Text text) {
    this.text = text;
    List<String> words = words(text.toString());
    hashes = IntStream.rangeClosed(0, words.size() - LENGTH).map(at -> hash(words, at)).toArray();
    Arrays.sort(hashes);
  }

  /** The first nine words of {@code other} that stand in this text one after another. */
  Optional<String> firstIn(String other) {
    List<String> words = words(other);
    boolean mayBe =
        IntStream.rangeClosed(0, words.size() - LENGTH)
            .anyMatch(at -> Arrays.binarySearch(hashes, hash(words, at)) >= 0);
    if (!mayBe) {
      return Optional.empty();
    }
    Set<String> runs = runs(words(text.toString())).collect(Collectors.toCollection(HashSet::new));
    return runs(words).filter(runs::contains).findFirst();
  }

  private static List<String> words(String text) {
    return Words.withoutCapitals(text).inOrder();
  }

  private static int hash(List<String> words, int from) {
    int hash = 0;
    for (int i = from; i < from + LENGTH; i++) {
      hash = hash * 0x9E3779B1 + words.get(i).hashCode();
    }
    return hash;
  }

  private static Stream<String> runs(List<String> words) {
    return IntStream.rangeClosed(0, words.size() - LENGTH)
        .mapToObj(at -> String.join(" ", words.subList(at, at + LENGTH)));
  }
}

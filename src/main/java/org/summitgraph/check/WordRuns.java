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

  /** In order of size; made for the first words that are long enough. */
  private int[] hashes;

  WordRuns(Text text) {
    this.text = text;
  }

  /** The first nine words of {@code other} that stand in this text one after another. */
  Optional<String> firstIn(String other) {
    if (!mayShareOneWith(other)) {
      return Optional.empty();
    }
    List<String> words = words(other);
    Set<String> runs = runs(words(text.toString())).collect(Collectors.toCollection(HashSet::new));
    return runs(words).filter(runs::contains).findFirst();
  }

  private static List<String> words(String text) {
    return Words.withoutCapitals(text).inOrder();
  }

  private boolean mayShareOneWith(String other) {
    int[] runs = hashes(other);
    if (runs.length > 0 && hashes == null) {
      hashes = hashes(text.toString());
      Arrays.sort(hashes);
    }
    for (int hash : runs) {
      if (Arrays.binarySearch(hashes, hash) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The hash of each run, in order. */
  private static int[] hashes(String text) {
    int[] words = Words.withoutCapitals(text).hashes();
    int[] runs = new int[Math.max(0, words.length - LENGTH + 1)];
    for (int at = 0; at < runs.length; at++) {
      int hash = 0;
      for (int i = at; i < at + LENGTH; i++) {
        hash = hash * 0x9E3779B1 + words[i];
      }
      runs[at] = hash;
    }
    return runs;
  }

  private static Stream<String> runs(List<String> words) {
    return IntStream.rangeClosed(0, words.size() - LENGTH)
        .mapToObj(at -> String.join(" ", words.subList(at, at + LENGTH)));
  }
}

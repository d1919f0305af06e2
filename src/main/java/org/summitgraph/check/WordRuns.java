package org.summitgraph.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All runs of nine words of a text, by which a sentence that was copied from it is known. */
final class WordRuns {

  private static final int LENGTH = 9;

  private final Set<String> runs = new HashSet<>();

  WordRuns(String text) {
    in(text).forEach(runs::add);
  }

  /** The first nine words of {@code other} that stand in this text one after another. */
  Optional<String> firstIn(String other) {
    return in(other).filter(runs::contains).findFirst();
  }

  private static Stream<String> in(String text) {
    List<String> words = Words.withoutCapitals(text).inOrder();
    return IntStream.rangeClosed(0, words.size() - LENGTH)
        .mapToObj(at -> String.join(" ", words.subList(at, at + LENGTH)));
  }
}

package org.summitgraph.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.summitgraph.model.Text;

/**
 * Tells by its passages which text is the text of a source, though its hash is another one: a text
 * that has many of them is the same text in another edition. For one thread.
 */
final class EditionSearch {

  /** How many passages are looked for in each text. */
  private static final int SAMPLE = 40;

  /** Where so many are not in it, the rest is not looked for. */
  private static final int HOPELESS = 8;

  /** How many of them are looked for in the whole text, until one is found. */
  private static final int FAR = 5;

  /** How often a source is compared with a text by a search; after that only at the offsets. */
  private static final int SEARCHES = 100;

  /** How often at all: where so many texts are no source's, none of them is worth a guess. */
  private static final int COMPARISONS = 10_000;

  /**
   * A text and how many of the passages looked for stand in it.
   *
   * @param looked how many were looked for, at least one
   */
  record Found(Text text, int passages, int looked) {

    /** The part of the passages looked for that stand in it. */
    double part() {
      return (double) passages / looked;
    }
  }

  private final Collection<Text> candidates;
  private int comparisons;

  /**
   * @param candidates texts that no source claims by its hash
   */
  EditionSearch(Collection<Text> candidates) {
    this.candidates = List.copyOf(candidates);
  }

  /**
   * The text that has the greatest part of the passages; empty where none has any.
   *
   * @param passages a sample of them
   */
  Optional<Found> textOf(List<Span> passages) {
    List<Span> sought = passages.stream().filter(Span::isWhole).toList();
    Found best = null;
    for (Text text : candidates) {
      if (sought.isEmpty() || comparisons++ >= COMPARISONS) {
        break;
      }
      Found found = comparisons <= SEARCHES ? search(text, sought) : look(text, sought);
      if (found.passages() > 0 && (best == null || found.part() > best.part())) {
        best = found;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Some of all, from the first on, at equal distances. */
  static <T> List<T> sample(List<T> all) {
    int step = Math.max(1, all.size() / SAMPLE);
    return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList();
  }

  /** Looks for the passages wherever they may stand, each as far on as the one before it. */
  private static Found search(Text text, List<Span> sought) {
    HashSearch search = new HashSearch(text);
    int looked = 0;
    int found = 0;
    long shift = 0;
    for (Span passage : sought) {
      if (found == 0 && looked == HOPELESS) {
        break;
      }
      long start = passage.start().get();
      int length = (int) (passage.end().get() - start);
      String sha256 = passage.hash().get();
      Optional<Integer> place = search.near(start + shift, length, sha256);
      if (place.isEmpty() && found == 0 && looked < FAR) {
        place = search.anywhere(length, sha256);
      }
      looked++;
      if (place.isPresent()) {
        found++;
        shift = place.get() - start;
      }
    }
    return new Found(text, found, looked);
  }

  /** Looks for the passages at their offsets. */
  private static Found look(Text text, List<Span> sought) {
    long found = sought.stream().filter(passage -> isIn(text, passage)).count();
    return new Found(text, (int) found, sought.size());
  }

  private static boolean isIn(Text text, Span passage) {
    long start = passage.start().get();
    long end = passage.end().get();
    return text.contains(start, end)
        && Text.sha256(text.slice((int) start, (int) end)).equals(passage.hash().get());
  }
}

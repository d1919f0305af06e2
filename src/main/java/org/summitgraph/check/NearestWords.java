package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.summitgraph.model.EditDistance;
import org.summitgraph.model.Text;

/**
 * Finds the words of a text that are nearest to some others, though words were left out, put in or
 * written otherwise. Places where rare words of the others stand are candidates, and in each of
 * them the cheapest alignment is sought (Sellers, 1980), word by word: a word more or less costs 1,
 * another one in its place the share of its letters that differ. So the time depends on how often
 * the words occur, and not on the square of the text's length.
 */
final class NearestWords {

  /** Words of a quotation beyond which nothing is sought: no passage is so long. */
  private static final int LONGEST = 150;

  /** What an alignment may cost for each word sought; beyond it nobody would see the likeness. */
  private static final double FARTHEST = 0.4;

  /** Of a word that stands more often in the text, the places nearest to the one expected count. */
  private static final int COMMON = 500;

  /**
   * Of equally cheap alignments one that leaves no word out, and takes none for another, is best.
   */
  private static final double LEFT_OUT = 1.02;

  private static final double ANOTHER = 1.01;

  /** How many places are looked at. */
  private static final int CANDIDATES = 8;

  /** How many words that the text lacks are taken for others that it has. */
  private static final int MISSPELT = 4;

  /**
   * A span of the text.
   *
   * @param start first code point
   * @param end code point after the last
   */
  record Found(int start, int end) {}

  private record Alignment(double cost, int first, int last) {}

  private final List<String> words = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final Map<String, List<Integer>> places = new HashMap<>();

  NearestWords(Text text) {
    String whole = text.toString();
    int at = 0;
    int codePoints = 0;
    for (MatchResult word : Words.find(whole).toList()) {
      codePoints += whole.codePointCount(at, word.start());
      starts.add(codePoints);
      codePoints += whole.codePointCount(word.start(), word.end());
      ends.add(codePoints);
      at = word.end();
      String folded = Words.folded(word.group());
      places.computeIfAbsent(folded, w -> new ArrayList<>()).add(words.size());
      words.add(folded);
    }
  }

  /**
   * The nearest words of the text; empty where none are near enough to be useful, which is when
   * more than two fifths of the words differ.
   *
   * @param sought the words sought
   * @param near of two places that are equally good, the one nearer to this code point is taken
   */
  Optional<Found> to(String sought, int near) {
    List<String> others = Words.find(sought).map(word -> Words.folded(word.group())).toList();
    if (others.isEmpty() || others.size() > LONGEST) {
      return Optional.empty();
    }
    return candidates(others, near).stream()
        .map(from -> align(others, from))
        .filter(found -> found.cost() <= FARTHEST * others.size() && found.first() < found.last())
        .min(
            Comparator.comparingDouble(Alignment::cost)
                .thenComparingInt(found -> Math.abs(starts.get(found.first()) - near)))
        .map(found -> new Found(starts.get(found.first()), ends.get(found.last() - 1)));
  }

  /** How far two places may lie apart to be one candidate. */
  private static int reach(List<String> others) {
    return Math.max(4, others.size() / 4);
  }

  /** The words of the text at which to begin to align, the most promising first. */
  private List<Integer> candidates(List<String> others, int near) {
    Map<Integer, Double> votes = votes(others, near);
    return votes.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CANDIDATES)
        .map(candidate -> candidate.getKey() * reach(others))
        .toList();
  }

  /** Each word votes for where the others would begin; the rarer it is, the more it counts. */
  private Map<Integer, Double> votes(List<String> others, int near) {
    Map<Integer, Double> votes = new HashMap<>();
    int reach = reach(others);
    int misspelt = 0;
    for (int i = 0; i < others.size(); i++) {
      List<Integer> at = places.getOrDefault(others.get(i), List.of());
      if (at.isEmpty() && misspelt++ < MISSPELT) {
        at = ofSimilar(others.get(i));
      }
      at = around(near, at);
      for (int place : at) {
        int bucket = Math.floorDiv(place - i, reach);
        votes.merge(bucket, 1.0 / at.size(), Double::sum);
        votes.merge(bucket - 1, 1.0 / at.size(), Double::sum);
      }
    }
    return votes;
  }

  private List<Integer> around(int near, List<Integer> at) {
    if (at.size() <= COMMON) {
      return at;
    }
    int word = Math.abs(Collections.binarySearch(starts, near) + 1);
    int middle = Math.abs(Collections.binarySearch(at, word) + 1);
    int first = Math.max(0, Math.min(middle - COMMON / 2, at.size() - COMMON));
    return at.subList(first, first + COMMON);
  }

  private List<Integer> ofSimilar(String word) {
    return places.keySet().stream()
        .filter(other -> costOf(word, other) <= FARTHEST)
        .flatMap(other -> places.get(other).stream())
        .sorted()
        .toList();
  }

  /** The cheapest alignment of all the others with some of the text's words from here on. */
  private Alignment align(List<String> others, int candidate) {
    int from = Math.max(0, candidate - reach(others));
    int to = Math.min(words.size(), candidate + others.size() + 4 * reach(others));
    int width = Math.max(0, to - from);
    double[] costs = new double[width + 1];
    int[] firsts = new int[width + 1];
    Arrays.setAll(firsts, j -> from + j);
    for (String other : others) {
      double diagonal = costs[0];
      int diagonalFirst = firsts[0];
      costs[0] += LEFT_OUT;
      for (int j = 1; j <= width; j++) {
        double replaced = diagonal + costOf(other, words.get(from + j - 1));
        diagonal = costs[j];
        int first = diagonalFirst;
        diagonalFirst = firsts[j];
        double best = replaced;
        if (costs[j] + LEFT_OUT < best) {
          best = costs[j] + LEFT_OUT;
          first = firsts[j];
        }
        if (costs[j - 1] + 1 < best) {
          best = costs[j - 1] + 1;
          first = firsts[j - 1];
        }
        costs[j] = best;
        firsts[j] = first;
      }
    }
    int last = 0;
    for (int j = 1; j <= width; j++) {
      if (costs[j] < costs[last]) {
        last = j;
      }
    }
    return new Alignment(costs[last], firsts[last], from + last);
  }

  private static double costOf(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    int longer = Math.max(one.length(), other.length());
    boolean alike =
        one.charAt(0) == other.charAt(0)
            || one.charAt(one.length() - 1) == other.charAt(other.length() - 1);
    if (!alike || Math.abs(one.length() - other.length()) > FARTHEST * longer) {
      return ANOTHER;
    }
    double cost = (double) EditDistance.between(one, other) / longer;
    return cost <= FARTHEST ? cost : ANOTHER;
  }
}

package org.summitgraph.describe.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of all names: how rare each is, and which are spelt nearly like a word that is none of
 * them. Nearly is one letter more, less, changed, or two neighbours exchanged. Threads may share
 * one.
 */
final class Vocabulary {

  /** Shorter words have too many neighbours. */
  private static final int SHORTEST_MISSPELT = 4;

  private final int names;
  private final Map<String, Integer> uses;

  /** Words by what is left of them without one letter, and by themselves. */
  private final Map<String, List<String>> shortened = new HashMap<>();

  /** The words of each name. */
  Vocabulary(Collection<List<String>> names) {
    this.names = names.size();
    this.uses = new HashMap<>();
    for (List<String> words : names) {
      new HashSet<>(words).forEach(word -> uses.merge(word, 1, Integer::sum));
    }
    for (String word : uses.keySet()) {
      if (word.length() >= SHORTEST_MISSPELT) {
        shortened(word)
            .forEach(part -> shortened.computeIfAbsent(part, p -> new ArrayList<>()).add(word));
      }
    }
  }

  /** The word, and what is left of it without any one letter. */
  private static Set<String> shortened(String word) {
    Set<String> parts = new HashSet<>();
    parts.add(word);
    for (int i = 0; i < word.length(); i++) {
      parts.add(word.substring(0, i) + word.substring(i + 1));
    }
    return parts;
  }

  /** How much it tells that two names share the word: the more, the fewer names have it. */
  double weight(String word) {
    return 1 + Math.log((names + 1.0) / uses.getOrDefault(word, 1));
  }

  /** The word itself where a name has it, else the words that are spelt nearly like it. */
  Set<String> near(String word) {
    if (uses.containsKey(word)) {
      return Set.of(word);
    }
    Set<String> near = new HashSet<>();
    if (word.length() >= SHORTEST_MISSPELT) {
      shortened(word).forEach(part -> near.addAll(shortened.getOrDefault(part, List.of())));
    }
    return near;
  }
}

package org.summitgraph.describe.match;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.summitgraph.describe.Catalogue.Entry;

/**
 * Things by their names and identifiers. It holds all names in memory, in about a kilobyte for each
 * thing. Threads may share one.
 */
final class NameIndex {

  /** The rarest words of a text alone choose what is compared, as long as they bring so much. */
  private static final int MOST_COMPARED = 20_000;

  /** A word that is spelt nearly like another counts for so much of it. */
  private static final double MISSPELT = 0.8;

  private final List<Named> things;

  /** Of each thing the names as they are compared. */
  private final List<List<String>> plain;

  private final Vocabulary vocabulary;
  private final Map<String, int[]> byWord;
  private final Map<String, Set<Integer>> byIdentifier = new HashMap<>();

  /**
   * A thing with all that it is called.
   *
   * @param names in the order of their weight, the label first
   * @param identifiers its IRI, and those of the same thing elsewhere
   */
  record Named(Entry entry, List<String> names, List<String> identifiers) {
    Named {
      names = List.copyOf(names);
      identifiers = List.copyOf(identifiers);
    }
  }

  /** How well a thing is called by a text: 1 where all words are the same. */
  record Hit(int thing, double likeness) {}

  NameIndex(Collection<Named> things) {
    this.things = List.copyOf(things);
    this.plain =
        this.things.stream()
            .map(thing -> thing.names().stream().map(PlainWords::plain).distinct().toList())
            .toList();
    this.vocabulary =
        new Vocabulary(
            IntStream.range(0, this.things.size()).boxed().flatMap(this::words).toList());
    Map<String, IntStream.Builder> found = new HashMap<>();
    for (int i = 0; i < this.things.size(); i++) {
      int thing = i;
      words(thing)
          .flatMap(List::stream)
          .distinct()
          .forEach(word -> found.computeIfAbsent(word, w -> IntStream.builder()).add(thing));
      for (String identifier : this.things.get(i).identifiers()) {
        keys(identifier)
            .forEach(
                key -> byIdentifier.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(thing));
      }
    }
    this.byWord = new HashMap<>();
    found.forEach((word, list) -> byWord.put(word, list.build().toArray()));
  }

  /** The words of each name of the thing. */
  private Stream<List<String>> words(int thing) {
    return plain.get(thing).stream().map(name -> List.of(name.split(" ", -1)));
  }

  /**
   * By what an IRI is found: itself, its last part with its host (pages and things of one site
   * often differ between them), and its last part alone if it has a digit: else it may be a word.
   */
  private static List<String> keys(String identifier) {
    String key = key(identifier);
    int last = lastPart(key);
    List<String> keys = new ArrayList<>(List.of(key));
    if (last > 0) {
      keys.add(host(key) + " " + key.substring(last));
      if (key.substring(last).chars().anyMatch(Character::isDigit)) {
        keys.add(key.substring(last));
      }
    }
    return keys;
  }

  private static String key(String identifier) {
    return identifier
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("[/#]+$", "");
  }

  private static int lastPart(String key) {
    return Math.max(key.lastIndexOf('/'), key.lastIndexOf('#')) + 1;
  }

  private static String host(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  Named thing(int number) {
    return things.get(number);
  }

  int size() {
    return things.size();
  }

  /** The things that have this IRI, here or elsewhere. */
  Set<Integer> withIri(String iri) {
    return byIdentifier.getOrDefault(key(iri), Set.of());
  }

  /**
   * The things of which the IRI, here or elsewhere, has the host and the last part of this one, or
   * this as its last part.
   */
  Set<Integer> nearlyWithIri(String identifier) {
    String key = key(identifier);
    int last = lastPart(key);
    return byIdentifier.getOrDefault(
        last == 0 ? key : host(key) + " " + key.substring(last), Set.of());
  }

  /** The things that share words with the text, in no order. */
  List<Hit> named(String text) {
    List<String> words = PlainWords.of(text);
    List<Set<String>> wanted = words.stream().map(vocabulary::near).toList();
    Set<Integer> compared = new LinkedHashSet<>();
    wanted.stream()
        .flatMap(Set::stream)
        .distinct()
        .sorted(comparing((String word) -> byWord.get(word).length).thenComparing(word -> word))
        .takeWhile(word -> compared.size() < MOST_COMPARED)
        .forEach(
            word -> Arrays.stream(byWord.get(word)).limit(MOST_COMPARED).forEach(compared::add));
    return compared.stream().map(thing -> new Hit(thing, likeness(words, wanted, thing))).toList();
  }

  private double likeness(List<String> words, List<Set<String>> wanted, int thing) {
    return words(thing).mapToDouble(name -> likeness(words, wanted, name)).max().orElse(0);
  }

  /** Dice's coefficient of two lists of words, each with its weight. */
  private double likeness(List<String> words, List<Set<String>> wanted, List<String> name) {
    List<String> left = new ArrayList<>(name);
    double shared = 0;
    double all = name.stream().mapToDouble(vocabulary::weight).sum();
    for (int i = 0; i < words.size(); i++) {
      all += vocabulary.weight(words.get(i));
      for (String near : wanted.get(i)) {
        if (left.remove(near)) {
          shared += vocabulary.weight(near) * (near.equals(words.get(i)) ? 1 : MISSPELT);
          break;
        }
      }
    }
    return all == 0 ? 0 : Math.min(1, 2 * shared / all);
  }

  /** The things of which a name begins with the text, then those of which a word does. */
  List<Integer> beginning(String text) {
    String begin = PlainWords.plain(text);
    Map<Integer, Boolean> found = new LinkedHashMap<>();
    for (int i = 0; i < things.size(); i++) {
      for (String name : plain.get(i)) {
        int at = (" " + name).indexOf(" " + begin);
        if (at >= 0) {
          found.merge(i, at == 0, Boolean::logicalOr);
        }
      }
    }
    return found.entrySet().stream()
        .sorted(comparing((Map.Entry<Integer, Boolean> entry) -> !entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}

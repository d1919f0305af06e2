package org.summitgraph.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * Of each thing of the data and the ontology, one bit for each feature that some shape asks for:
 * that it is an instance of a class, that it has a property, that a value of a property is one that
 * a shape forbids. Features are named first; then two passes over the quads find which things have
 * them.
 */
final class Features {

  /** Tells of a thing by its number. */
  @FunctionalInterface
  interface Condition {
    boolean holds(int thing);

    /** Holds where all of them do. */
    static Condition all(List<Condition> conditions) {
      Condition[] all = conditions.toArray(Condition[]::new);
      return all.length == 1 ? all[0] : thing -> !isOne(all, thing, false);
    }

    /** Holds where one of them does. */
    static Condition any(List<Condition> conditions) {
      Condition[] any = conditions.toArray(Condition[]::new);
      return thing -> isOne(any, thing, true);
    }

    /** Every thing of the data is asked: a stream would cost more than the conditions. */
    private static boolean isOne(Condition[] conditions, int thing, boolean holds) {
      for (Condition condition : conditions) {
        if (condition.holds(thing) == holds) {
          return true;
        }
      }
      return false;
    }
  }

  /** Remembers what a condition told of the things that were asked for of late. */
  private static final class Recent implements Condition {

    private static final int PLACES = 1 << 8;

    private final Condition condition;
    private final int[] things = new int[PLACES];
    private final boolean[] told = new boolean[PLACES];

    Recent(Condition condition) {
      this.condition = condition;
    }

    @Override
    public boolean holds(int thing) {
      int place = thing & (PLACES - 1);
      if (things[place] != thing) {
        told[place] = condition.holds(thing);
        things[place] = thing;
      }
      return told[place];
    }
  }

  /** What is asked of the values of a property. */
  private record ValueTest(Predicate<Node> ofLiteral, Condition ofThing, boolean looksAtFeatures) {}

  /**
   * A feature that quads with one of some properties give their subject, or their object.
   *
   * @param bit the number of the feature
   * @param inverse whether the object gets it
   * @param test what the value must be for that; null where any will do
   * @param once the feature of a thing that has one such quad, where it takes two; else -1
   */
  private record OfQuads(int bit, boolean inverse, ValueTest test, int once) {}

  private final Index index;
  private final Map<Object, Integer> known = new HashMap<>();
  private final Map<Node, List<OfQuads>> byProperty = new HashMap<>();
  private final Map<Node, Integer> classes = new HashMap<>();
  private final Map<Node, Set<Node>> superClasses = new HashMap<>();
  private final Map<Integer, int[]> bitsOfInstances = new HashMap<>();
  private int count;

  private int words;
  private long[] bits;
  private OfQuads[][] byNumber;

  Features(Index index) {
    this.index = index;
    index.hierarchy().forEach(this::subClass);
  }

  private void subClass(LocatedQuad quad) {
    if (quad.predicate().equals(RDFS.subClassOf.asNode())) {
      superClasses.computeIfAbsent(quad.subject(), key -> new HashSet<>()).add(quad.object());
    }
  }

  /** The feature of instances of a class and of its sub-classes. */
  int instanceOf(Node type) {
    return classes.computeIfAbsent(type, key -> count++);
  }

  /** The feature of things with one of the properties; of its values where it is inverse. */
  int having(Set<Node> properties, boolean inverse) {
    return known.computeIfAbsent(
        List.of("having", properties, inverse),
        key -> add(properties, new OfQuads(count++, inverse, null, -1)));
  }

  /** The feature of things of which two quads with one of the properties speak. */
  int havingTwo(Set<Node> properties, boolean inverse) {
    int once = count++;
    return add(properties, new OfQuads(count++, inverse, null, once));
  }

  /**
   * The feature of things with a value that passes a test.
   *
   * @param looksAtFeatures whether the test of things asks for features, which must be of the other
   *     kinds
   */
  int havingValue(
      Set<Node> properties, Predicate<Node> ofLiteral, Condition ofThing, boolean looksAtFeatures) {
    Condition remembered = looksAtFeatures ? ofThing : new Recent(ofThing);
    ValueTest test = new ValueTest(ofLiteral, remembered, looksAtFeatures);
    return add(properties, new OfQuads(count++, false, test, -1));
  }

  private int add(Set<Node> properties, OfQuads feature) {
    for (Node property : properties) {
      byProperty.computeIfAbsent(property, key -> new ArrayList<>()).add(feature);
    }
    return feature.bit();
  }

  /** How many features there are. */
  int count() {
    return count;
  }

  /** Finds which things have which features; no feature can be named after that. */
  void find() {
    words = Math.max(1, (count + 63) / 64);
    bits = new long[Math.multiplyExact(index.size() + 1, words)];
    byNumber = new OfQuads[index.size() + 1][];
    byProperty.forEach(
        (property, features) ->
            byNumber[index.numberOf(property)] = features.toArray(OfQuads[]::new));
    byNumber[0] = null;
    int type = index.numberOf(RDF.Nodes.type);
    pass(type, false);
    boolean again =
        byProperty.values().stream()
            .flatMap(List::stream)
            .anyMatch(feature -> feature.test() != null && feature.test().looksAtFeatures());
    if (again) {
      pass(type, true);
    }
  }

  private void pass(int type, boolean second) {
    for (LocatedQuad quad : index.corpus.ontology()) {
      int object = quad.object().isLiteral() ? 0 : index.numberOf(quad.object());
      int subject = index.numberOf(quad.subject());
      int property = index.numberOf(quad.predicate());
      if (!second && property == type) {
        instance(subject, object);
      }
      if (byNumber[property] != null) {
        for (OfQuads feature : byNumber[property]) {
          find(feature, subject, object, object == 0 ? quad.object() : null, second);
        }
      }
    }
    index.everyQuadButRejected(quad -> find(quad, type, second));
  }

  private void find(QuadSpool.Cursor quad, int type, boolean second) {
    if (!second && quad.predicate() == type) {
      instance(quad.subject(), quad.object());
    }
    OfQuads[] features = byNumber[quad.predicate()];
    if (features == null) {
      return;
    }
    Node literal = null;
    for (OfQuads feature : features) {
      if (feature.test() != null && quad.object() == 0 && literal == null) {
        literal = quad.objectTerm();
      }
      find(feature, quad.subject(), quad.object(), literal, second);
    }
  }

  private void find(OfQuads feature, int subject, int object, Node literal, boolean second) {
    ValueTest test = feature.test();
    if (second != (test != null && test.looksAtFeatures())) {
      return;
    }
    int thing = feature.inverse() ? object : subject;
    if (test != null) {
      boolean passed = object == 0 ? test.ofLiteral().test(literal) : test.ofThing().holds(object);
      if (!passed) {
        return;
      }
    }
    if (feature.once() < 0 || has(thing, feature.once())) {
      set(thing, feature.bit());
    } else {
      set(thing, feature.once());
    }
  }

  private void instance(int thing, int type) {
    if (type > 0) {
      for (int bit : bitsOfInstances.computeIfAbsent(type, this::bitsOfInstances)) {
        set(thing, bit);
      }
    }
  }

  private int[] bitsOfInstances(int type) {
    Set<Integer> found = new HashSet<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(index.term(type)));
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (seen.add(next)) {
        if (classes.containsKey(next)) {
          found.add(classes.get(next));
        }
        open.addAll(superClasses.getOrDefault(next, Set.of()));
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private void set(int thing, int bit) {
    bits[thing * words + (bit >>> 6)] |= 1L << bit;
  }

  /** Whether a thing has a feature. */
  boolean has(int thing, int bit) {
    return thing > 0 && (bits[thing * words + (bit >>> 6)] & 1L << bit) != 0;
  }

  /** Whether a thing has one of some features, given as bits. */
  boolean hasAny(int thing, long[] wanted) {
    for (int word = 0; word < words; word++) {
      if ((bits[thing * words + word] & wanted[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Features as bits. */
  long[] bits(Iterable<Integer> features) {
    long[] wanted = new long[words];
    for (int feature : features) {
      wanted[feature >>> 6] |= 1L << feature;
    }
    return wanted;
  }
}

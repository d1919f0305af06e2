package org.summitgraph.describe;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The things of a dataset by class and by year, in the order of their names. A year is that of a
 * property which the ontology relates to {@code dcterms:date}.
 */
public final class Catalogue {

  /** Beyond so many things the catalogue holds those that the store gives first. */
  private static final int MOST_THINGS = 200_000;

  /** Among so many the nearest names are looked for. */
  private static final int MOST_COMPARED = 20_000;

  private static final Pattern YEAR = Pattern.compile("-?\\d{4,}");
  private static final int GRAM = 3;
  private static final double ALIKE = 0.25;

  /** How much more alike a thing is that stands beside what is looked for. */
  private static final double SAME_FOLDER = 0.1;

  private final List<Entry> entries;
  private final Map<String, List<Entry>> byClass;
  private final List<Grams> grams;

  private Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.byClass = new TreeMap<>();
    for (Entry entry : entries) {
      entry
          .classes()
          .forEach(type -> byClass.computeIfAbsent(type, t -> new ArrayList<>()).add(entry));
    }
    this.grams = entries.stream().limit(MOST_COMPARED).map(Grams::new).toList();
  }

  /**
   * A thing in its place.
   *
   * @param classes the IRIs of all its classes
   * @param years those of its dates
   */
  public record Entry(String iri, String label, Set<String> classes, Set<String> years) {
    public Entry {
      classes = Set.copyOf(classes);
      years = Set.copyOf(years);
    }

    private int nameStart() {
      return Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
    }

    private boolean liesIn(String folder) {
      return !folder.isEmpty() && iri.substring(0, nameStart()).endsWith("/" + folder);
    }
  }

  /** The {@linkplain #grams runs of letters} in both names of a thing. */
  private static final class Grams {

    private final int[] label;
    private final int[] name;

    Grams(Entry entry) {
      this.label = grams(entry.label());
      this.name = grams(entry.iri().substring(entry.nameStart()));
    }

    double likeness(int[] wanted) {
      return Math.max(Catalogue.likeness(wanted, label), Catalogue.likeness(wanted, name));
    }
  }

  /** One without a thing in it. */
  public static Catalogue empty() {
    return new Catalogue(List.of());
  }

  /**
   * Reads a dataset.
   *
   * @param wanted which IRIs of things are listed
   */
  public static Catalogue of(Dataset dataset, Predicate<String> wanted) {
    Graph graph = dataset.asDatasetGraph().getDefaultGraph();
    return Txn.calculateRead(dataset, () -> new Catalogue(read(graph, wanted)));
  }

  private static List<Entry> read(Graph graph, Predicate<String> wanted) {
    Labels labels = new Labels(graph, Map.of());
    Set<Node> dates = dateProperties(graph);
    Set<Node> things =
        Stream.concat(
                graph.stream(Node.ANY, RDF.Nodes.type, Node.ANY),
                graph.stream(Node.ANY, RDFS.Nodes.label, Node.ANY))
            .map(triple -> triple.getSubject())
            .filter(thing -> thing.isURI() && wanted.test(thing.getURI()))
            .limit(10L * MOST_THINGS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return things.stream()
        .limit(MOST_THINGS)
        .map(
            thing ->
                new Entry(
                    thing.getURI(),
                    labels.of(thing),
                    graph.stream(thing, RDF.Nodes.type, Node.ANY)
                        .map(triple -> triple.getObject().toString())
                        .collect(Collectors.toSet()),
                    years(graph, thing, dates)))
        .sorted(
            comparing((Entry entry) -> entry.label().toLowerCase(Locale.ROOT))
                .thenComparing(Entry::iri))
        .toList();
  }

  private static Set<Node> dateProperties(Graph graph) {
    return Stream.of(
            RDFS.Nodes.subPropertyOf,
            SKOS.exactMatch.asNode(),
            SKOS.closeMatch.asNode(),
            SKOS.broadMatch.asNode())
        .flatMap(relation -> graph.stream(Node.ANY, relation, DCTerms.date.asNode()))
        .map(triple -> triple.getSubject())
        .collect(Collectors.toSet());
  }

  private static Set<String> years(Graph graph, Node thing, Set<Node> dates) {
    return dates.stream()
        .flatMap(property -> graph.stream(thing, property, Node.ANY))
        .map(triple -> triple.getObject())
        .filter(Node::isLiteral)
        .map(date -> YEAR.matcher(date.getLiteralLexicalForm()))
        .filter(Matcher::lookingAt)
        .map(Matcher::group)
        .collect(Collectors.toSet());
  }

  /** Every thing, in the order of names. */
  public List<Entry> all() {
    return entries;
  }

  /** The instances of a class, by its IRI. */
  public List<Entry> ofClass(String iri) {
    return List.copyOf(byClass.getOrDefault(iri, List.of()));
  }

  /** How many instances of a class each year has; what has two dates counts in both years. */
  public SortedMap<String, Long> years(String classIri) {
    return ofClass(classIri).stream()
        .flatMap(entry -> entry.years().stream())
        .collect(
            Collectors.groupingBy(
                year -> year,
                () -> new TreeMap<>(Comparator.comparingLong(Long::parseLong)),
                Collectors.counting()));
  }

  /**
   * The things that an address was most probably meant for, by their labels and by the last parts
   * of their IRIs; none where none is like it.
   *
   * @param path such as {@code event/helsinki-2019}
   */
  public List<Entry> nearest(String path, int most) {
    int nameStart = path.lastIndexOf('/', path.length() - 2) + 1;
    String folder = path.substring(0, nameStart);
    int[] wanted = grams(path.substring(nameStart));
    Map<Integer, Double> likeness = new HashMap<>();
    for (int i = 0; i < grams.size(); i++) {
      double alike = grams.get(i).likeness(wanted);
      if (alike > ALIKE) {
        likeness.put(i, alike + (entries.get(i).liesIn(folder) ? SAME_FOLDER : 0));
      }
    }
    return likeness.entrySet().stream()
        .sorted(
            comparing((Map.Entry<Integer, Double> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(entry -> entries.get(entry.getKey()))
        .toList();
  }

  /** Dice's coefficient of two sorted lists. */
  private static double likeness(int[] some, int[] others) {
    if (some.length == 0 || others.length == 0) {
      return 0;
    }
    long shared =
        Arrays.stream(some).filter(gram -> Arrays.binarySearch(others, gram) >= 0).count();
    return 2.0 * shared / (some.length + others.length);
  }

  /** The runs of three letters in each word, as numbers. */
  private static int[] grams(String words) {
    String padded = " " + words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    return IntStream.rangeClosed(0, padded.length() - GRAM)
        .map(i -> padded.substring(i, i + GRAM).hashCode())
        .distinct()
        .sorted()
        .toArray();
  }
}

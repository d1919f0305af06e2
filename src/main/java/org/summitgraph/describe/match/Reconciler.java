package org.summitgraph.describe.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.Catalogue.Entry;
import org.summitgraph.describe.Labels;
import org.summitgraph.describe.match.NameIndex.Named;
import org.summitgraph.describe.match.Question.Constraint;
import org.summitgraph.describe.match.Question.Strictness;

/**
 * Finds the things of a dataset that somebody may mean, and reads their values. It asks the default
 * graph, with what follows from the data. Threads may share one.
 */
public final class Reconciler {

  /** Of so many things, the likest by name, the properties are looked at. */
  private static final int MOST_LOOKED_AT = 200;

  /** So many triples with a property are looked through for a value. */
  private static final int MOST_SCANNED = 20_000;

  private static final int NAME_WEIGHT = 3;

  /** So little that a thing of the type that shares a word comes before a namesake of another. */
  private static final double WITHOUT_TYPE = 0.4;

  private static final double SAME = 0.999;

  private static final Set<Node> NAMES =
      Set.of(
          RDFS.Nodes.label,
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          SKOS.hiddenLabel.asNode());

  private static final Set<Node> SAME_ELSEWHERE =
      Set.of(OWL.sameAs.asNode(), SKOS.exactMatch.asNode());

  private final Dataset dataset;
  private final NameIndex index;
  private final Schema schema;
  private final Identifiers identifiers;

  /** How many things of a class have a property: by the IRI of the class, empty for any class. */
  private final Map<String, Map<String, Integer>> uses;

  private Reconciler(
      Dataset dataset,
      NameIndex index,
      Schema schema,
      String base,
      Map<String, Map<String, Integer>> uses) {
    this.dataset = dataset;
    this.index = index;
    this.schema = schema;
    this.identifiers = new Identifiers(base, schema, index);
    this.uses = uses;
  }

  /**
   * Reads all names, in a read transaction of its own.
   *
   * @param things those that can be found
   * @param prefixes namespaces by prefix
   * @param base what identifiers leave out at the beginning of an IRI
   */
  public static Reconciler of(
      Dataset dataset, Catalogue things, Map<String, String> prefixes, String base) {
    return Txn.calculateRead(
        dataset,
        () -> {
          Graph graph = dataset.asDatasetGraph().getDefaultGraph();
          Map<String, Map<String, Integer>> uses = new HashMap<>();
          List<Named> named =
              things.all().stream().map(entry -> named(entry, graph, uses)).toList();
          Set<String> classes = new TreeSet<>(uses.keySet());
          classes.remove("");
          Set<String> properties = uses.getOrDefault("", Map.of()).keySet();
          return new Reconciler(
              dataset,
              new NameIndex(named),
              new Schema(graph, prefixes, classes, properties),
              base,
              uses);
        });
  }

  private static Named named(Entry entry, Graph graph, Map<String, Map<String, Integer>> uses) {
    Set<String> properties = new HashSet<>();
    // What has no name is listed by its IRI, of which the last part is like a name.
    boolean nameless = entry.label().equals(entry.iri());
    List<String> names = new ArrayList<>();
    names.add(nameless ? Schema.localName(entry.iri()) : entry.label());
    List<String> iris = new ArrayList<>(List.of(entry.iri()));
    graph.stream(NodeFactory.createURI(entry.iri()), Node.ANY, Node.ANY)
        .forEach(
            triple -> {
              Node property = triple.getPredicate();
              Node value = triple.getObject();
              if (!property.equals(RDF.Nodes.type)) {
                properties.add(property.toString());
              }
              if (NAMES.contains(property) && value.isLiteral()) {
                names.add(value.getLiteralLexicalForm());
              } else if (SAME_ELSEWHERE.contains(property) && value.isURI()) {
                iris.add(value.getURI());
              }
            });
    Stream.concat(Stream.of(""), entry.classes().stream())
        .map(type -> uses.computeIfAbsent(type, t -> new HashMap<>()))
        .forEach(counts -> properties.forEach(each -> counts.merge(each, 1, Integer::sum)));
    return new Named(entry, names.stream().distinct().toList(), iris);
  }

  /** The classes and properties of the things. */
  public Schema schema() {
    return schema;
  }

  /** The identifier of a thing. */
  public String id(String iri) {
    return identifiers.of(iri);
  }

  /** The thing with an identifier, which may also be its IRI or a prefixed name. */
  public Optional<Entry> thing(String id) {
    return identifiers.thing(id).map(Named::entry);
  }

  /** What may be meant, the best first. */
  public List<Candidate> candidates(Question question) {
    return Txn.calculateRead(dataset, () -> new Look(question).candidates());
  }

  /**
   * The things of which an identifier or a name begins with the text: who has just this identifier,
   * then by the beginning of a name, then of a word in a name.
   */
  public List<Entry> beginning(String text) {
    return Stream.concat(identifiers.things(text).stream(), index.beginning(text).stream())
        .distinct()
        .map(thing -> index.thing(thing).entry())
        .toList();
  }

  /**
   * The properties that things of a class have, the most frequent first; those of all things for a
   * class that is not known.
   *
   * @param type IRI or prefixed name
   */
  public List<Schema.Term> propertiesOf(String type) {
    Map<String, Integer> counts =
        schema.iri(type).map(uses::get).orElseGet(() -> uses.getOrDefault("", Map.of()));
    return counts.entrySet().stream()
        .sorted(
            comparing((Map.Entry<String, Integer> use) -> -use.getValue())
                .thenComparing(Map.Entry::getKey))
        .flatMap(use -> schema.property(use.getKey()).stream())
        .toList();
  }

  /** A value of a property: a literal, a thing of ours, or something else that has an IRI. */
  public record Value(Node term, Optional<Entry> thing, String label) {}

  /**
   * The values of a property, the same order at each call.
   *
   * @param thing its IRI
   * @param property IRI of the property
   * @param most how many values are read
   */
  public List<Value> values(String thing, String property, int most) {
    return Txn.calculateRead(
        dataset,
        () -> {
          Graph graph = dataset.asDatasetGraph().getDefaultGraph();
          Labels labels = new Labels(graph, Map.of());
          return graph.stream(
                  NodeFactory.createURI(thing), NodeFactory.createURI(property), Node.ANY)
              .map(triple -> triple.getObject())
              .limit(most)
              .map(value -> value(value, labels))
              .sorted(comparing(Value::label).thenComparing(value -> value.term().toString()))
              .toList();
        });
  }

  private Value value(Node value, Labels labels) {
    if (!value.isURI()) {
      return new Value(
          value,
          Optional.empty(),
          value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
    }
    Optional<Entry> thing =
        index.withIri(value.getURI()).stream()
            .map(number -> index.thing(number).entry())
            .filter(entry -> entry.iri().equals(value.getURI()))
            .findFirst();
    return new Value(value, thing, thing.map(Entry::label).orElseGet(() -> labels.of(value)));
  }

  /** One question being answered, in the caller's transaction. */
  private final class Look {

    private final Question question;
    private final Graph graph = dataset.asDatasetGraph().getDefaultGraph();
    private final Agreement agreement;
    private final Set<String> types = new HashSet<>();

    private Look(Question question) {
      this.question = question;
      Labels labels = new Labels(graph, Map.of());
      this.agreement = new Agreement(index, identifiers, labels::named);
      question.types().forEach(type -> types.add(schema.iri(type).orElse(type)));
    }

    private List<Candidate> candidates() {
      List<Candidate> scored =
          found().entrySet().stream()
              .filter(found -> mayBe(found.getKey()))
              .sorted(
                  comparingDouble((Map.Entry<Integer, Double> found) -> -found.getValue())
                      .thenComparing(Map.Entry::getKey))
              .limit(question.constraints().isEmpty() ? Long.MAX_VALUE : MOST_LOOKED_AT)
              .map(found -> candidate(found.getKey(), found.getValue()))
              .filter(candidate -> candidate.score() > 0)
              .sorted(
                  comparingDouble((Candidate candidate) -> -candidate.score())
                      .thenComparing(candidate -> candidate.entry().label())
                      .thenComparing(candidate -> candidate.entry().iri()))
              .toList();
      boolean certain = scored.stream().filter(Candidate::match).limit(2).count() == 1;
      return scored.stream()
          .limit(question.limit())
          .map(candidate -> certain ? candidate : withoutMatch(candidate))
          .toList();
    }

    private static Candidate withoutMatch(Candidate one) {
      return new Candidate(
          one.entry(), one.score(), one.likeness(), one.agreeing(), one.typed(), false);
    }

    /** Things with their likeness. */
    private Map<Integer, Double> found() {
      Map<Integer, Double> found = new LinkedHashMap<>();
      question
          .text()
          .ifPresentOrElse(
              text -> called(text, found),
              () -> question.constraints().forEach(each -> withValue(each, found)));
      return found;
    }

    /** Who gives an identifier means nothing else. */
    private void called(String text, Map<Integer, Double> found) {
      if (identifiers.exactly(text).isEmpty()) {
        index.named(text).forEach(hit -> found.put(hit.thing(), hit.likeness()));
      }
      identifiers.things(text).forEach(thing -> found.put(thing, 1.0));
    }

    private void withValue(Constraint constraint, Map<Integer, Double> found) {
      Optional<Node> property = property(constraint);
      if (property.isPresent()) {
        graph.stream(Node.ANY, property.get(), Node.ANY)
            .limit(MOST_SCANNED)
            .filter(triple -> triple.getSubject().isURI())
            .filter(triple -> isWanted(constraint, triple.getObject()))
            .flatMap(triple -> index.withIri(triple.getSubject().getURI()).stream())
            .forEach(thing -> found.put(thing, 0.0));
      }
    }

    private boolean mayBe(int thing) {
      return question.strictness() == Strictness.SHOULD || isTyped(index.thing(thing).entry());
    }

    private boolean isTyped(Entry entry) {
      return types.isEmpty()
          || (question.strictness() == Strictness.ALL
              ? entry.classes().containsAll(types)
              : types.stream().anyMatch(entry.classes()::contains));
    }

    private Candidate candidate(int thing, double likeness) {
      Entry entry = index.thing(thing).entry();
      int given = question.constraints().size();
      long agreeing = question.constraints().stream().filter(each -> agrees(entry, each)).count();
      double nameWeight = question.text().isPresent() ? NAME_WEIGHT : 0;
      boolean typed = isTyped(entry);
      double score = 100 * (nameWeight * likeness + agreeing) / (nameWeight + given);
      return new Candidate(
          entry,
          typed ? score : WITHOUT_TYPE * score,
          likeness,
          given == 0 ? 1 : (double) agreeing / given,
          typed,
          typed && agreeing == given && (nameWeight == 0 || likeness >= SAME));
    }

    private boolean agrees(Entry entry, Constraint constraint) {
      Optional<Node> property = property(constraint);
      return property.isPresent()
          && graph.stream(NodeFactory.createURI(entry.iri()), property.get(), Node.ANY)
              .limit(MOST_SCANNED)
              .anyMatch(triple -> isWanted(constraint, triple.getObject()));
    }

    private Optional<Node> property(Constraint constraint) {
      return schema.iri(constraint.property()).map(NodeFactory::createURI);
    }

    private boolean isWanted(Constraint constraint, Node value) {
      return constraint.values().stream().anyMatch(wanted -> agreement.agree(wanted, value));
    }
  }
}

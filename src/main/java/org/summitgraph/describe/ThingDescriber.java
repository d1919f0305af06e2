package org.summitgraph.describe;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.describe.PropertyValues.Value;
import org.summitgraph.model.Agreement;
import org.summitgraph.model.TextsAtHand;
import org.summitgraph.vocab.SG;

/**
 * Tells people of things: what {@link Export} gives to programs, as far as a page can hold it.
 * Threads may share one.
 */
public final class ThingDescriber {

  /** As many facts are looked at in each direction: no thing, however famous, makes a page slow. */
  private static final int MOST_FACTS = 2_000;

  /** As many values of one property are shown. */
  private static final int MOST_VALUES = 60;

  private static final Set<Node> NAMES =
      Set.of(RDFS.Nodes.label, SKOS.prefLabel.asNode(), SKOS.altLabel.asNode());

  private static final Set<Node> ELSEWHERE =
      Set.of(
          OWL.sameAs.asNode(),
          RDFS.seeAlso.asNode(),
          SKOS.exactMatch.asNode(),
          SKOS.closeMatch.asNode());

  private final Dataset dataset;
  private final Map<String, String> prefixes;
  private final TextsAtHand texts;

  /**
   * @param dataset with the ontology in its default graph; used in read transactions only
   * @param prefixes namespaces by prefix
   * @param texts those whose words may be shown
   */
  public ThingDescriber(Dataset dataset, Map<String, String> prefixes, TextsAtHand texts) {
    this.dataset = dataset;
    this.prefixes = Map.copyOf(prefixes);
    this.texts = texts;
  }

  /** Whether the data say anything with this subject. */
  public boolean knows(Node thing) {
    DatasetGraph data = dataset.asDatasetGraph();
    return Txn.calculateRead(
        dataset, () -> data.getDefaultGraph().contains(thing, Node.ANY, Node.ANY));
  }

  /** Whether the thing is a source, which {@link #source} tells more of. */
  public boolean isSource(Node thing) {
    DatasetGraph data = dataset.asDatasetGraph();
    return Txn.calculateRead(
        dataset, () -> data.getDefaultGraph().contains(thing, RDF.Nodes.type, SG.SOURCE));
  }

  /** What people are told of a thing that is {@linkplain #knows known}. */
  public ThingDescription thing(Node thing) {
    return Txn.calculateRead(dataset, () -> new Telling().of(thing));
  }

  /**
   * What people are told of a source.
   *
   * @param page from 1; each has {@link SourceDescription#MOST_PASSAGES} passages
   * @param part the fragment of something in the source whose page is wanted instead
   */
  public SourceDescription source(Node source, int page, Optional<String> part) {
    return Txn.calculateRead(
        dataset,
        () -> {
          Telling telling = new Telling();
          return new SourceDescriber(telling.data, telling.labels, telling.passages)
              .describe(telling.of(source), source, page, part);
        });
  }

  /** One look at the data, in the caller's transaction. */
  private final class Telling {

    private final DatasetGraph graphs = dataset.asDatasetGraph();
    private final Assertions data = new Assertions(graphs);
    private final Hierarchy hierarchy = new Hierarchy(graphs.getDefaultGraph());
    private final Labels labels = new Labels(graphs.getDefaultGraph(), prefixes);
    private final Passages passages = new Passages(graphs.getDefaultGraph(), labels, texts);

    private ThingDescription of(Node thing) {
      Set<Quad> facts = data.factsOf(thing, MOST_FACTS);
      Set<Quad> incoming = data.factsInto(thing, MOST_FACTS);
      Set<Quad> ours = data.descriptionOf(thing);
      Map<Boolean, List<Quad>> byStatement =
          incoming.stream()
              .collect(Collectors.partitioningBy(fact -> isStatement(fact.getSubject())));
      return new ThingDescription(
          thing.getURI(),
          labels.of(thing),
          otherNames(thing, ours),
          types(thing),
          grouped(facts, Quad::getObject),
          grouped(ours.stream().filter(this::isReference).toList(), Quad::getObject),
          grouped(
              ours.stream().filter(quad -> ELSEWHERE.contains(quad.getPredicate())).toList(),
              Quad::getObject),
          grouped(byStatement.get(true), Quad::getSubject),
          grouped(byStatement.get(false), Quad::getSubject),
          Math.max(facts.size(), incoming.size()) < MOST_FACTS);
    }

    private boolean isStatement(Node thing) {
      return thing.isURI() && data.isA(thing, SG.STATEMENT);
    }

    private boolean isReference(Quad quad) {
      return !NAMES.contains(quad.getPredicate())
          && !ELSEWHERE.contains(quad.getPredicate())
          && !quad.getPredicate().equals(RDF.Nodes.type);
    }

    private List<String> otherNames(Node thing, Set<Quad> description) {
      return description.stream()
          .filter(quad -> NAMES.contains(quad.getPredicate()))
          .map(quad -> quad.getObject().getLiteralLexicalForm())
          .filter(name -> !name.equals(labels.of(thing)))
          .distinct()
          .sorted()
          .toList();
    }

    private List<Link> types(Node thing) {
      Set<Node> types = data.objects(thing, RDF.Nodes.type);
      return types.stream()
          .filter(type -> type.isURI() && labels.named(type).isPresent())
          .filter(
              type -> types.stream().noneMatch(other -> hierarchy.isMoreSpecificClass(other, type)))
          .map(labels::link)
          .sorted(comparing(Link::label))
          .toList();
    }

    private List<PropertyValues> grouped(Collection<Quad> quads, Function<Quad, Node> end) {
      Map<Node, List<Quad>> byProperty =
          quads.stream().collect(Collectors.groupingBy(Quad::getPredicate));
      Comparator<Node> order =
          comparing((Node property) -> !property.equals(RDF.Nodes.type))
              .thenComparing(property -> !hierarchy.isEssential(property))
              .thenComparing(property -> labels.of(property))
              .thenComparing(property -> property.toString());
      return byProperty.keySet().stream()
          .sorted(order)
          .map(property -> property(property, byProperty.get(property), end))
          .toList();
    }

    private PropertyValues property(Node property, List<Quad> quads, Function<Quad, Node> end) {
      Map<Node, List<Quad>> byValue = new HashMap<>();
      quads.forEach(
          quad -> byValue.computeIfAbsent(end.apply(quad), any -> new ArrayList<>()).add(quad));
      boolean outwards = quads.get(0).getObject().equals(end.apply(quads.get(0)));
      List<Value> values =
          byValue.entrySet().stream()
              .map(entry -> value(entry.getKey(), entry.getValue(), outwards))
              .sorted(comparing(Value::text).thenComparing(value -> value.iri().orElse("")))
              .limit(MOST_VALUES)
              .toList();
      boolean differ =
          outwards && hierarchy.expectsOneValue(property) && differ(List.copyOf(byValue.keySet()));
      return new PropertyValues(
          labels.link(property), differ, values, byValue.size() - values.size());
    }

    private boolean differ(List<Node> values) {
      int compared = Math.min(values.size(), MOST_VALUES);
      for (int later = 1; later < compared; later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          if (!Agreement.agree(values.get(earlier), values.get(later), hierarchy::wholesOf)) {
            return true;
          }
        }
      }
      return false;
    }

    private Value value(Node value, List<Quad> quads, boolean outwards) {
      List<Evidence> evidence =
          quads.stream()
              .map(Quad::getGraph)
              .distinct()
              .flatMap(graph -> passages.citedBy(graph).stream())
              .distinct()
              .sorted(
                  comparing((Evidence one) -> one.source().label())
                      .thenComparing(Evidence::start)
                      .thenComparing(Evidence::passage))
              .toList();
      return valueOf(value, outwards ? List.of() : wordsOf(value), evidence, labels);
    }

    private List<String> wordsOf(Node thing) {
      return isStatement(thing) ? statementWords(thing, passages) : List.of();
    }
  }

  /** What a statement says: the words of its speaker, or else ours. */
  static List<String> statementWords(Node statement, Passages passages) {
    List<String> quoted =
        passages.objects(statement, SG.QUOTED_TEXT).stream()
            .map(words -> "“" + words.getLiteralLexicalForm() + "”")
            .toList();
    return !quoted.isEmpty()
        ? quoted
        : passages.objects(statement, SG.PARAPHRASE).stream()
            .map(Node::getLiteralLexicalForm)
            .toList();
  }

  static Value valueOf(Node value, List<String> words, List<Evidence> evidence, Labels labels) {
    return value.isLiteral()
        ? new Value(
            WrittenTime.of(value),
            Optional.empty(),
            Optional.of(value.getLiteralLanguage()).filter(language -> !language.isEmpty()),
            words,
            evidence)
        : new Value(
            labels.of(value),
            Optional.of(value.toString()).filter(iri -> value.isURI()),
            Optional.empty(),
            words,
            evidence);
  }
}

package org.summitgraph.describe.match;

import static java.util.Comparator.comparing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.describe.Labels;

/**
 * The classes and properties of a dataset as others see them, with an id each: the prefixed name
 * where there is a prefix, else the IRI. Threads may share one.
 */
public final class Schema {

  private final Map<String, String> prefixes;
  private final Map<String, Term> classes = new HashMap<>();
  private final Map<String, Term> properties = new HashMap<>();
  private final Map<String, Set<String>> broader = new HashMap<>();

  /** A class or a property. */
  public record Term(String iri, String id, String name) {}

  /**
   * Reads the names of terms, in the caller's transaction.
   *
   * @param graph with the ontology in it
   * @param prefixes namespaces by prefix
   * @param classes of the things
   * @param properties of the things
   */
  Schema(Graph graph, Map<String, String> prefixes, Set<String> classes, Set<String> properties) {
    this.prefixes = Map.copyOf(prefixes);
    Labels labels = new Labels(graph, Map.of());
    classes.forEach(iri -> this.classes.put(iri, term(iri, labels)));
    properties.forEach(iri -> this.properties.put(iri, term(iri, labels)));
    for (String iri : classes) {
      Set<String> above = new HashSet<>();
      graph.stream(NodeFactory.createURI(iri), RDFS.Nodes.subClassOf, Node.ANY)
          .map(triple -> triple.getObject().toString())
          .filter(other -> !other.equals(iri))
          .forEach(above::add);
      broader.put(iri, above);
    }
  }

  private Term term(String iri, Labels labels) {
    Node node = NodeFactory.createURI(iri);
    String shown = labels.named(node).orElseGet(() -> localName(iri));
    return new Term(iri, shortForm(iri), shown);
  }

  /** The last part of an IRI. */
  static String localName(String iri) {
    String local = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return local.isEmpty() ? iri : local;
  }

  private String shortForm(String iri) {
    return prefixes.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()))
        .max(
            comparing((Map.Entry<String, String> prefix) -> prefix.getValue().length())
                .thenComparing(Map.Entry::getKey))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse(iri);
  }

  /** The IRI that an IRI or a prefixed name stands for; empty for what is neither. */
  public Optional<String> iri(String idOrIri) {
    int colon = idOrIri.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String namespace = prefixes.get(idOrIri.substring(0, colon));
    String iri = namespace == null ? idOrIri : namespace + idOrIri.substring(colon + 1);
    return isIri(iri) ? Optional.of(iri) : Optional.empty();
  }

  private static boolean isIri(String iri) {
    try {
      return IRIx.create(iri).isReference();
    } catch (IRIException e) {
      return false;
    }
  }

  /** All classes that a thing has, by name. */
  public List<Term> classes() {
    return sorted(classes);
  }

  /** All properties that a thing has, by name. */
  public List<Term> properties() {
    return sorted(properties);
  }

  private static List<Term> sorted(Map<String, Term> terms) {
    return terms.values().stream()
        .sorted(comparing((Term term) -> PlainWords.plain(term.name())).thenComparing(Term::id))
        .toList();
  }

  /** A property that things have, by IRI. */
  public Optional<Term> property(String iri) {
    return Optional.ofNullable(properties.get(iri));
  }

  /** Of the classes those that are above no other of them, by name. */
  public List<Term> mostSpecific(Set<String> iris) {
    return iris.stream()
        .filter(classes::containsKey)
        .filter(iri -> iris.stream().noneMatch(other -> isAbove(iri, other)))
        .map(classes::get)
        .sorted(comparing(Term::name).thenComparing(Term::id))
        .toList();
  }

  /** Whether the first class is above the second, and not the other way round. */
  private boolean isAbove(String wide, String narrow) {
    return broader.getOrDefault(narrow, Set.of()).contains(wide)
        && !broader.getOrDefault(wide, Set.of()).contains(narrow);
  }
}

package org.summitgraph.describe;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.model.AboutGraphs;
import org.summitgraph.model.Standing;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/** Gathers what belongs to one export; see {@link Export} for the rule. Used once. */
final class Closure {

  private static final Set<Node> NAMES =
      Set.of(
          RDF.Nodes.type,
          RDFS.Nodes.label,
          SKOS.prefLabel.asNode(),
          SKOS.altLabel.asNode(),
          SKOS.inScheme.asNode());

  /** Values of these are terms of the ontology, which the ontology itself labels. */
  private static final Set<Node> SCHEMA_VALUED = Set.of(RDF.Nodes.type, RDF.Nodes.predicate);

  private final Assertions data;
  private final Scope scope;
  private final Set<Quad> facts = new HashSet<>();
  private final Set<Quad> descriptions = new HashSet<>();
  private final Set<Node> passages = new HashSet<>();
  private final Set<Node> described = new HashSet<>();

  Closure(Assertions data, Scope scope) {
    this.data = data;
    this.scope = scope;
  }

  Selection of(Collection<Node> things) {
    int position = 0;
    for (Node thing : things) {
      position++;
      ask(thing, position);
    }
    return complete();
  }

  /** What asserts these triples; those that nobody asserts are passed over. */
  Selection ofTriples(Collection<Triple> triples) {
    for (Triple triple : triples) {
      facts.addAll(data.factsThat(triple));
      data.descriptionOf(triple.getSubject()).stream()
          .filter(quad -> quad.asTriple().equals(triple))
          .forEach(descriptions::add);
    }
    if (facts.isEmpty() && descriptions.isEmpty()) {
      throw new ExportException("The data assert nothing of what was found.");
    }
    return complete();
  }

  private Selection complete() {
    addFactsOfNeighbours();
    addWhatTellsMentionedThingsApart();
    if (scope.evidence()) {
      addEvidence();
    } else {
      facts.removeAll(proposed()); // without the state of its review it would pass for a fact
    }
    addLabelsOfMentioned();
    return new Selection(
        TermOrder.sorted(facts),
        proposed(),
        TermOrder.sorted(descriptions),
        claims(),
        scope.evidence());
  }

  private Set<Quad> proposed() {
    Map<Node, Standing> standings = new HashMap<>();
    return facts.stream()
        .filter(
            fact -> standings.computeIfAbsent(fact.getGraph(), data::standing) != Standing.ACCEPTED)
        .collect(Collectors.toSet());
  }

  private void ask(Node thing, int position) {
    Set<Quad> own = new HashSet<>(data.factsOf(thing));
    for (Quad incoming : data.factsInto(thing)) {
      own.add(incoming);
      if (data.placesStatement(incoming.getPredicate())) {
        own.addAll(data.factsOf(incoming.getSubject()));
      }
    }
    claimGraphsReadFrom(thing).forEach(graph -> own.addAll(data.factsIn(graph)));
    Set<Quad> description = data.descriptionOf(thing);
    if (own.isEmpty() && description.isEmpty()) {
      throw new UnknownThingException(thing.getURI(), position);
    }
    facts.addAll(own);
    descriptions.addAll(description);
    described.add(thing);
    if (data.isA(thing, SG.PASSAGE)) {
      passages.add(thing);
    }
    if (scope.evidence() && data.isA(thing, SG.SOURCE)) {
      descriptions.addAll(data.quadsIn(AboutGraphs.of(thing)));
      passages.addAll(data.subjects(SG.PASSAGE_OF, thing));
    }
  }

  /** The claim graphs that were read from a source or a passage; a claim graph itself. */
  private Set<Node> claimGraphsReadFrom(Node thing) {
    Set<Node> graphs = new HashSet<>(Set.of(thing));
    graphs.addAll(data.subjects(SG.CITES_PASSAGE, thing));
    for (Node passage : data.subjects(SG.PASSAGE_OF, thing)) {
      graphs.addAll(data.subjects(SG.CITES_PASSAGE, passage));
    }
    return graphs;
  }

  private void addFactsOfNeighbours() {
    Set<Node> visited = new HashSet<>();
    for (int step = 0; step < scope.depth(); step++) {
      mentionedIn(facts).stream()
          .filter(visited::add)
          .filter(thing -> !data.isReferenceThing(thing))
          .forEach(thing -> facts.addAll(data.factsOf(thing)));
    }
  }

  /**
   * What a thing is, and what nobody could tell it by otherwise. Where the facts so far type a
   * thing, what others say of its type is not asked for. Of reference data, what they are a part
   * of: else a palace and its city would seem to contradict each other.
   */
  private void addWhatTellsMentionedThingsApart() {
    Set<Node> typed =
        facts.stream()
            .filter(fact -> fact.getPredicate().equals(RDF.Nodes.type))
            .map(Quad::getSubject)
            .collect(Collectors.toSet());
    Deque<Node> open = new ArrayDeque<>(mentionedIn(facts));
    Set<Node> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node thing = open.remove();
      Set<Quad> types = data.typeFactsOf(thing);
      Set<Quad> telling =
          types.isEmpty() ? data.whatTellsOfWholes(thing) : data.essentialFactsOf(thing);
      telling.forEach(quad -> (data.isFact(quad) ? facts : descriptions).add(quad));
      facts.addAll(typed.contains(thing) ? Set.of() : types);
      mentionedIn(telling).stream().filter(seen::add).forEach(open::add);
    }
  }

  private void addEvidence() {
    Set<Node> claimGraphs = facts.stream().map(Quad::getGraph).collect(Collectors.toSet());
    for (Node claimGraph : claimGraphs) {
      describe(claimGraph);
      data.objects(claimGraph, PROV.WAS_GENERATED_BY).forEach(this::describe);
      passages.addAll(data.objects(claimGraph, SG.CITES_PASSAGE));
      passages.addAll(data.objects(claimGraph, SG.ALSO_NEEDS));
    }
    for (Node passage : passages) {
      describeWithSelectors(passage);
      data.objects(passage, SG.PASSAGE_OF).forEach(this::describe);
      data.subjects(SG.MENTION_IN, passage).forEach(this::describeWithSelectors);
    }
  }

  private void describeWithSelectors(Node span) {
    describe(span);
    data.objects(span, OA.hasSelector.asNode()).forEach(this::describe);
  }

  private void describe(Node thing) {
    if (described.add(thing)) {
      descriptions.addAll(data.descriptionOf(thing));
    }
  }

  private void addLabelsOfMentioned() {
    Set<Quad> all = new HashSet<>(facts);
    all.addAll(descriptions);
    Deque<Node> open = new ArrayDeque<>(mentionedIn(all));
    if (scope.evidence()) {
      open.addAll(describeSourcesOfGraphs(descriptions));
    }
    while (!open.isEmpty()) {
      Node thing = open.remove();
      if (described.add(thing)) {
        Set<Quad> description = data.descriptionOf(thing);
        description.removeIf(isLeftOut(thing));
        descriptions.addAll(description);
        open.addAll(mentionedIn(description));
        if (scope.evidence()) {
          open.addAll(describeSourcesOfGraphs(description));
        }
      }
    }
  }

  /** Where a label stands in what is told about a source, that source is told of. */
  private Set<Node> describeSourcesOfGraphs(Collection<Quad> quads) {
    Set<Quad> added = new HashSet<>();
    for (Node graph : quads.stream().map(Quad::getGraph).collect(Collectors.toSet())) {
      AboutGraphs.sourceOf(graph)
          .filter(source -> data.isA(source, SG.SOURCE))
          .filter(described::add)
          .ifPresent(source -> added.addAll(data.descriptionOf(source)));
    }
    descriptions.addAll(added);
    return mentionedIn(added);
  }

  /** A thing that is merely mentioned needs its names; a proposition is nothing but its parts. */
  private Predicate<Quad> isLeftOut(Node thing) {
    return data.isA(thing, SG.PROPOSITION)
        ? quad -> false
        : quad -> !NAMES.contains(quad.getPredicate());
  }

  private static Set<Node> mentionedIn(Collection<Quad> quads) {
    return quads.stream()
        .flatMap(
            quad ->
                SCHEMA_VALUED.contains(quad.getPredicate())
                    ? Stream.of(quad.getSubject())
                    : Stream.of(quad.getSubject(), quad.getObject()))
        .filter(Node::isURI)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Names come from the whole of each claim graph, so that they are the same in every export. */
  private Map<Quad, Node> claims() {
    Map<Node, Map<Triple, Node>> names = new HashMap<>();
    Map<Quad, Node> claims = new HashMap<>();
    if (!scope.evidence()) {
      return claims;
    }
    for (Quad fact : facts) {
      Map<Triple, Node> ofGraph =
          names.computeIfAbsent(
              fact.getGraph(),
              graph ->
                  ClaimNames.of(graph, data.factsIn(graph).stream().map(Quad::asTriple).toList()));
      claims.put(fact, ofGraph.get(fact.asTriple()));
    }
    return claims;
  }
}

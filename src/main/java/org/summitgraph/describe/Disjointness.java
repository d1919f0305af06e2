package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;

/** What an ontology says cannot go together (OWL 2 Mapping to RDF Graphs, section 2.1). */
final class Disjointness {

  private final Graph graph;
  private final List<List<Node>> lists;

  private Disjointness(Graph graph, List<List<Node>> lists) {
    this.graph = graph;
    this.lists = lists;
  }

  static Disjointness in(Graph graph) {
    List<List<Node>> lists = new ArrayList<>();
    graph.stream(Node.ANY, RDF.Nodes.type, OWL2.AllDisjointClasses.asNode())
        .flatMap(axiom -> graph.stream(axiom.getSubject(), OWL2.members.asNode(), Node.ANY))
        .map(members -> GraphList.members(new GNode(graph, members.getObject())))
        .forEach(lists::add);
    return new Disjointness(graph, lists);
  }

  /** The classes that share no instance with this one, as far as it is said and not inferred. */
  Stream<Node> classes(Node type) {
    Stream<Node> inLists = lists.stream().filter(list -> list.contains(type)).flatMap(List::stream);
    Stream<Node> inPairs =
        Stream.concat(
            others(type),
            graph.stream(Node.ANY, OWL.disjointWith.asNode(), type).map(Triple::getSubject));
    return Stream.concat(inLists, inPairs).filter(other -> !other.equals(type));
  }

  /** The properties that no instance of this class has, whatever their value. */
  Stream<Node> properties(Node type) {
    return others(type)
        .filter(other -> graph.contains(other, OWL.someValuesFrom.asNode(), OWL.Thing.asNode()))
        .flatMap(other -> graph.stream(other, OWL.onProperty.asNode(), Node.ANY))
        .map(Triple::getObject);
  }

  private Stream<Node> others(Node type) {
    return graph.stream(type, OWL.disjointWith.asNode(), Node.ANY).map(Triple::getObject);
  }
}

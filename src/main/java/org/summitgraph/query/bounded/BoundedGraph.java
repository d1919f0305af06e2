package org.summitgraph.query.bounded;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A graph that a property path walks through. The path engine keeps what it visits and looks at no
 * clock, but each of its steps asks the graph: here the steps are counted. What one start has
 * gathered is given back when the next result comes out.
 */
final class BoundedGraph extends WrappedGraph {

  /** An entry of the engine's sets and lists for each triple found. */
  private static final long STEP = 96;

  private final Budget budget;
  private long gathered;

  BoundedGraph(Graph graph, Budget budget) {
    super(graph);
    this.budget = budget;
  }

  /** Gives back what was charged since the last call. */
  void forget() {
    budget.release(gathered);
    gathered = 0;
  }

  private ExtendedIterator<Triple> counted(ExtendedIterator<Triple> found) {
    budget.tick();
    return found.mapWith(
        triple -> {
          gathered += STEP;
          budget.charge(STEP);
          return triple;
        });
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    return counted(super.find(pattern));
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    return counted(super.find(subject, predicate, object));
  }

  @Override
  public boolean contains(Triple triple) {
    budget.tick();
    return super.contains(triple);
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    budget.tick();
    return super.contains(subject, predicate, object);
  }
}

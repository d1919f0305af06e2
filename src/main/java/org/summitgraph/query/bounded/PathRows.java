package org.summitgraph.query.bounded;

import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** The solutions of one property path. */
final class PathRows extends QueryIteratorWrapper {

  private final BoundedGraph graph;

  private PathRows(QueryIterator rows, BoundedGraph graph) {
    super(rows);
    this.graph = graph;
  }

  static QueryIterator of(OpPath path, QueryIterator input, ExecutionContext execution) {
    BoundedGraph graph =
        new BoundedGraph(execution.getActiveGraph(), Budget.of(execution.getContext()));
    ExecutionContext within = ExecutionContext.copyChangeActiveGraph(execution, graph);
    return new PathRows(new QueryIterPath(path.getTriplePath(), input, within), graph);
  }

  @Override
  protected Binding moveToNextBinding() {
    Binding row = super.moveToNextBinding();
    graph.forget();
    return row;
  }
}

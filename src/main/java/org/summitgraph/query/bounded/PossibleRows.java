package org.summitgraph.query.bounded;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;

/**
 * Leaves out the rows for which a pattern has no answer, since they give a predicate a value that
 * is no IRI. Jena's reorderer fails on those where it knows no statistics (docs/quirks.md).
 */
final class PossibleRows extends QueryIterProcessBinding {

  private final Set<Var> predicates;

  private PossibleRows(QueryIterator rows, Set<Var> predicates, ExecutionContext execution) {
    super(rows, execution);
    this.predicates = predicates;
  }

  /** The rows that may be of use to the pattern. */
  static QueryIterator of(Op pattern, QueryIterator rows, ExecutionContext execution) {
    Set<Node> all = triples(pattern).map(Triple::getPredicate).collect(Collectors.toSet());
    // A value may have been put into the pattern already.
    if (!all.stream().allMatch(node -> node.isURI() || Var.isVar(node))) {
      rows.close();
      return QueryIterNullIterator.create(execution);
    }
    Set<Var> predicates =
        all.stream().filter(Var::isVar).map(Var::alloc).collect(Collectors.toSet());
    return predicates.isEmpty() || rows instanceof QueryIterRoot
        ? rows
        : new PossibleRows(rows, predicates, execution);
  }

  private static Stream<Triple> triples(Op op) {
    if (op instanceof OpFilter filter) {
      return triples(filter.getSubOp());
    }
    if (op instanceof OpBGP pattern) {
      return pattern.getPattern().getList().stream();
    }
    return op instanceof OpQuadPattern pattern
        ? pattern.getBasicPattern().getList().stream()
        : Stream.empty();
  }

  @Override
  public Binding accept(Binding row) {
    for (Var predicate : predicates) {
      Node value = row.get(predicate);
      if (value != null && !value.isURI()) {
        return null;
      }
    }
    return row;
  }
}

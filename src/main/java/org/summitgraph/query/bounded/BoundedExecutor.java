package org.summitgraph.query.bounded;

import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterGroup;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.expr.ExprAggregator;

/**
 * Runs the algebra with an eye on the budget: the operators that keep rows are its own or read rows
 * that are charged for, and every other row is a step. What touches the store is left to the
 * store's own executor.
 */
final class BoundedExecutor extends OpExecutor {

  /** A group without an aggregate keeps an entry for each of its rows. */
  private static final long GROUP_ENTRY = 48;

  private final OpExecutorFactory store;
  private final Budget budget;

  private BoundedExecutor(OpExecutorFactory store, ExecutionContext execution) {
    super(execution);
    this.store = store;
    this.budget = Budget.of(execution.getContext());
  }

  /**
   * @param store of the dataset, or null when it has none of its own
   */
  static OpExecutorFactory over(OpExecutorFactory store) {
    OpExecutorFactory below = store == null ? OpExecutor.stdFactory : store;
    return execution -> new BoundedExecutor(below, execution);
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    budget.tick();
    if (touchesTheStore(op)) {
      QueryIterator possible = PossibleRows.of(op, input, execCxt);
      return TickingRows.passing(store.create(execCxt).executeOp(op, possible), budget);
    }
    return super.exec(op, input);
  }

  private static boolean touchesTheStore(Op op) {
    if (op instanceof OpFilter filter) {
      return isPattern(filter.getSubOp());
    }
    return isPattern(op) || op instanceof OpGraph || op instanceof OpDatasetNames;
  }

  private static boolean isPattern(Op op) {
    return op instanceof OpBGP || op instanceof OpQuadPattern;
  }

  @Override
  protected QueryIterator execute(OpPath path, QueryIterator input) {
    return PathRows.of(path, input, execCxt);
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    QueryIterator rows = exec(order.getSubOp(), input);
    return new SortedRows(rows, order.getConditions(), execCxt);
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    return new DistinctRows(exec(distinct.getSubOp(), input), execCxt);
  }

  @Override
  protected QueryIterator execute(OpGroup group, QueryIterator input) {
    QueryIterator rows = exec(group.getSubOp(), input);
    List<ExprAggregator> aggregators =
        group.getAggregators().stream().map(each -> BoundedAggregator.over(each, budget)).toList();
    if (aggregators.isEmpty()) {
      rows = TickingRows.leaving(GROUP_ENTRY, rows, budget);
    }
    return new QueryIterGroup(rows, group.getGroupVars(), aggregators, execCxt);
  }

  // Of the two sides of a join, Jena keeps the left one; of a left join and of MINUS the right one.

  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    QueryIterator left = exec(join.getLeft(), input);
    QueryIterator right = exec(join.getRight(), root());
    return joined(
        Join.join(TickingRows.kept(left, budget), TickingRows.passing(right, budget), execCxt));
  }

  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    QueryIterator left = exec(join.getLeft(), input);
    QueryIterator right = exec(join.getRight(), root());
    return joined(
        Join.leftJoin(
            TickingRows.passing(left, budget),
            TickingRows.kept(right, budget),
            join.getExprs(),
            execCxt));
  }

  @Override
  protected QueryIterator execute(OpMinus minus, QueryIterator input) {
    Set<Var> common = OpVars.visibleVars(minus.getLeft());
    common.retainAll(OpVars.visibleVars(minus.getRight()));
    QueryIterator left = exec(minus.getLeft(), input);
    QueryIterator right = TickingRows.kept(exec(minus.getRight(), root()), budget);
    return passing(QueryIterMinus.create(left, right, common, execCxt));
  }

  /** The table is the side to keep: Jena's own executor would keep all rows that come in. */
  @Override
  protected QueryIterator execute(OpTable table, QueryIterator input) {
    if (table.isJoinIdentity()) {
      return input;
    }
    QueryIterator rows = TickingRows.kept(table.getTable().iterator(execCxt), budget);
    if (input.isJoinIdentity()) {
      input.close();
      return rows;
    }
    return joined(Join.join(rows, TickingRows.passing(input, budget), execCxt));
  }

  private QueryIterator joined(QueryIterator rows) {
    return passing(new JoinedRows(rows));
  }

  private QueryIterator passing(QueryIterator rows) {
    return TickingRows.passing(rows, budget);
  }
}

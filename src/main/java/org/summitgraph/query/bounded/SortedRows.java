package org.summitgraph.query.bounded;

import java.util.List;
import java.util.PriorityQueue;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Rows in the order of some conditions; equal ones in the order in which they came. A heap rather
 * than a sort: each comparison is a step of the budget, the first rows come before the last are in
 * order, and values that no total order covers (dates with and without a time zone) are no fault.
 */
final class SortedRows extends QueryIter1 {

  /** What a value to sort by occupies beside the term that the row has, about; in bytes. */
  private static final long KEY = 64;

  private static final class Row {
    private final Binding binding;
    private final long number;

    /** By condition; null for a value that is not there. */
    private final NodeValue[] keys;

    Row(Binding binding, long number, NodeValue[] keys) {
      this.binding = binding;
      this.number = number;
      this.keys = keys;
    }
  }

  private final List<SortCondition> conditions;
  private final ExecutionContext execution;
  private final Budget budget;
  private final PriorityQueue<Row> heap;
  private boolean filled;

  /**
   * @param rows what to sort; it is read when the first row is asked for
   */
  SortedRows(QueryIterator rows, List<SortCondition> conditions, ExecutionContext execution) {
    super(rows, execution);
    this.conditions = List.copyOf(conditions);
    this.execution = execution;
    this.budget = Budget.of(execution.getContext());
    this.heap = new PriorityQueue<>(this::compare);
  }

  /** As Jena's own order, which works out the values anew each time. */
  private int compare(Row one, Row other) {
    budget.tick();
    for (int i = 0; i < one.keys.length; i++) {
      int order = BindingComparator.compareNodesRaw(one.keys[i], other.keys[i]);
      if (order != 0) {
        return conditions.get(i).getDirection() == Query.ORDER_DESCENDING ? -order : order;
      }
    }
    int order = BindingComparator.compareBindingsSyntactic(one.binding, other.binding);
    return order != 0 ? order : Long.compare(one.number, other.number);
  }

  private Row row(Binding binding, long number) {
    NodeValue[] keys = new NodeValue[conditions.size()];
    for (int i = 0; i < keys.length; i++) {
      try {
        keys[i] = conditions.get(i).getExpression().eval(binding, execution);
      } catch (ExprEvalException e) {
        // No value comes before all others (SPARQL, section 15.1).
        keys[i] = null;
      }
    }
    return new Row(binding, number, keys);
  }

  @Override
  protected boolean hasNextBinding() {
    if (!filled) {
      filled = true;
      long number = 0;
      while (getInput().hasNext()) {
        Binding row = getInput().next();
        budget.charge(Sizes.of(row) + KEY * conditions.size());
        heap.add(row(row, number++));
      }
    }
    return !heap.isEmpty();
  }

  @Override
  protected Binding moveToNextBinding() {
    return heap.poll().binding;
  }

  @Override
  protected void requestSubCancel() {
    // The budget is what is cancelled.
  }

  @Override
  protected void closeSubIterator() {
    heap.clear();
  }
}

package org.summitgraph.query.bounded;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/**
 * Rows in the order of some conditions; equal ones in the order in which they came. A heap rather
 * than a sort: each comparison is a step of the budget, the first rows come before the last are in
 * order, and values that no total order covers (dates with and without a time zone) are no fault.
 */
final class SortedRows extends QueryIter1 {

  private record Row(Binding binding, long number) {}

  private final Budget budget;
  private final PriorityQueue<Row> heap;
  private boolean filled;

  /**
   * @param rows what to sort; it is read when the first row is asked for
   */
  SortedRows(QueryIterator rows, List<SortCondition> conditions, ExecutionContext execution) {
    super(rows, execution);
    this.budget = Budget.of(execution.getContext());
    BindingComparator order = new BindingComparator(conditions, execution);
    Comparator<Row> ticking =
        (one, other) -> {
          budget.tick();
          return order.compare(one.binding(), other.binding());
        };
    this.heap = new PriorityQueue<>(ticking.thenComparingLong(Row::number));
  }

  @Override
  protected boolean hasNextBinding() {
    if (!filled) {
      filled = true;
      long number = 0;
      while (getInput().hasNext()) {
        Binding row = getInput().next();
        budget.charge(Sizes.of(row));
        heap.add(new Row(row, number++));
      }
    }
    return !heap.isEmpty();
  }

  @Override
  protected Binding moveToNextBinding() {
    return heap.poll().binding();
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

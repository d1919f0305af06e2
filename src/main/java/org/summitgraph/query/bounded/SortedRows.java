package org.summitgraph.query.bounded;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;

/**
 * Rows in the order of some conditions; equal ones in the order in which they came. A heap rather
 * than a sort: each comparison is a step of the budget, the first rows come before the last are in
 * order, and values that no total order covers (dates with and without a time zone) are no fault.
 */
final class SortedRows implements Iterator<Binding> {

  private record Row(Binding binding, long number) {}

  private final QueryIterator rows;
  private final Budget budget;
  private final PriorityQueue<Row> heap;
  private boolean filled;

  /**
   * @param rows what to sort; it is read at the first call
   */
  SortedRows(QueryIterator rows, List<SortCondition> conditions, ExecutionContext execution) {
    this.rows = rows;
    this.budget = Budget.of(execution.getContext());
    BindingComparator order = new BindingComparator(conditions, execution);
    this.heap = new PriorityQueue<>(ticking(order));
  }

  private Comparator<Row> ticking(BindingComparator order) {
    return (one, other) -> {
      budget.tick();
      int byConditions = order.compare(one.binding(), other.binding());
      return byConditions != 0 ? byConditions : Long.compare(one.number(), other.number());
    };
  }

  @Override
  public boolean hasNext() {
    if (!filled) {
      filled = true;
      rows.forEachRemaining(
          row -> {
            budget.charge(Sizes.of(row));
            heap.add(new Row(row, heap.size()));
          });
      rows.close();
    }
    return !heap.isEmpty();
  }

  @Override
  public Binding next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return heap.poll().binding();
  }
}

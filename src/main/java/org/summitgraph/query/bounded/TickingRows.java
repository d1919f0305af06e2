package org.summitgraph.query.bounded;

import java.util.function.ToLongFunction;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/** Rows that each cost a step of the budget and, where something keeps them, memory. */
final class TickingRows extends QueryIteratorWrapper {

  private final Budget budget;
  private final ToLongFunction<Binding> bytes;

  private TickingRows(QueryIterator rows, Budget budget, ToLongFunction<Binding> bytes) {
    super(rows);
    this.budget = budget;
    this.bytes = bytes;
  }

  /** Rows that pass by. */
  static QueryIterator passing(QueryIterator rows, Budget budget) {
    return new TickingRows(rows, budget, row -> 0);
  }

  /** Rows that the reader holds in memory until the query ends. */
  static QueryIterator kept(QueryIterator rows, Budget budget) {
    return new TickingRows(rows, budget, Sizes::of);
  }

  /** Rows for each of which the reader holds some bytes until the query ends. */
  static QueryIterator leaving(long each, QueryIterator rows, Budget budget) {
    return new TickingRows(rows, budget, row -> each);
  }

  @Override
  public boolean isJoinIdentity() {
    return iterator.isJoinIdentity();
  }

  @Override
  protected Binding moveToNextBinding() {
    Binding row = super.moveToNextBinding();
    budget.charge(bytes.applyAsLong(row));
    return row;
  }
}

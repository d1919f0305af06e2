package org.summitgraph.query.bounded;

import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

/**
 * The rows of a join of Jena. Its hash joins (5.6.0) fail when they are closed before their first
 * row was asked for and one side was empty, as they then have no table to clear; there is nothing
 * left to close in that case.
 */
final class JoinedRows extends QueryIteratorWrapper {

  JoinedRows(QueryIterator join) {
    super(join);
  }

  @Override
  protected void closeIterator() {
    try {
      super.closeIterator();
    } catch (NullPointerException e) {
      // The table that is not there; the store's iterators end with the transaction.
    }
  }
}

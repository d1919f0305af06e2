package org.summitgraph.query.bounded;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * CONTAINS, STRBEFORE or STRAFTER. Java looks for one string in another by trying every place,
 * which takes the product of their lengths when the strings are made for it.
 */
final class BoundedSearch extends ExprFunction2 {

  /** A second or so of the naive search at its worst. */
  private static final long MOST_STEPS = 1L << 30;

  private final ExprFunction2 search;

  BoundedSearch(ExprFunction2 search, Expr text, Expr sought) {
    super(text, sought, search.getFunctionSymbol().getSymbol());
    this.search = search;
  }

  @Override
  public NodeValue eval(NodeValue text, NodeValue sought, FunctionEnv environment) {
    Budget budget = Budget.of(environment.getContext());
    long steps = Sizes.of(text.asNode()) * Sizes.of(sought.asNode());
    if (steps > MOST_STEPS) {
      throw budget.reached(Limit.STRING);
    }
    if (steps > MOST_STEPS / 1000) {
      budget.check();
    } else {
      budget.tick();
    }
    return search.eval(text, sought);
  }

  @Override
  public NodeValue eval(NodeValue text, NodeValue sought) {
    throw new IllegalStateException("a value is checked within a query");
  }

  @Override
  public Expr copy(Expr text, Expr sought) {
    return new BoundedSearch(search, text, sought);
  }
}

package org.summitgraph.query.bounded;

import java.util.function.BiFunction;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** An expression whose values are checked as they come out of it. */
final class BoundedValue extends ExprFunction1 {

  private final transient BiFunction<NodeValue, Budget, NodeValue> check;

  private BoundedValue(Expr expression, BiFunction<NodeValue, Budget, NodeValue> check) {
    super(expression, "bounded");
    this.check = check;
  }

  /** What a query computes. */
  static Expr of(Expr expression) {
    return new BoundedValue(expression, Values::require);
  }

  /** What a cast is about to read. */
  static Expr castable(Expr expression) {
    return new BoundedValue(expression, Values::requireCastable);
  }

  @Override
  public NodeValue eval(NodeValue value, FunctionEnv environment) {
    return check.apply(value, Budget.of(environment.getContext()));
  }

  @Override
  public NodeValue eval(NodeValue value) {
    throw new IllegalStateException("a value is checked within a query");
  }

  @Override
  public Expr copy(Expr expression) {
    return new BoundedValue(expression, check);
  }
}

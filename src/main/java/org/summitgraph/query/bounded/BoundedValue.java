package org.summitgraph.query.bounded;

import java.util.function.BiFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
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
  protected NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
    return check.apply(value(binding, environment), Budget.of(environment.getContext()));
  }

  /**
   * The value. Some functions of Jena do not look at the kind of their arguments and fail in ways
   * of their own; for SPARQL (17.3) that is an error of the expression.
   */
  private NodeValue value(Binding binding, FunctionEnv environment) {
    try {
      NodeValue value = getArg().eval(binding, environment);
      // Some make their term only now, and fail over it.
      value.asNode();
      return value;
    } catch (Node.NotLiteral
        | IllegalArgumentException
        | UnsupportedOperationException
        | ArithmeticException
        | ClassCastException e) {
      throw new ExprEvalException("a function has no value for its arguments", e);
    }
  }

  @Override
  public NodeValue eval(NodeValue value, FunctionEnv environment) {
    return eval(value);
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

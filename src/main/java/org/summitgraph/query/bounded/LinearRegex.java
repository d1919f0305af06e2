package org.summitgraph.query.bounded;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** REGEX (SPARQL 1.1, 17.4.3.14). */
final class LinearRegex extends ExprFunctionN {

  private final CompiledOnce compiled = new CompiledOnce();

  LinearRegex(ExprList arguments) {
    super("regex", arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
    Budget budget = Budget.of(environment.getContext());
    String text = CompiledOnce.string(arguments.get(0));
    XPathPattern pattern = compiled.of(arguments, 1, 2, budget);
    return NodeValue.booleanReturn(pattern.matcher(text, budget).find());
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    throw new IllegalStateException("a value is checked within a query");
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new LinearRegex(arguments);
  }
}

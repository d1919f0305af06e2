package org.summitgraph.query.bounded;

import java.util.List;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** CONCAT, which knows how long its value will be before it makes it. */
final class BoundedConcat extends ExprFunctionN {

  private final E_StrConcat concat;

  BoundedConcat(ExprList arguments) {
    super("concat", arguments);
    this.concat = new E_StrConcat(arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
    Budget budget = Budget.of(environment.getContext());
    long length = 0;
    for (NodeValue argument : arguments) {
      length +=
          argument.asNode().isLiteral() ? argument.asNode().getLiteralLexicalForm().length() : 0;
    }
    budget.require(Limit.STRING, length);
    budget.tick();
    return concat.eval(arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    throw new IllegalStateException("a value is checked within a query");
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedConcat(arguments);
  }
}

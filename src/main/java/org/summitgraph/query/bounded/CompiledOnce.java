package org.summitgraph.query.bounded;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * The pattern of an expression, compiled anew only when it is another one than for the last row.
 */
final class CompiledOnce {

  private String expression;
  private String flags;
  private XPathPattern pattern;

  /** The pattern that stands at one place of the arguments, with the flags at another, if any. */
  XPathPattern of(List<NodeValue> arguments, int atPattern, int atFlags, Budget budget) {
    String nowExpression = string(arguments.get(atPattern));
    String nowFlags = arguments.size() > atFlags ? string(arguments.get(atFlags)) : "";
    if (!nowExpression.equals(expression) || !nowFlags.equals(flags)) {
      pattern = compiled(nowExpression, nowFlags, budget);
      expression = nowExpression;
      flags = nowFlags;
    }
    return pattern;
  }

  private static XPathPattern compiled(String expression, String flags, Budget budget) {
    try {
      return XPathPattern.of(expression, flags, budget.limits());
    } catch (RefusedQueryException e) {
      throw budget.reached(Limit.REGEX);
    }
  }

  /** The lexical form of a string, with or without language; anything else is an error. */
  static String string(NodeValue value) {
    Node term = NodeValueOps.checkAndGetStringLiteral("regular expression", value);
    if (!term.isLiteral()) {
      throw new ExprEvalException("not a string");
    }
    return term.getLiteralLexicalForm();
  }
}

package org.summitgraph.query.bounded;

import com.google.re2j.Matcher;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * REPLACE (SPARQL 1.1, 17.4.3.15). A pattern that matches the empty string is an error in XPath
 * (FORX0003); as in Jena, it replaces once where it does.
 */
final class LinearReplace extends ExprFunctionN {

  private final CompiledOnce compiled = new CompiledOnce();

  LinearReplace(ExprList arguments) {
    super("replace", arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv environment) {
    Budget budget = Budget.of(environment.getContext());
    String text = CompiledOnce.string(arguments.get(0));
    XPathPattern pattern = compiled.of(arguments, 1, 3, budget);
    String replaced =
        replaced(
            text, pattern.matcher(text, budget), CompiledOnce.string(arguments.get(2)), budget);
    if (replaced.equals(text)) {
      return arguments.get(0);
    }
    Node original = arguments.get(0).asNode();
    return NodeValue.makeNode(
        NodeFactory.createLiteral(
            replaced, original.getLiteralLanguage(), original.getLiteralDatatype()));
  }

  private static String replaced(String text, Matcher matcher, String replacement, Budget budget) {
    StringBuilder result = new StringBuilder();
    int done = 0;
    boolean first = true;
    while (matcher.find()) {
      if (first || matcher.end() > matcher.start()) {
        result.append(text, done, matcher.start());
        append(result, text, matcher, replacement, budget);
        done = matcher.end();
        budget.require(Limit.STRING, result.length());
      }
      first = false;
    }
    return result.append(text, done, text.length()).toString();
  }

  /** {@code $N} is a group, {@code \$} and {@code \\} are themselves. */
  private static void append(
      StringBuilder result, String text, Matcher matcher, String replacement, Budget budget) {
    for (int i = 0; i < replacement.length(); i++) {
      char next = replacement.charAt(i);
      boolean last = i + 1 == replacement.length();
      if (next == '\\' || next == '$') {
        if (last) {
          throw new ExprEvalException("The replacement ends within an escape.");
        }
        i++;
        appendEscaped(result, text, matcher, next, replacement.charAt(i));
        budget.require(Limit.STRING, result.length());
      } else {
        result.append(next);
      }
    }
  }

  private static void appendEscaped(
      StringBuilder result, String text, Matcher matcher, char escape, char escaped) {
    if (escape == '\\') {
      result.append(escaped);
    } else if (escaped < '0' || escaped > '9') {
      throw new ExprEvalException("In a replacement, $ stands before the number of a group.");
    } else {
      int group = escaped - '0';
      if (group <= matcher.groupCount() && matcher.start(group) >= 0) {
        result.append(text, matcher.start(group), matcher.end(group));
      }
    }
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    throw new IllegalStateException("a value is checked within a query");
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new LinearReplace(arguments);
  }
}

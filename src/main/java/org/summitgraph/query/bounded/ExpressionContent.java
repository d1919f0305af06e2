package org.summitgraph.query.bounded;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitor;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;

/** Walks through the expressions of a query; for the patterns in them (EXISTS) it calls back. */
final class ExpressionContent implements ExprVisitor {

  private final Limits limits;
  private final Consumer<Element> patterns;
  private int parts;

  ExpressionContent(Limits limits, Consumer<Element> patterns) {
    this.limits = limits;
    this.patterns = patterns;
  }

  /**
   * @throws RefusedQueryException when it calls what is not offered, or is too large
   */
  void require(Expr expression) {
    limits.require(Limit.EXPRESSIONS, ++parts);
    expression.visit(this);
  }

  private void function(ExprFunction function) {
    if (!AllowedFunctions.allows(function)) {
      throw RefusedQueryException.notOffered(
          "The functions offered here are those of SPARQL 1.1 and the casts of XPath.");
    }
    if (function instanceof E_OneOfBase list) {
      limits.require(Limit.LIST, list.getRHS().size());
    } else {
      limits.require(Limit.ARGUMENTS, function.numArgs());
    }
    for (Expr argument : function.getArgs()) {
      if (argument != null) {
        require(argument);
      }
    }
  }

  /** A pattern that cannot be used is told at once; else every row would silently be lost. */
  private void pattern(List<Expr> arguments, int atFlags) {
    boolean constant = arguments.get(1).isConstant() && arguments.get(1).getConstant().isString();
    if (!constant) {
      return;
    }
    Expr flags = arguments.size() > atFlags ? arguments.get(atFlags) : null;
    boolean known = flags == null || (flags.isConstant() && flags.getConstant().isString());
    try {
      XPathPattern.of(
          arguments.get(1).getConstant().getString(),
          known && flags != null ? flags.getConstant().getString() : "",
          limits);
    } catch (ExprEvalException e) {
      throw RefusedQueryException.syntax(e.getMessage());
    }
  }

  @Override
  public void visit(ExprFunction0 function) {
    function(function);
  }

  @Override
  public void visit(ExprFunction1 function) {
    function(function);
  }

  @Override
  public void visit(ExprFunction2 function) {
    function(function);
  }

  @Override
  public void visit(ExprFunction3 function) {
    function(function);
  }

  @Override
  public void visit(ExprFunctionN function) {
    function(function);
    if (function instanceof E_Regex) {
      pattern(function.getArgs(), 2);
    } else if (function instanceof E_StrReplace) {
      pattern(function.getArgs(), 3);
    }
  }

  @Override
  public void visit(ExprFunctionOp exists) {
    function(exists);
    patterns.accept(exists.getElement());
  }

  @Override
  public void visit(ExprTripleTerm term) {
    throw RefusedQueryException.notOffered("Only what SPARQL 1.1 has is offered here.");
  }

  @Override
  public void visit(NodeValue value) {
    if (value.asNode().isLiteral()) {
      Values.requireLiteral(value.asNode(), limits);
    }
  }

  @Override
  public void visit(ExprVar variable) {
    // A variable costs nothing.
  }

  @Override
  public void visit(ExprAggregator expression) {
    if (!AllowedFunctions.allows(expression.getAggregator())) {
      throw RefusedQueryException.notOffered(
          "The aggregates offered here are those of SPARQL 1.1.");
    }
    if (expression.getAggregator().getExprList() != null) {
      expression.getAggregator().getExprList().forEach(this::require);
    }
  }

  @Override
  public void visit(ExprNone none) {
    // Stands where an optional argument is left out.
  }
}

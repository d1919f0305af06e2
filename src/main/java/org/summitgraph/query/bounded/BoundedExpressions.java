package org.summitgraph.query.bounded;

import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

/**
 * Puts checks round the expressions of a query, after the optimizer, which knows Jena's own by
 * their classes. Comparisons and tests stay as they are: their values are small and their arguments
 * checked.
 */
final class BoundedExpressions extends ExprTransformCopy {

  private static final Set<Class<?>> ARITHMETIC =
      Set.of(E_Add.class, E_Subtract.class, E_Multiply.class, E_Divide.class);

  private static final Set<Class<?>> SEARCHES =
      Set.of(E_StrContains.class, E_StrBefore.class, E_StrAfter.class);

  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    return computes(function)
        ? BoundedValue.of(function.copy(argument))
        : super.transform(function, argument);
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr one, Expr other) {
    if (ARITHMETIC.contains(function.getClass())) {
      return BoundedValue.of(function.copy(read(one), read(other)));
    }
    if (SEARCHES.contains(function.getClass())) {
      return new BoundedSearch(function, one, other);
    }
    if (function instanceof E_StrDatatype && !isString(other)) {
      return BoundedValue.of(function.copy(BoundedValue.castable(one), other));
    }
    return computes(function)
        ? BoundedValue.of(function.copy(one, other))
        : super.transform(function, one, other);
  }

  /** What the data or the query itself have can be larger than what may be computed. */
  private static Expr read(Expr operand) {
    return operand instanceof BoundedValue ? operand : BoundedValue.of(operand);
  }

  private static boolean isString(Expr datatype) {
    return datatype instanceof NodeValue value && value.asNode().equals(XSD.xstring.asNode());
  }

  @Override
  public Expr transform(ExprFunction3 function, Expr one, Expr two, Expr three) {
    return super.transform(function, one, two, three);
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    if (function instanceof E_Regex) {
      return new LinearRegex(arguments);
    }
    if (function instanceof E_StrReplace) {
      return new LinearReplace(arguments);
    }
    if (function instanceof E_StrConcat) {
      return new BoundedConcat(arguments);
    }
    if (function instanceof E_Function cast) {
      return BoundedValue.of(cast(cast, arguments));
    }
    return super.transform(function, arguments);
  }

  private static Expr cast(E_Function cast, ExprList arguments) {
    if (cast.getFunctionIRI().equals(XSD.xstring.getURI())) {
      return cast.copy(arguments);
    }
    List<Expr> checked = arguments.getList().stream().map(BoundedValue::castable).toList();
    return cast.copy(new ExprList(checked));
  }

  /** Whether the values can be long: everything but what answers yes or no, and what is short. */
  private static boolean computes(ExprFunction function) {
    return !SMALL.contains(function.getClass());
  }

  private static final Set<Class<?>> SMALL =
      Set.of(
          org.apache.jena.sparql.expr.E_Bound.class,
          org.apache.jena.sparql.expr.E_Equals.class,
          org.apache.jena.sparql.expr.E_GreaterThan.class,
          org.apache.jena.sparql.expr.E_GreaterThanOrEqual.class,
          org.apache.jena.sparql.expr.E_IsBlank.class,
          org.apache.jena.sparql.expr.E_IsIRI.class,
          org.apache.jena.sparql.expr.E_IsLiteral.class,
          org.apache.jena.sparql.expr.E_IsNumeric.class,
          org.apache.jena.sparql.expr.E_IsURI.class,
          org.apache.jena.sparql.expr.E_LangMatches.class,
          org.apache.jena.sparql.expr.E_LessThan.class,
          org.apache.jena.sparql.expr.E_LessThanOrEqual.class,
          org.apache.jena.sparql.expr.E_LogicalAnd.class,
          org.apache.jena.sparql.expr.E_LogicalNot.class,
          org.apache.jena.sparql.expr.E_LogicalOr.class,
          org.apache.jena.sparql.expr.E_NotEquals.class,
          org.apache.jena.sparql.expr.E_SameTerm.class,
          org.apache.jena.sparql.expr.E_StrEndsWith.class,
          org.apache.jena.sparql.expr.E_StrStartsWith.class);
}

package org.summitgraph.query.bounded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;

/** An aggregate that is charged for each group, for each distinct value and for each character. */
final class BoundedAggregator implements Aggregator {

  /** The key of a group and an accumulator. */
  private static final long GROUP = 400;

  /** An entry in a set, twice: Jena's accumulators keep a set of their own. */
  private static final long DISTINCT = 128;

  private final Aggregator aggregator;
  private final Budget budget;

  private BoundedAggregator(Aggregator aggregator, Budget budget) {
    this.aggregator = aggregator;
    this.budget = budget;
  }

  static ExprAggregator over(ExprAggregator expression, Budget budget) {
    return new ExprAggregator(
        expression.getVar(), new BoundedAggregator(expression.getAggregator(), budget));
  }

  @Override
  public Accumulator createAccumulator() {
    budget.charge(GROUP);
    Accumulator plain = aggregator.createAccumulator();
    boolean concatenates =
        aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct;
    Accumulator measured = concatenates ? new Measured(plain) : new Ticking(plain);
    return AllowedFunctions.isDistinct(aggregator) ? new Distinct(measured) : measured;
  }

  private Node value(Expr expression, Binding row, FunctionEnv environment) {
    NodeValue value = ExprLib.evalOrNull(expression, row, environment);
    return value == null ? null : value.asNode();
  }

  private class Ticking implements Accumulator {

    private final Accumulator plain;

    Ticking(Accumulator plain) {
      this.plain = plain;
    }

    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      budget.tick();
      plain.accumulate(row, environment);
    }

    @Override
    public NodeValue getValue() {
      return plain.getValue();
    }
  }

  /** GROUP_CONCAT: what it gathers is one string. */
  private final class Measured extends Ticking {

    private long characters;

    Measured(Accumulator plain) {
      super(plain);
    }

    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      Node value = value(aggregator.getExprList().get(0), row, environment);
      long more = 1 + Sizes.of(value);
      characters += more;
      budget.require(Limit.STRING, characters);
      budget.charge(more);
      super.accumulate(row, environment);
    }
  }

  /**
   * Passes on what it has not seen; rows in which a value is an error pass, as they count as such.
   */
  private final class Distinct implements Accumulator {

    private final Set<Object> seen = new HashSet<>();
    private final Accumulator plain;

    Distinct(Accumulator plain) {
      this.plain = plain;
    }

    @Override
    public void accumulate(Binding row, FunctionEnv environment) {
      budget.tick();
      ExprList expressions = aggregator.getExprList();
      if (expressions == null || expressions.isEmpty()) {
        if (seen.add(row)) {
          budget.charge(DISTINCT + Sizes.of(row));
          plain.accumulate(row, environment);
        }
        return;
      }
      List<Node> values = new ArrayList<>();
      expressions.forEach(expression -> values.add(value(expression, row, environment)));
      if (values.stream().anyMatch(Objects::isNull) || seen.add(values)) {
        budget.charge(DISTINCT + values.stream().mapToLong(Sizes::of).sum());
        plain.accumulate(row, environment);
      }
    }

    @Override
    public NodeValue getValue() {
      return plain.getValue();
    }
  }

  @Override
  public Node getValueEmpty() {
    return aggregator.getValueEmpty();
  }

  @Override
  public String toPrefixString() {
    return aggregator.toPrefixString();
  }

  @Override
  public String key() {
    return aggregator.key();
  }

  @Override
  public String getName() {
    return aggregator.getName();
  }

  @Override
  public ExprList getExprList() {
    return aggregator.getExprList();
  }

  @Override
  public Aggregator copy(ExprList expressions) {
    return new BoundedAggregator(aggregator.copy(expressions), budget);
  }

  @Override
  public Aggregator copyTransform(NodeTransform transform) {
    return new BoundedAggregator(aggregator.copyTransform(transform), budget);
  }

  @Override
  public int hashCode() {
    return aggregator.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundedAggregator bounded && aggregator.equals(bounded.aggregator);
  }

  @Override
  public boolean equals(Aggregator other, boolean bySyntax) {
    return other instanceof BoundedAggregator bounded
        && aggregator.equals(bounded.aggregator, bySyntax);
  }

  @Override
  public String asSparqlExpr(SerializationContext context) {
    return aggregator.asSparqlExpr(context);
  }
}

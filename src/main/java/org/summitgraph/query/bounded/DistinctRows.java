package org.summitgraph.query.bounded;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProjectNamed;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;

/** Each row once, in the order of its first coming. */
final class DistinctRows extends QueryIterProcessBinding {

  private final Set<Binding> seen = new HashSet<>();
  private final Budget budget;

  DistinctRows(QueryIterator rows, ExecutionContext execution) {
    super(rows, execution);
    this.budget = Budget.of(execution.getContext());
  }

  @Override
  public Binding accept(Binding row) {
    budget.tick();
    Binding visible = visible(row);
    if (!seen.add(visible)) {
      return null;
    }
    budget.charge(Sizes.of(row));
    return visible;
  }

  /** Blank nodes and the joints of paths are variables too, which no query can name. */
  private static Binding visible(Binding row) {
    for (Iterator<Var> variables = row.vars(); variables.hasNext(); ) {
      if (!Var.isNamedVar(variables.next())) {
        return new BindingProjectNamed(row);
      }
    }
    return row;
  }
}

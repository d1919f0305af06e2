package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinctReduced;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/**
 * The query of a {@code sh:sparql}, asked once for many focus nodes: those of which it finds
 * nothing conform. That is only done with a query of one group, in which it makes no difference
 * whether {@code $this} is replaced before it runs (SHACL, section 5.3.1) or has a value at its
 * beginning.
 */
final class QueryForMany {

  private static final Var THIS = Var.alloc("this");

  /** What else has a value before a query runs: SHACL, section 5.3.1. */
  private static final Set<Var> OF_SHACL =
      Set.of(Var.alloc("currentShape"), Var.alloc("shapesGraph"));

  /** The steps above the patterns, the last first, and the patterns, which are all matched. */
  private final List<UnaryOperator<Op>> steps = new ArrayList<>();

  private final List<Op> patterns = new ArrayList<>();

  private QueryForMany() {}

  /** The queries of a shape; empty where it has others, or asks for more than queries do. */
  static Optional<List<QueryForMany>> of(Shape shape) {
    List<QueryForMany> queries = new ArrayList<>();
    for (Constraint constraint : shape.getConstraints()) {
      QueryForMany query = new QueryForMany();
      if (!(constraint instanceof SparqlConstraint sparql)
          || !query.take(Algebra.compile(sparql.getQuery()))) {
        return Optional.empty();
      }
      queries.add(query);
    }
    return shape.isNodeShape() && shape.getPropertyShapes().isEmpty()
        ? Optional.of(queries)
        : Optional.empty();
  }

  /** What every solution of a query must match, where it is one of one group; else nothing. */
  static List<Op> patternsOf(Op query) {
    QueryForMany one = new QueryForMany();
    return one.take(query) ? one.patterns : List.of();
  }

  private boolean take(Op query) {
    Scopes scopes = new Scopes();
    Walker.walk(query, scopes, new ExprVisitorBase());
    return scopes.count == 1
        && OpVars.mentionedVars(query).stream().noneMatch(OF_SHACL::contains)
        && takeSteps(query);
  }

  /** Inside a {@code SELECT}, the name of a variable may stand for another one. */
  private static final class Scopes extends OpVisitorBase {
    private int count;

    @Override
    public void visit(OpProject select) {
      count++;
    }
  }

  private boolean takeSteps(Op op) {
    if (op instanceof OpFilter
        || op instanceof OpExtend
        || op instanceof OpDistinctReduced
        || (op instanceof OpProject select && select.getVars().contains(THIS))) {
      Op1 step = (Op1) op;
      steps.add(below -> step.copy(below));
      return takeSteps(step.getSubOp());
    }
    return takePatterns(op);
  }

  private boolean takePatterns(Op op) {
    if (op instanceof OpJoin join) {
      return takePatterns(join.getLeft()) && takePatterns(join.getRight());
    }
    if (op instanceof OpSequence sequence) {
      return sequence.getElements().stream().allMatch(this::takePatterns);
    }
    patterns.add(op);
    return op instanceof OpBGP || op instanceof OpPath;
  }

  /** Those of the things of which the query finds something. */
  BitSet found(BitSet things, Index index, Graph graph) {
    Table table = TableFactory.create(List.of(THIS));
    things.stream()
        .forEach(thing -> table.addBinding(BindingFactory.binding(THIS, index.term(thing))));
    OpSequence all = OpSequence.create();
    all.add(OpTable.create(table));
    patterns.forEach(all::add);
    Op query = all;
    for (int i = steps.size() - 1; i >= 0; i--) {
      query = steps.get(i).apply(query);
    }
    BitSet found = new BitSet();
    QueryIterator rows = Algebra.exec(query, graph);
    try {
      rows.forEachRemaining(row -> found.set(index.numberOf(row.get(THIS))));
    } finally {
      rows.close();
    }
    return found;
  }
}

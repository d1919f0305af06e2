package org.summitgraph.query.bounded;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * One run of a query that the {@link QueryGuard} has let through, within a {@link Budget}. The
 * caller holds the read transaction. What it returns is lazy where it can be, and reading it may
 * throw {@link LimitReachedException} or, after a cancel, Jena's QueryCancelledException.
 */
public final class BoundedQuery implements AutoCloseable {

  static {
    // Each would be a line of the log with the words of a stranger, for each row of a query.
    NodeValue.VerboseWarnings = false;
  }

  private static final PropertyFunctionRegistry NO_PROPERTY_FUNCTIONS =
      new PropertyFunctionRegistry() {
        @Override
        public org.apache.jena.sparql.pfunction.PropertyFunctionFactory get(String iri) {
          // The registry of Jena would load a class for an IRI that it does not know.
          return null;
        }
      };

  private final Query query;
  private final Budget budget;
  private final DatasetGraph dataset;
  private final Function<Node, Collection<Triple>> describer;
  private final QueryExec execution;

  /**
   * @param dataset with the context of the server's configuration
   */
  public BoundedQuery(Query query, DatasetGraph dataset, Budget budget) {
    this(query, dataset, budget, thing -> List.of());
  }

  /**
   * As {@link #BoundedQuery(Query, DatasetGraph, Budget)}.
   *
   * @param describer what a DESCRIBE says of a thing; nothing for the triples that begin with it
   */
  public BoundedQuery(
      Query query,
      DatasetGraph dataset,
      Budget budget,
      Function<Node, Collection<Triple>> describer) {
    this.describer = describer;
    this.query = query;
    this.budget = budget;
    this.dataset = dataset;
    Query run = query.isDescribeType() ? Description.targets(query) : query;
    this.execution =
        QueryExec.newBuilder()
            .dataset(dataset)
            .query(run)
            .context(context(dataset, budget))
            .build();
  }

  private static Context context(DatasetGraph dataset, Budget budget) {
    Context context = Context.setupContextForDataset(ARQ.getContext(), dataset);
    // The budget has the only clock; folding would evaluate expressions before they are bounded.
    context.unset(ARQ.queryTimeout);
    context.set(ARQ.optExprConstantFolding, false);
    context.set(ARQ.httpServiceAllowed, false);
    context.set(ARQ.propertyFunctions, false);
    context.set(ARQConstants.registryFunctions, AllowedFunctions.registry());
    context.set(ARQConstants.registryPropertyFunctions, NO_PROPERTY_FUNCTIONS);
    RewriteFactory bounding = within -> op -> bounded(Optimize.stdOptimizationFactory, op, within);
    context.set(ARQConstants.sysOptimizerFactory, bounding);
    QC.setFactory(context, BoundedExecutor.over(QC.getFactory(context)));
    budget.putInto(context);
    return context;
  }

  private static Op bounded(RewriteFactory optimizer, Op op, Context context) {
    Context within = context;
    if (hasUnion(op)) {
      // Where only some branches have the variable of an equality, its value gets into the others.
      within = context.copy();
      within.set(ARQ.optFilterEquality, false);
    }
    return Transformer.transform(
        new TransformCopy(), new BoundedExpressions(), optimizer.create(within).rewrite(op));
  }

  private static boolean hasUnion(Op op) {
    AtomicBoolean found = new AtomicBoolean();
    OpWalker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpUnion union) {
            found.set(true);
          }
        });
    return found.get();
  }

  /** The rows of a SELECT. */
  public RowSet rows() {
    return execution.select();
  }

  /** The answer of an ASK. */
  public boolean answer() {
    return execution.ask();
  }

  /** The distinct triples of a CONSTRUCT or DESCRIBE, which are all there when this returns. */
  public Set<Triple> triples() {
    Set<Triple> triples = new LinkedHashSet<>();
    Iterator<Triple> found =
        query.isDescribeType()
            ? new Description(dataset, budget, describer).of(query, execution.select())
            : execution.constructTriples();
    while (found.hasNext()) {
      Triple triple = found.next();
      budget.tick();
      if (triples.add(triple)) {
        budget.charge(Sizes.of(triple));
      }
    }
    return triples;
  }

  @Override
  public void close() {
    execution.close();
  }
}

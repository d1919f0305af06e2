package org.summitgraph.describe;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.describe.DescribeHandler;
import org.apache.jena.sparql.core.describe.DescribeHandlerRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * What SPARQL's {@code DESCRIBE} answers: the same as an {@link Export} of the thing as Turtle, its
 * evidence included. A thing of which nothing is known adds nothing.
 */
public final class EvidenceDescription implements DescribeHandler {

  private final Set<Node> things = new LinkedHashSet<>();
  private Graph answer;
  private Context context;

  private EvidenceDescription() {}

  /** Makes this the answer of every {@code DESCRIBE} in this process; Jena knows no other scope. */
  public static void register() {
    DescribeHandlerRegistry registry = DescribeHandlerRegistry.get();
    registry.clear();
    registry.add(EvidenceDescription::new);
  }

  @Override
  public void start(Model accumulated, Context execution) {
    answer = accumulated.getGraph();
    context = execution;
  }

  @Override
  public void describe(Resource thing) {
    if (thing.isURIResource()) {
      things.add(thing.asNode());
    }
  }

  @Override
  public void finish() {
    DatasetGraph dataset = context.get(ARQConstants.sysCurrentDataset);
    Assertions assertions = new Assertions(dataset);
    for (Node thing : things) {
      stopIfCancelled();
      selection(assertions, thing)
          .ifPresent(selection -> EvidenceTurtle.triples(selection).forEach(answer::add));
    }
  }

  /**
   * What is said of one thing, its evidence included.
   *
   * @return nothing where the data say nothing about the thing
   */
  public static Collection<Triple> of(DatasetGraph dataset, Node thing) {
    return thing.isURI()
        ? selection(new Assertions(dataset), thing).map(EvidenceTurtle::triples).orElseGet(Set::of)
        : Set.of();
  }

  /** Empty where the data say nothing about the thing. */
  private static Optional<Selection> selection(Assertions assertions, Node thing) {
    try {
      return Optional.of(new Closure(assertions, Scope.FACTS_WITH_EVIDENCE).of(Set.of(thing)));
    } catch (ExportException e) {
      return Optional.empty();
    }
  }

  /** The time limit of a query ends its matching, but not what is done with the matches. */
  private void stopIfCancelled() {
    AtomicBoolean cancelled = context.get(ARQConstants.symCancelQuery);
    if (cancelled != null && cancelled.get()) {
      throw new QueryCancelledException();
    }
  }
}

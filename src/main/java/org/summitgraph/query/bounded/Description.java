package org.summitgraph.query.bounded;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.ElementGroup;

/**
 * What DESCRIBE says of a thing: the triples that begin with it in the default graph and in every
 * named one, and those of the blank nodes that they lead to.
 */
final class Description {

  private final DatasetGraph dataset;
  private final Budget budget;
  private final Deque<Node> things = new ArrayDeque<>();
  private final Set<Node> seen = new HashSet<>();

  Description(DatasetGraph dataset, Budget budget) {
    this.dataset = dataset;
    this.budget = budget;
  }

  /** A SELECT of the things that a DESCRIBE asks for. */
  static Query targets(Query describe) {
    Query targets = describe.cloneQuery();
    if (targets.getQueryPattern() == null) {
      targets.setQueryPattern(new ElementGroup());
    }
    targets.setQuerySelectType();
    targets.ensureResultVars();
    if (targets.getProject().isEmpty()) {
      targets.setQueryResultStar(true);
    }
    return targets;
  }

  Iterator<Triple> of(Query describe, RowSet rows) {
    describe.getResultURIs().forEach(this::add);
    while (rows.hasNext()) {
      Binding row = rows.next();
      for (Var variable : rows.getResultVars()) {
        Node thing = row.get(variable);
        if (thing != null && !thing.isLiteral()) {
          add(thing);
        }
      }
    }
    return new Closure();
  }

  private void add(Node thing) {
    if (seen.add(thing)) {
      budget.charge(2 * Sizes.of(thing));
      things.add(thing);
    }
  }

  private final class Closure implements Iterator<Triple> {

    private Iterator<Quad> quads = Collections.emptyIterator();

    @Override
    public boolean hasNext() {
      while (!quads.hasNext() && !things.isEmpty()) {
        budget.tick();
        quads = dataset.find(Node.ANY, things.remove(), Node.ANY, Node.ANY);
      }
      return quads.hasNext();
    }

    @Override
    public Triple next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Triple triple = quads.next().asTriple();
      if (triple.getObject().isBlank()) {
        add(triple.getObject());
      }
      return triple;
    }
  }
}

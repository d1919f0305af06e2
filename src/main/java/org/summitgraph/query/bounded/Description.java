package org.summitgraph.query.bounded;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
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
 * The things that a DESCRIBE asks for, and what is said of each: by whoever knows how to describe
 * it, and where he says nothing, the triples that begin with it in any graph, and those of the
 * blank nodes that they lead to.
 */
final class Description {

  private final DatasetGraph dataset;
  private final Budget budget;
  private final Function<Node, Collection<Triple>> describer;
  private final Deque<Node> things = new ArrayDeque<>();
  private final Set<Node> seen = new HashSet<>();

  Description(DatasetGraph dataset, Budget budget, Function<Node, Collection<Triple>> describer) {
    this.dataset = dataset;
    this.describer = describer;
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

    private Iterator<Triple> triples = Collections.emptyIterator();

    @Override
    public boolean hasNext() {
      while (!triples.hasNext() && !things.isEmpty()) {
        budget.tick();
        triples = of(things.remove());
      }
      return triples.hasNext();
    }

    @Override
    public Triple next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return triples.next();
    }

    private Iterator<Triple> of(Node thing) {
      Collection<Triple> described = describer.apply(thing);
      return described.isEmpty()
          ? Iter.iter(dataset.find(Node.ANY, thing, Node.ANY, Node.ANY))
              .map(Quad::asTriple)
              .map(this::followed)
          : described.iterator();
    }

    private Triple followed(Triple triple) {
      if (triple.getObject().isBlank()) {
        add(triple.getObject());
      }
      return triple;
    }
  }
}

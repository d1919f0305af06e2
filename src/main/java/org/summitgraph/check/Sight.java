package org.summitgraph.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;

/**
 * Which quads a shape can see, beside those of its focus nodes: more of them than it does see,
 * never less. What asks for a property that is not named sees everything.
 */
final class Sight {

  /**
   * Quads of a property that are seen.
   *
   * @param object the only object; null where any is seen
   * @param subjectsHave features that their subjects have
   */
  record Seen(Node object, Set<Integer> subjectsHave) {}

  private final Features features;
  private final Map<Node, List<Seen>> byProperty = new HashMap<>();
  private boolean everything;

  Sight(Features features) {
    this.features = features;
  }

  boolean isEverything() {
    return everything;
  }

  /** What is seen, by property. */
  Map<Node, List<Seen>> byProperty() {
    return byProperty;
  }

  /** Sees all quads of a property. */
  void see(Node property) {
    see(property, null, Set.of());
  }

  void seeAll() {
    everything = true;
  }

  /** Adds what another one sees. */
  void add(Sight other) {
    everything |= other.everything;
    other.byProperty.forEach(
        (property, seen) ->
            byProperty.computeIfAbsent(property, key -> new ArrayList<>()).addAll(seen));
  }

  /** Adds what a shape sees of things that are not its focus nodes or their values. */
  void add(Shape shape) {
    add(shape, 0);
  }

  /**
   * Adds what a shape sees.
   *
   * @param steps how many properties away from the focus nodes it is applied
   */
  private void add(Shape shape, int steps) {
    int further = steps;
    if (shape instanceof PropertyShape property) {
      boolean isNear = steps == 0 && isPlain(property.getPath());
      if (!isNear) {
        add(property.getPath());
      }
      further = isNear ? 1 : 2;
    }
    for (Constraint constraint : shape.getConstraints()) {
      add(constraint, further);
    }
    for (PropertyShape property : shape.getPropertyShapes()) {
      add(property, further);
    }
  }

  private void add(Constraint constraint, int steps) {
    if (constraint instanceof SparqlConstraint sparql) {
      Walker.walk(Algebra.compile(sparql.getQuery()), new OfQuery(), new ExprVisitorBase());
    } else if (constraint instanceof ClassConstraint && steps > 1) {
      see(RDF.Nodes.type, null, Set.of());
    } else {
      ShapeParts.of(constraint)
          .ifPresentOrElse(shapes -> shapes.forEach(shape -> add(shape, steps)), this::seeAll);
    }
  }

  /** Whether it leads from a subject straight to objects. */
  private static boolean isPlain(Path path) {
    return path instanceof P_Link
        || (path instanceof P_Alt either
            && isPlain(either.getLeft())
            && isPlain(either.getRight()));
  }

  private void add(Path path) {
    if (path instanceof P_Link link) {
      see(link.getNode(), null, Set.of());
    } else if (path instanceof P_Path1 one) {
      add(one.getSubPath());
    } else if (path instanceof P_Path2 two) {
      add(two.getLeft());
      add(two.getRight());
    } else {
      seeAll();
    }
  }

  private void see(Node property, Node object, Set<Integer> subjectsHave) {
    byProperty
        .computeIfAbsent(property, key -> new ArrayList<>())
        .add(new Seen(object, subjectsHave));
  }

  private static boolean isFocus(Node node) {
    return node.isVariable() && node.getName().equals("this");
  }

  /** The patterns of a query; those whose subject is the focus node see the quads of that. */
  private final class OfQuery extends OpVisitorBase {

    @Override
    public void visit(OpBGP pattern) {
      List<Triple> triples = pattern.getPattern().getList();
      triples.forEach(triple -> see(triple, triples));
    }

    @Override
    public void visit(OpTriple triple) {
      see(triple.getTriple(), List.of());
    }

    @Override
    public void visit(OpPath path) {
      add(path.getTriplePath().getPath());
    }

    private void see(Triple triple, List<Triple> together) {
      if (isFocus(triple.getSubject())) {
        return;
      }
      if (!triple.getPredicate().isURI()) {
        seeAll();
        return;
      }
      Set<Integer> subjectsHave = new HashSet<>();
      for (Triple other : together) {
        if (other.getSubject().equals(triple.getSubject()) && other.getPredicate().isURI()) {
          subjectsHave.add(features.having(Set.of(other.getPredicate()), false));
        }
      }
      Node object = triple.getObject();
      Sight.this.see(triple.getPredicate(), object.isConcrete() ? object : null, subjectsHave);
    }
  }
}

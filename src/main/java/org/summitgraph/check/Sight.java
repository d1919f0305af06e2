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
import org.apache.jena.shacl.engine.constraint.ClosedConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintPairwise;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;

/**
 * Which quads a shape can see, of its focus nodes and beside them: more of them than it does see,
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

  /** Properties of which the quads of focus nodes are seen. */
  private final Set<Node> ofFocus = new HashSet<>();

  private boolean allOfFocus;

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

  /** Whether all quads of the focus nodes are seen. */
  boolean isAllOfFocus() {
    return allOfFocus;
  }

  /** The properties of which the quads of focus nodes are seen. */
  Set<Node> ofFocus() {
    return ofFocus;
  }

  /** Sees all quads of a property. */
  void see(Node property) {
    see(property, null, Set.of());
  }

  /** Sees the quads of a property that focus nodes have. */
  void seeOfFocus(Node property) {
    ofFocus.add(property);
  }

  void seeAll() {
    everything = true;
  }

  /** Adds what another one sees. */
  void add(Sight other) {
    everything |= other.everything;
    allOfFocus |= other.allOfFocus;
    ofFocus.addAll(other.ofFocus);
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
      if (isNear) {
        addPlain(property.getPath());
      } else {
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
      Op query = Algebra.compile(sparql.getQuery());
      OfQuery seen = new OfQuery(steps == 0, featuresOfObjects(QueryForMany.patternsOf(query)));
      Walker.walk(query, seen, new ExprVisitorBase());
    } else if (constraint instanceof ConstraintPairwise pair) {
      ofFocus.add(pair.getValue());
      see(pair.getValue());
    } else if (constraint instanceof ClosedConstraint) {
      if (steps == 0) {
        allOfFocus = true;
      } else {
        seeAll();
      }
    } else if (constraint instanceof ClassConstraint && steps > 1) {
      see(RDF.Nodes.type, null, Set.of());
    } else {
      ShapeParts.of(constraint)
          .ifPresentOrElse(shapes -> shapes.forEach(shape -> add(shape, steps)), this::seeAll);
    }
  }

  /**
   * By variable, what its values are in every solution: objects of some property.
   *
   * @param patterns those that every solution matches
   */
  private Map<Node, Set<Integer>> featuresOfObjects(List<Op> patterns) {
    Map<Node, Set<Integer>> ofObjects = new HashMap<>();
    for (Op pattern : patterns) {
      if (pattern instanceof OpBGP group) {
        group.getPattern().getList().stream()
            .filter(triple -> triple.getPredicate().isURI())
            .forEach(triple -> addObject(triple.getObject(), triple.getPredicate(), ofObjects));
      } else if (pattern instanceof OpPath step
          && step.getTriplePath().getPath() instanceof P_OneOrMore1 more
          && more.getSubPath() instanceof P_Link link) {
        addObject(step.getTriplePath().getObject(), link.getNode(), ofObjects);
      }
    }
    return ofObjects;
  }

  private void addObject(Node object, Node property, Map<Node, Set<Integer>> ofObjects) {
    if (object.isVariable()) {
      ofObjects
          .computeIfAbsent(object, key -> new HashSet<>())
          .add(features.having(Set.of(property), true));
    }
  }

  /** Whether it leads from a subject straight to objects. */
  private static boolean isPlain(Path path) {
    return path instanceof P_Link
        || (path instanceof P_Alt either
            && isPlain(either.getLeft())
            && isPlain(either.getRight()));
  }

  private void addPlain(Path path) {
    if (path instanceof P_Link link) {
      ofFocus.add(link.getNode());
    } else if (path instanceof P_Alt either) {
      addPlain(either.getLeft());
      addPlain(either.getRight());
    }
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

    /** Whether {@code $this} is a focus node, and not a value of one. */
    private final boolean isOfFocus;

    /** As {@link #featuresOfObjects}. */
    private final Map<Node, Set<Integer>> ofObjects;

    OfQuery(boolean isOfFocus, Map<Node, Set<Integer>> ofObjects) {
      this.isOfFocus = isOfFocus;
      this.ofObjects = ofObjects;
    }

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
      if (isOfFocus && isFocus(triple.getSubject())) {
        ofFocus.add(triple.getPredicate());
        allOfFocus |= !triple.getPredicate().isURI();
        return;
      }
      if (!triple.getPredicate().isURI()) {
        seeAll();
        return;
      }
      Set<Integer> subjectsHave =
          new HashSet<>(ofObjects.getOrDefault(triple.getSubject(), Set.of()));
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

package org.summitgraph.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ClassConstraint;
import org.apache.jena.shacl.engine.constraint.ConstraintTerm;
import org.apache.jena.shacl.engine.constraint.DatatypeConstraint;
import org.apache.jena.shacl.engine.constraint.HasValueConstraint;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.MinCount;
import org.apache.jena.shacl.engine.constraint.QualifiedValueShape;
import org.apache.jena.shacl.engine.constraint.ShAnd;
import org.apache.jena.shacl.engine.constraint.ShNode;
import org.apache.jena.shacl.engine.constraint.ShNot;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.summitgraph.check.Features.Condition;

/**
 * Says of a shape by which {@link Features} a thing is known to conform to it. Where a condition
 * fails, the thing may still conform; where it holds, the thing does. Shapes that look further than
 * at the values of a property, and constraints that compare values, have no condition.
 */
final class ShapeConditions {

  /** A shape that has no condition. */
  private static final class NotKnown extends Exception {
    private static final long serialVersionUID = 1;

    NotKnown() {
      super(null, null, false, false);
    }
  }

  private record Values(Set<Node> properties, boolean inverse) {}

  private final Features features;
  private final Index index;
  private final ValidationContext context;

  /** Whether a condition of a value is made, which must not ask for the values of that. */
  private boolean insideValue;

  /** Whether the condition of the value that is made asks for features. */
  private boolean looksAtFeatures;

  /** Whether a condition that fails must mean that the thing does not conform. */
  private boolean negated;

  ShapeConditions(Features features, Index index, Shapes shapes) {
    this.features = features;
    this.index = index;
    this.context = ValidationContext.create(shapes, GraphFactory.createDefaultGraph());
  }

  /** The condition of a shape; empty where there is none. */
  Optional<Condition> of(Shape shape) {
    insideValue = false;
    negated = false;
    try {
      return Optional.of(condition(shape));
    } catch (NotKnown e) {
      return Optional.empty();
    }
  }

  private Condition condition(Shape shape) throws NotKnown {
    List<Condition> all = new ArrayList<>();
    if (shape.deactivated()) {
      return thing -> true;
    }
    if (shape instanceof PropertyShape property) {
      all.addAll(ofValues(property));
    } else {
      for (Constraint constraint : shape.getConstraints()) {
        all.add(condition(constraint));
      }
      for (PropertyShape property : shape.getPropertyShapes()) {
        all.add(condition(property));
      }
    }
    return Condition.all(all);
  }

  /** The condition of a constraint on a thing itself. */
  private Condition condition(Constraint constraint) throws NotKnown {
    if (constraint instanceof ClassConstraint ofClass) {
      return feature(features.instanceOf(ofClass.getExpectedClass()));
    }
    if (constraint instanceof ConstraintTerm ofTerm) {
      return thing -> ofTerm.validate(context, index.term(thing)) == null;
    }
    if (constraint instanceof HasValueConstraint ofValue) {
      return thing -> index.term(thing).equals(ofValue.getValue());
    }
    if (constraint instanceof ShNode ofNode) {
      return condition(ofNode.getOther());
    }
    if (constraint instanceof ShNot not) {
      negated = !negated;
      Condition other = condition(not.getOther());
      negated = !negated;
      return thing -> !other.holds(thing);
    }
    if (constraint instanceof ShAnd and) {
      return Condition.all(conditions(and.getOthers()));
    }
    if (constraint instanceof ShOr or) {
      return Condition.any(conditions(or.getOthers()));
    }
    if (constraint instanceof SparqlConstraint sparql && !negated) {
      return condition(sparql);
    }
    throw new NotKnown();
  }

  private Condition condition(SparqlConstraint constraint) throws NotKnown {
    Condition need = new QueryNeeds(features, index).of(constraint.getQuery());
    if (QueryNeeds.isNothing(need)) {
      throw new NotKnown();
    }
    looksAtFeatures = true;
    return thing -> !need.holds(thing);
  }

  private List<Condition> conditions(List<Shape> shapes) throws NotKnown {
    List<Condition> conditions = new ArrayList<>();
    for (Shape shape : shapes) {
      conditions.add(condition(shape));
    }
    return conditions;
  }

  private Condition feature(int feature) {
    looksAtFeatures = true;
    return thing -> features.has(thing, feature);
  }

  private List<Condition> ofValues(PropertyShape shape) throws NotKnown {
    Values values = values(shape.getPath());
    if (!shape.getPropertyShapes().isEmpty()) {
      throw new NotKnown();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Constraint constraint : shape.getConstraints()) {
      conditions.add(ofValues(constraint, values));
    }
    return conditions;
  }

  private static Values values(Path path) throws NotKnown {
    Set<Node> properties = new HashSet<>();
    if (path instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link) {
      return new Values(Set.of(link.getNode()), true);
    }
    links(path, properties);
    return new Values(properties, false);
  }

  private static void links(Path path, Set<Node> properties) throws NotKnown {
    if (path instanceof P_Link link) {
      properties.add(link.getNode());
    } else if (path instanceof P_Alt either) {
      links(either.getLeft(), properties);
      links(either.getRight(), properties);
    } else {
      throw new NotKnown();
    }
  }

  private Condition ofValues(Constraint constraint, Values values) throws NotKnown {
    if (constraint instanceof MinCount least) {
      if (least.getMinCount() > 1) {
        throw new NotKnown();
      }
      return least.getMinCount() < 1
          ? thing -> true
          : feature(features.having(values.properties(), values.inverse()));
    }
    if (constraint instanceof MaxCount most) {
      // Two quads may have the same value, so this alone does not tell that there are too many.
      if (most.getMaxCount() != 1 || negated) {
        throw new NotKnown();
      }
      Condition two = feature(features.havingTwo(values.properties(), values.inverse()));
      return thing -> !two.holds(thing);
    }
    // Of a property, a query looks at the values in its own way.
    if (values.inverse() || constraint instanceof SparqlConstraint) {
      throw new NotKnown();
    }
    if (constraint instanceof HasValueConstraint some) {
      return feature(havingValue(values, constraint, some.getValue()::equals, true));
    }
    if (constraint instanceof QualifiedValueShape some) {
      if (some.qMin() != 1 || some.qMax() >= 0 || some.qDisjoint()) {
        throw new NotKnown();
      }
      ShNode one = new ShNode(some.getSub());
      return feature(havingValue(values, one, literal -> holds(one, literal), true));
    }
    Condition wrong =
        feature(havingValue(values, constraint, literal -> !holds(constraint, literal), false));
    return thing -> !wrong.holds(thing);
  }

  /**
   * The feature of having a value that conforms to a constraint, or one that does not.
   *
   * @param conforms which of both
   */
  private int havingValue(
      Values values,
      Constraint constraint,
      java.util.function.Predicate<Node> ofLiteral,
      boolean conforms)
      throws NotKnown {
    if (insideValue) {
      // Constraints on terms alone could be looked at; no shape that we know needs it.
      if (!(constraint instanceof ConstraintTerm) && !(constraint instanceof HasValueConstraint)) {
        throw new NotKnown();
      }
      Condition plain = condition(constraint);
      return features.havingValue(
          values.properties(), ofLiteral, conforms ? plain : thing -> !plain.holds(thing), false);
    }
    insideValue = true;
    looksAtFeatures = false;
    Condition ofThing = condition(constraint);
    boolean looks = looksAtFeatures;
    insideValue = false;
    return features.havingValue(
        values.properties(), ofLiteral, conforms ? ofThing : thing -> !ofThing.holds(thing), looks);
  }

  /** Whether a literal conforms to a constraint for which {@link #condition} has an answer. */
  private boolean holds(Constraint constraint, Node literal) {
    if (constraint instanceof DatatypeConstraint ofType
        && !ofType.getDatatypeURI().equals(literal.getLiteralDatatypeURI())) {
      return false; // without Jena's words for it
    }
    if (constraint instanceof ConstraintTerm ofTerm) {
      return ofTerm.validate(context, literal) == null;
    }
    if (constraint instanceof HasValueConstraint ofValue) {
      return ofValue.getValue().equals(literal);
    }
    if (constraint instanceof ShNode ofNode) {
      return holds(ofNode.getOther(), literal);
    }
    if (constraint instanceof ShNot not) {
      return !holds(not.getOther(), literal);
    }
    if (constraint instanceof ShAnd and) {
      return and.getOthers().stream().allMatch(other -> holds(other, literal));
    }
    if (constraint instanceof ShOr or) {
      return or.getOthers().stream().anyMatch(other -> holds(other, literal));
    }
    return false; // of no class
  }

  /** A literal has no properties. */
  private boolean holds(Shape shape, Node literal) {
    if (shape.deactivated()) {
      return true;
    }
    if (shape instanceof PropertyShape) {
      return shape.getConstraints().stream().noneMatch(ShapeConditions::asksForValues);
    }
    return shape.getConstraints().stream().allMatch(constraint -> holds(constraint, literal))
        && shape.getPropertyShapes().stream().allMatch(property -> holds(property, literal));
  }

  private static boolean asksForValues(Constraint constraint) {
    return (constraint instanceof MinCount least && least.getMinCount() > 0)
        || constraint instanceof HasValueConstraint
        || constraint instanceof QualifiedValueShape;
  }
}

package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.check.Features.Condition;

/**
 * Runs shapes on data that are too many for a graph in memory. What a thing must have for a shape
 * is gathered while the data go by, as far as that can be told of the shape: most things are then
 * known to conform. The others are given to Jena's validator with what stands round them, and that
 * alone decides. A shape of which it cannot be told is run on all its focus nodes, in a graph of
 * what it can see.
 */
final class ShapeSieve {

  /** How many things are validated at once. */
  private static final int BATCH = 20_000;

  /**
   * A shape, the features by which it has focus nodes, and when a thing conforms.
   *
   * @param near the properties it asks for, where it has a condition
   * @param inverse those of which it asks for subjects, where it has one
   */
  private record Sieved(
      Shape shape,
      Set<Integer> targets,
      Optional<Condition> condition,
      Sight sight,
      Set<Node> near,
      Set<Node> inverse) {}

  private final Index index;
  private final Shapes shapes;
  private final Features features;
  private final BiConsumer<ReportEntry, Surroundings> reports;
  private final List<Sieved> sieved = new ArrayList<>();

  /**
   * A shape that may have a literal for a focus node, or a thing of which no quad speaks.
   *
   * @param targets as of {@link Sieved}
   * @param named focus nodes by number
   */
  private record Other(Shape shape, Set<Integer> targets, BitSet named, Sight sight) {}

  private final List<Other> others = new ArrayList<>();

  /**
   * Makes itself ready.
   *
   * @param reports is told what the validator finds, and what stands round the focus node
   */
  ShapeSieve(Index index, Shapes shapes, BiConsumer<ReportEntry, Surroundings> reports) {
    this.index = index;
    this.shapes = shapes;
    this.reports = reports;
    this.features = new Features(index);
    ShapeConditions conditions = new ShapeConditions(features, index, shapes);
    shapes.getTargetShapes().forEach(shape -> add(shape, conditions));
  }

  private void add(Shape shape, ShapeConditions conditions) {
    Set<Integer> targets = new HashSet<>();
    BitSet named = new BitSet();
    Sight sight = new Sight(features);
    boolean isOther = false;
    for (Target target : shape.getTargets()) {
      switch (target.getTargetType()) {
        case targetClass, implicitClass -> targets.add(features.instanceOf(target.getObject()));
        case targetSubjectsOf -> {
          targets.add(features.having(Set.of(target.getObject()), false));
          sight.seeOfFocus(target.getObject());
        }
        case targetObjectsOf -> {
          targets.add(features.having(Set.of(target.getObject()), true));
          sight.see(target.getObject());
          isOther = true;
        }
        case targetNode -> {
          named.set(index.numberOf(target.getObject()));
          isOther = true;
        }
        default -> {
          sight.seeAll();
          isOther = true;
        }
      }
    }
    if (isOther) {
      sight.add(shape);
      others.add(new Other(shape, targets, named, sight));
      return;
    }
    Optional<Condition> condition = conditions.of(shape);
    Set<Node> near = new HashSet<>(Set.of(RDF.Nodes.type));
    Set<Node> inverse = new HashSet<>();
    if (condition.isPresent()) {
      addNear(shape, near, inverse);
    }
    if (condition.isEmpty() || asks(shape)) {
      sight.add(shape);
    }
    sieved.add(new Sieved(shape, targets, condition, sight, near, inverse));
  }

  /** Whether a shape, or one that is part of it, has a query. */
  private static boolean asks(Shape shape) {
    return shape.getPropertyShapes().stream().anyMatch(ShapeSieve::asks)
        || shape.getConstraints().stream()
            .anyMatch(
                constraint ->
                    constraint instanceof SparqlConstraint
                        || ShapeParts.of(constraint).stream()
                            .flatMap(List::stream)
                            .anyMatch(ShapeSieve::asks));
  }

  private static void addNear(Shape shape, Set<Node> near, Set<Node> inverse) {
    if (shape instanceof PropertyShape property) {
      addNear(property.getPath(), near, inverse);
    }
    shape.getPropertyShapes().forEach(property -> addNear(property, near, inverse));
    for (Constraint constraint : shape.getConstraints()) {
      ShapeParts.of(constraint)
          .ifPresent(parts -> parts.forEach(part -> addNear(part, near, inverse)));
    }
  }

  private static void addNear(Path path, Set<Node> near, Set<Node> inverse) {
    if (path instanceof P_Link link) {
      near.add(link.getNode());
    } else if (path instanceof P_Inverse back) {
      addNear(back.getSubPath(), inverse, inverse);
    } else if (path instanceof P_Alt either) {
      addNear(either.getLeft(), near, inverse);
      addNear(either.getRight(), near, inverse);
    }
  }

  /** Validates everything. */
  void run() {
    features.find();
    List<Sieved> withSuspects = new ArrayList<>();
    List<BitSet> candidates = new ArrayList<>();
    Sight sight = new Sight(features);
    Set<Node> near = new HashSet<>();
    Set<Node> inverse = new HashSet<>();
    List<BitSet> suspects = suspects();
    for (int i = 0; i < sieved.size(); i++) {
      if (!suspects.get(i).isEmpty()) {
        withSuspects.add(sieved.get(i));
        candidates.add(suspects.get(i));
        sight.add(sieved.get(i).sight());
        near.addAll(sieved.get(i).near());
        inverse.addAll(sieved.get(i).inverse());
      }
    }
    validate(withSuspects, candidates, new Neighbourhood.Reach(features, sight, near, inverse));
    if (!others.isEmpty()) {
      validateOthers();
    }
  }

  /** Of each shape, the focus nodes that are not known to conform. */
  private List<BitSet> suspects() {
    List<BitSet> suspects = new ArrayList<>();
    List<long[]> wanted = new ArrayList<>();
    for (Sieved one : sieved) {
      suspects.add(new BitSet());
      wanted.add(features.bits(one.targets()));
    }
    for (int thing = 1; thing <= index.size(); thing++) {
      for (int i = 0; i < wanted.size(); i++) {
        if (features.hasAny(thing, wanted.get(i)) && !isKnownToConform(thing, sieved.get(i))) {
          suspects.get(i).set(thing);
        }
      }
    }
    return suspects;
  }

  private static boolean isKnownToConform(int thing, Sieved one) {
    return one.condition().isPresent() && one.condition().get().holds(thing);
  }

  private BitSet having(Set<Integer> targets) {
    BitSet having = new BitSet();
    long[] wanted = features.bits(targets);
    for (int thing = 1; thing <= index.size(); thing++) {
      if (features.hasAny(thing, wanted)) {
        having.set(thing);
      }
    }
    return having;
  }

  /** Validates shapes, each on its candidates, some thousand things at a time. */
  private void validate(
      List<Sieved> shapesTogether, List<BitSet> candidates, Neighbourhood.Reach reach) {
    BitSet all = new BitSet();
    candidates.forEach(all::or);
    if (all.isEmpty()) {
      return;
    }
    Quads butRejected = index::everyQuadButRejected;
    Neighbourhood ofAll = new Neighbourhood(index, butRejected, all, reach);
    Quads quads =
        butRejected.only(
            quad -> ofAll.isOfThing(quad) || ofAll.isNear(quad), index.corpus.data().picker());
    Surroundings surroundings = new Surroundings(index, butRejected, reach);
    int thing = all.nextSetBit(0);
    while (thing >= 0) {
      BitSet batch = new BitSet();
      for (int size = 0; thing >= 0 && size < BATCH; size++) {
        batch.set(thing);
        thing = all.nextSetBit(thing + 1);
      }
      surroundings.moveTo(batch, quads);
      ValidationContext context = ValidationContext.create(shapes, surroundings.graph());
      for (int i = 0; i < shapesTogether.size(); i++) {
        BitSet focus = (BitSet) batch.clone();
        focus.and(candidates.get(i));
        Shape shape = shapesTogether.get(i).shape();
        QueryForMany.of(shape)
            .ifPresent(queries -> keepFound(focus, queries, surroundings.graph()));
        focus.stream()
            .forEach(
                number ->
                    VLib.validateShape(context, surroundings.graph(), shape, index.term(number)));
      }
      context.generateReport().getEntries().forEach(e -> reports.accept(e, surroundings));
    }
  }

  /** Keeps the things of which one of the queries finds something. */
  private void keepFound(BitSet focus, List<QueryForMany> queries, Graph graph) {
    BitSet found = new BitSet();
    queries.forEach(query -> found.or(query.found(focus, index, graph)));
    focus.and(found);
  }

  /** Runs the other shapes on all their focus nodes at once. */
  private void validateOthers() {
    Sight all = new Sight(features);
    BitSet things = new BitSet();
    for (Other other : others) {
      all.add(other.sight());
      things.or(other.named());
      things.or(having(other.targets()));
    }
    things.clear(0);
    Quads quads = index::everyQuadButRejected;
    Neighbourhood.Reach reach =
        new Neighbourhood.Reach(features, all, Set.of(RDF.Nodes.type), Set.of());
    Surroundings surroundings = new Surroundings(index, quads, reach);
    surroundings.moveTo(things, quads);
    ValidationContext context = ValidationContext.create(shapes, surroundings.graph());
    for (Other other : others) {
      for (Node focus : VLib.focusNodes(surroundings.graph(), other.shape())) {
        VLib.validateShape(context, surroundings.graph(), other.shape(), focus);
      }
    }
    context.generateReport().getEntries().forEach(e -> reports.accept(e, surroundings));
  }
}

package org.summitgraph.check;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/** Tells which quads shapes can see that look at some things. */
final class Neighbourhood {

  /**
   * How far shapes look.
   *
   * @param features by which {@code sight} tells subjects apart
   * @param near properties of which the quads are seen whose subject is a value of a thing
   * @param inverse properties of which the quads are seen whose object is a thing or such a value
   */
  record Reach(Features features, Sight sight, Set<Node> near, Set<Node> inverse) {}

  private final BitSet things;
  private final BitSet values = new BitSet();
  private final BitSet ofThings;
  private final BitSet ofValues;
  private final BitSet toThings;
  private final Features features;
  private final boolean everything;
  private final boolean allOfThings;

  /** By the number of a property. */
  private final Map<Integer, List<Sight.Seen>> seen = new HashMap<>();

  /**
   * Goes through the quads once.
   *
   * @param things by number
   */
  Neighbourhood(Index index, Quads quads, BitSet things, Reach reach) {
    this.things = things;
    this.features = reach.features();
    this.everything = reach.sight().isEverything();
    this.allOfThings = everything || reach.sight().isAllOfFocus();
    this.ofThings = numbers(index, reach.sight().ofFocus());
    ofThings.or(numbers(index, reach.near()));
    this.ofValues = numbers(index, reach.near());
    this.toThings = numbers(index, reach.inverse());
    reach.sight().byProperty().forEach((property, of) -> seen.put(index.numberOf(property), of));
    for (LocatedQuad quad : index.corpus.ontology()) {
      if (things.get(index.numberOf(quad.subject())) && !quad.object().isLiteral()) {
        values.set(index.numberOf(quad.object()));
      }
    }
    quads.every(
        quad -> {
          if (isAskedOfThing(quad)) {
            values.set(quad.object());
          }
        });
  }

  private static BitSet numbers(Index index, Set<Node> properties) {
    BitSet numbers = new BitSet();
    properties.forEach(property -> numbers.set(index.numberOf(property)));
    return numbers;
  }

  /** Whether the quad is one of a thing, whether or not a shape looks at it. */
  boolean isOfThing(QuadSpool.Cursor quad) {
    return things.get(quad.subject());
  }

  private boolean isAskedOfThing(QuadSpool.Cursor quad) {
    return isOfThing(quad) && (allOfThings || ofThings.get(quad.predicate()));
  }

  /** Whether shapes look at the quad as one of a thing, or of one of its values, or to these. */
  boolean isNear(QuadSpool.Cursor quad) {
    return isAskedOfThing(quad)
        || (ofValues.get(quad.predicate()) && values.get(quad.subject()))
        || (toThings.get(quad.predicate())
            && quad.object() > 0
            && (values.get(quad.object()) || things.get(quad.object())));
  }

  /** Whether the quad is seen wherever one looks from. */
  boolean isSeenFromAnywhere(QuadSpool.Cursor quad) {
    if (everything) {
      return true;
    }
    List<Sight.Seen> seenOfProperty = seen.get(quad.predicate());
    if (seenOfProperty == null) {
      return false;
    }
    for (Sight.Seen one : seenOfProperty) {
      boolean ofObject = one.object() == null || one.object().equals(quad.objectTerm());
      if (ofObject && hasAll(quad.subject(), one.subjectsHave())) {
        return true;
      }
    }
    return false;
  }

  private boolean hasAll(int thing, Set<Integer> wanted) {
    for (int feature : wanted) {
      if (!features.has(thing, feature)) {
        return false;
      }
    }
    return true;
  }
}

package org.summitgraph.describe.match;

import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for.
 *
 * @param text what they call it: a name or an identifier, here or elsewhere; if it lacks, at least
 *     one constraint is given
 * @param types IRIs or prefixed names of classes; none for any
 * @param strictness what the types mean
 * @param constraints what else they know of it
 * @param limit how many candidates they want at most
 */
public record Question(
    Optional<String> text,
    List<String> types,
    Strictness strictness,
    List<Constraint> constraints,
    int limit) {

  /** What it means that types are given. */
  public enum Strictness {
    /** A candidate has one of them. */
    ANY,
    /** A candidate has all of them. */
    ALL,
    /** Candidates that have none of them count for less. OpenRefine asks so. */
    SHOULD
  }

  /**
   * What is known of one property.
   *
   * @param property IRI or prefixed name
   * @param values one of these; never none
   */
  public record Constraint(String property, List<Wanted> values) {
    public Constraint {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(property + " has no value");
      }
    }
  }

  /**
   * A value.
   *
   * @param text a literal, a name or an identifier
   * @param isThing whether it is an identifier and nothing else
   */
  public record Wanted(String text, boolean isThing) {}

  public Question {
    types = List.copyOf(types);
    constraints = List.copyOf(constraints);
    if (text.isEmpty() && constraints.isEmpty()) {
      throw new IllegalArgumentException("nothing is looked for");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit + " is not in 1…");
    }
  }
}

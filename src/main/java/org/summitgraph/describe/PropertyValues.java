package org.summitgraph.describe;

import java.util.List;
import java.util.Optional;

/**
 * The values of one property, or the things that have a thing as its value.
 *
 * @param differ whether one would be expected, and not all of them can be right
 * @param values in the order of their words
 * @param left how many more there are
 */
public record PropertyValues(Link property, boolean differ, List<Value> values, int left) {

  public PropertyValues {
    values = List.copyOf(values);
  }

  /**
   * A value with all that says so.
   *
   * @param text the label of a thing, or the words of a literal
   * @param iri of a thing
   * @param language of words that have one
   * @param words what a statement says, in the words of its speaker or in ours
   * @param evidence empty for reference data
   */
  public record Value(
      String text,
      Optional<String> iri,
      Optional<String> language,
      List<String> words,
      List<Evidence> evidence) {

    public Value {
      words = List.copyOf(words);
      evidence = List.copyOf(evidence);
    }
  }
}

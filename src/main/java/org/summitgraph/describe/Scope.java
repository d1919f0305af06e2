package org.summitgraph.describe;

/**
 * How much an export brings along.
 *
 * @param depth 0 for the facts of the things that were asked for; each further step adds the facts
 *     of the events, statements and office holdings that the facts so far mention, never of people
 *     or places
 * @param evidence whether claim graphs, passages, mentions and sources come along
 */
public record Scope(int depth, boolean evidence) {

  /** The facts of the things alone, with their evidence. */
  public static final Scope FACTS_WITH_EVIDENCE = new Scope(0, true);

  public Scope {
    if (depth < 0) {
      throw new IllegalArgumentException("depth " + depth + " is negative");
    }
  }
}

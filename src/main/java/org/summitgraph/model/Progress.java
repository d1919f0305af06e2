package org.summitgraph.model;

/**
 * Is told how far a piece of work has come, so that a person who watches can be told. Calls come
 * often, from the thread that works: a listener is quick and never throws.
 */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = (phase, done, total) -> {};

  /**
   * Work went on.
   *
   * @param phase what is being done, in a word or two, such as {@code reading}
   * @param done how much is done of this phase: bytes of input, or quads
   * @param total how much there is; 0 where nobody knows
   */
  void advanced(String phase, long done, long total);
}

package org.summitgraph.model;

/**
 * Is told how far a long piece of work is, some times a second at most in large corpora. Called by
 * the thread that does the work.
 */
@FunctionalInterface
public interface Progress {

  /** Nobody wants to know. */
  Progress NONE = (what, done, total) -> {};

  /**
   * Takes note.
   *
   * @param what the work, as a user would call it: {@code reading}, {@code checking}
   * @param done bytes or quads that are done
   * @param total all of them; 0 where that is not known
   */
  void advanced(String what, long done, long total);
}

package org.summitgraph.model;

/**
 * A token of a data file to be replaced.
 *
 * @param at where the object of the quad is written
 * @param from its lexical form as it is
 * @param to its lexical form as it shall be
 */
public record Edit(SourceLocation at, String from, String to) {

  @Override
  public String toString() {
    return at + ": " + from + " -> " + to;
  }
}

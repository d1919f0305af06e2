package org.summitgraph.model;

/**
 * A sentence of a text and where it stands.
 *
 * @param paragraph the how-manieth paragraph of the text, from 1; a line that is not blank is one
 * @param number the how-manieth sentence of its paragraph, from 1
 * @param start first code point
 * @param end code point after the last
 */
public record Sentence(int paragraph, int number, int start, int end) {

  /** Whether this sentence and the span share a code point. */
  public boolean overlaps(long spanStart, long spanEnd) {
    return start < spanEnd && spanStart < end;
  }
}

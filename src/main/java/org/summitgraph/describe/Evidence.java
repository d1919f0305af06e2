package org.summitgraph.describe;

import java.util.Optional;

/**
 * Where it says so.
 *
 * @param passage the IRI of the passage
 * @param locator where in the source a reader finds it
 * @param start offset of its first code point, -1 where the data do not tell
 * @param end offset after its last code point, -1 where the data do not tell
 * @param excerpt its words, where the text is at hand
 */
public record Evidence(
    String passage, Link source, String locator, long start, long end, Optional<Excerpt> excerpt) {

  /**
   * Words in their surroundings.
   *
   * @param before the words that lead to them, in the same text
   * @param after the words that follow
   */
  public record Excerpt(String before, String words, String after) {}
}

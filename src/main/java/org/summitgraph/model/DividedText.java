package org.summitgraph.model;

import java.util.List;

/**
 * A text and its sentences.
 *
 * @param sentences all of them, in the order of the text
 */
public record DividedText(Text text, List<Sentence> sentences) {

  public DividedText {
    sentences = List.copyOf(sentences);
  }
}

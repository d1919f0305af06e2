package org.summitgraph.model;

import java.util.List;
import java.util.function.Function;

/**
 * A text and its sentences, into which it is divided when they are first asked for. Threads share
 * one.
 */
public final class DividedText {

  private final Text text;
  private final Function<Text, List<Sentence>> division;
  private volatile List<Sentence> sentences;

  /**
   * @param division gives all sentences of a text, in its order, and the same ones each time
   */
  public DividedText(Text text, Function<Text, List<Sentence>> division) {
    this.text = text;
    this.division = division;
  }

  public Text text() {
    return text;
  }

  /** All of them, in the order of the text. */
  public List<Sentence> sentences() {
    if (sentences == null) {
      // Two who ask at once both divide it, and come to the same.
      sentences = List.copyOf(division.apply(text));
    }
    return sentences;
  }
}

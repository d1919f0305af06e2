package org.summitgraph.check;

import java.util.Locale;

/**
 * A name of a thing, made ready to be searched for. Names in capitals alone, such as US, must stand
 * so: "us" is another word.
 *
 * @param text as it was given
 * @param hasCapitals whether it must be found in words with their capitals
 */
record Label(String text, boolean hasCapitals, Words words) {

  static Label of(String text) {
    boolean capitals = text.equals(text.toUpperCase(Locale.ROOT));
    return new Label(
        text, capitals, capitals ? Words.withCapitals(text) : Words.withoutCapitals(text));
  }
}

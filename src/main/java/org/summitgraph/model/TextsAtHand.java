package org.summitgraph.model;

import java.util.Optional;

/** The texts whose words may be shown. Threads share one. */
@FunctionalInterface
public interface TextsAtHand {

  /** None. */
  TextsAtHand NONE = sha256 -> Optional.empty();

  /** The text of this {@linkplain Text#sha256() SHA-256}; empty where it is not at hand. */
  Optional<DividedText> of(String sha256);
}

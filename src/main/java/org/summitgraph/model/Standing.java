package org.summitgraph.model;

import java.util.Collection;
import org.apache.jena.graph.Node;
import org.summitgraph.vocab.SGV;

/** What a claim graph is worth: a fact of ours, or only something that was proposed. */
public enum Standing {
  /** Read by a person, or proposed and accepted. */
  ACCEPTED,
  /** Proposed, and not reviewed. */
  CANDIDATE,
  /** Proposed, and found wrong. */
  REJECTED;

  /**
   * The standing of one claim graph. Where it has several states, the one with the least trust
   * counts, and what an extraction run proposed counts as accepted only where it says so.
   *
   * @param states its {@code sg:reviewState}
   * @param proposed whether it {@code prov:wasGeneratedBy} a run
   */
  public static Standing of(Collection<Node> states, boolean proposed) {
    if (states.contains(SGV.REJECTED)) {
      return REJECTED;
    }
    boolean waits = states.contains(SGV.CANDIDATE);
    return waits || (proposed && !states.contains(SGV.ACCEPTED)) ? CANDIDATE : ACCEPTED;
  }
}

package org.summitgraph.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The value concepts that the program itself speaks of: the states of a review. */
public final class SGV {

  /** Namespace of the value concepts, prefix {@code sgv:}. */
  public static final String NS = "https://w3id.org/summitgraph/vocab/";

  public static final Node ACCEPTED = concept("Accepted");
  public static final Node CANDIDATE = concept("Candidate");
  public static final Node REJECTED = concept("Rejected");

  private SGV() {}

  private static Node concept(String localName) {
    return NodeFactory.createURI(NS + localName);
  }
}

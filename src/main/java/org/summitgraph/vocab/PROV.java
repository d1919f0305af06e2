package org.summitgraph.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the PROV Ontology (W3C Recommendation of 30 April 2013), which Jena has no class of. */
public final class PROV {

  /** Namespace of the ontology, prefix {@code prov:}. */
  public static final String NS = "http://www.w3.org/ns/prov#";

  public static final Node PERSON = term("Person");
  public static final Node SOFTWARE_AGENT = term("SoftwareAgent");

  public static final Node ENDED_AT_TIME = term("endedAtTime");
  public static final Node STARTED_AT_TIME = term("startedAtTime");
  public static final Node WAS_ASSOCIATED_WITH = term("wasAssociatedWith");
  public static final Node WAS_ATTRIBUTED_TO = term("wasAttributedTo");
  public static final Node WAS_GENERATED_BY = term("wasGeneratedBy");

  private PROV() {}

  private static Node term(String localName) {
    return NodeFactory.createURI(NS + localName);
  }
}

package org.summitgraph.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Terms that the program itself speaks of; every other term lives in the ontology of a corpus
 * alone. A test compares these constants with {@code ontology/provenance.ttl}.
 */
public final class SG {

  /** Namespace of the ontology's terms, prefix {@code sg:}. */
  public static final String NS = "https://w3id.org/summitgraph/ontology#";

  public static final Node CLAIM_GRAPH = term("ClaimGraph");
  public static final Node EXTRACTION_RUN = term("ExtractionRun");
  public static final Node MENTION = term("Mention");
  public static final Node PASSAGE = term("Passage");
  public static final Node PROPOSITION = term("Proposition");
  public static final Node SOURCE = term("Source");

  public static final Node ABOUT = term("about");
  public static final Node ALSO_NEEDS = term("alsoNeeds");
  public static final Node CARRIES_NO_FACT = term("carriesNoFact");
  public static final Node CHARACTERISATION = term("characterisation");
  public static final Node CHARACTER_COUNT = term("characterCount");
  public static final Node CITES_PASSAGE = term("citesPassage");
  public static final Node DATE_EXPRESSION = term("dateExpression");
  public static final Node ESSENTIAL = term("essential");
  public static final Node IN_CLAIM_GRAPH = term("inClaimGraph");
  public static final Node LOCATOR = term("locator");
  public static final Node MENTION_IN = term("mentionIn");
  public static final Node MENTION_OF = term("mentionOf");
  public static final Node MODEL_NAME = term("modelName");
  public static final Node NAMED_IN_PASSAGE = term("namedInPassage");
  public static final Node ONE_VALUE_EXPECTED = term("oneValueExpected");
  public static final Node PARAPHRASE = term("paraphrase");
  public static final Node PASSAGE_OF = term("passageOf");
  public static final Node PROMPT_SHA256 = term("promptSha256");
  public static final Node QUOTED_TEXT = term("quotedText");
  public static final Node REFERENCE_DATA = term("referenceData");
  public static final Node REVIEWED_AT = term("reviewedAt");
  public static final Node REVIEWED_BY = term("reviewedBy");
  public static final Node REVIEW_STATE = term("reviewState");
  public static final Node SAID_AT = term("saidAt");
  public static final Node TEXT_SHA256 = term("textSha256");

  private SG() {}

  private static Node term(String localName) {
    return NodeFactory.createURI(NS + localName);
  }
}

package org.summitgraph.check;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/** What a quad tells the rules of its subject, by its property: all that {@link Index} holds. */
enum Role {
  /** None of the others. */
  NONE,
  TYPE,
  SUB_CLASS_OF,
  LABEL,
  DATE_EXPRESSION,
  QUOTED_TEXT,
  OUR_WORDS,
  CARRIES_NO_FACT,
  CITES_PASSAGE,
  ALSO_NEEDS,
  PASSAGE_OF,
  MENTION_IN,
  MENTION_OF,
  TEXT_SHA256,
  CHARACTER_COUNT,
  SELECTOR,
  START,
  END,
  GENERATED_BY,
  REVIEW_STATE,
  REVIEWED_BY,
  REVIEWED_AT,
  ASSOCIATED_WITH,
  MODEL_NAME,
  PROMPT_SHA256,
  STARTED_AT,
  ENDED_AT,
  TITLE,
  LANGUAGE,
  CREATOR,
  PUBLISHER,
  ISSUED,
  /** The first quad that makes the subject a claim graph, source, passage, mention or run. */
  DECLARED,
  /** {@link #PASSAGE_OF}, under its object. */
  HAS_PASSAGE,
  /** {@link #MENTION_IN}, under its object. */
  HAS_MENTION;

  private static final Map<Node, Role> BY_PROPERTY =
      Map.ofEntries(
          Map.entry(RDF.Nodes.type, TYPE),
          Map.entry(RDFS.subClassOf.asNode(), SUB_CLASS_OF),
          Map.entry(RDFS.label.asNode(), LABEL),
          Map.entry(SKOS.prefLabel.asNode(), LABEL),
          Map.entry(SKOS.altLabel.asNode(), LABEL),
          Map.entry(SG.DATE_EXPRESSION, DATE_EXPRESSION),
          Map.entry(SG.QUOTED_TEXT, QUOTED_TEXT),
          Map.entry(SG.CHARACTERISATION, OUR_WORDS),
          Map.entry(SG.PARAPHRASE, OUR_WORDS),
          Map.entry(SG.CARRIES_NO_FACT, CARRIES_NO_FACT),
          Map.entry(SG.CITES_PASSAGE, CITES_PASSAGE),
          Map.entry(SG.ALSO_NEEDS, ALSO_NEEDS),
          Map.entry(SG.PASSAGE_OF, PASSAGE_OF),
          Map.entry(SG.MENTION_IN, MENTION_IN),
          Map.entry(SG.MENTION_OF, MENTION_OF),
          Map.entry(SG.TEXT_SHA256, TEXT_SHA256),
          Map.entry(SG.CHARACTER_COUNT, CHARACTER_COUNT),
          Map.entry(OA.hasSelector.asNode(), SELECTOR),
          Map.entry(OA.start.asNode(), START),
          Map.entry(OA.end.asNode(), END),
          Map.entry(PROV.WAS_GENERATED_BY, GENERATED_BY),
          Map.entry(SG.REVIEW_STATE, REVIEW_STATE),
          Map.entry(SG.REVIEWED_BY, REVIEWED_BY),
          Map.entry(SG.REVIEWED_AT, REVIEWED_AT),
          Map.entry(PROV.WAS_ASSOCIATED_WITH, ASSOCIATED_WITH),
          Map.entry(SG.MODEL_NAME, MODEL_NAME),
          Map.entry(SG.PROMPT_SHA256, PROMPT_SHA256),
          Map.entry(PROV.STARTED_AT_TIME, STARTED_AT),
          Map.entry(PROV.ENDED_AT_TIME, ENDED_AT),
          Map.entry(DCTerms.title.asNode(), TITLE),
          Map.entry(DCTerms.language.asNode(), LANGUAGE),
          Map.entry(DCTerms.creator.asNode(), CREATOR),
          Map.entry(DCTerms.publisher.asNode(), PUBLISHER),
          Map.entry(DCTerms.issued.asNode(), ISSUED));

  static Role of(Node property) {
    return BY_PROPERTY.getOrDefault(property, NONE);
  }

  /** Whether it describes a source, and matters in the description of nothing else. */
  boolean isOfSources() {
    return TITLE.compareTo(this) <= 0 && compareTo(ISSUED) <= 0;
  }

  /** Whether it tells that a machine proposed a claim graph, or what became of that. */
  boolean isOfReview() {
    return GENERATED_BY.compareTo(this) <= 0 && compareTo(REVIEWED_AT) <= 0;
  }

  /** Whether it describes sources, passages, mentions, claim graphs or extraction runs. */
  boolean isDescription() {
    return CITES_PASSAGE.compareTo(this) <= 0 && compareTo(ISSUED) <= 0;
  }
}

package org.summitgraph.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/** What may stand where: facts in claim graphs, labels and provenance outside, known terms. */
final class PlacementRules {

  private static final Set<Node> PROVENANCE =
      Set.of(
          SG.ALSO_NEEDS,
          SG.CARRIES_NO_FACT,
          SG.CHARACTER_COUNT,
          SG.CITES_PASSAGE,
          SG.IN_CLAIM_GRAPH,
          SG.LOCATOR,
          SG.MENTION_IN,
          SG.MENTION_OF,
          SG.MODEL_NAME,
          SG.PASSAGE_OF,
          SG.PROMPT_SHA256,
          SG.REVIEWED_AT,
          SG.REVIEWED_BY,
          SG.REVIEW_STATE,
          SG.TEXT_SHA256,
          PROV.WAS_GENERATED_BY);

  private static final Set<Node> OURS =
      Set.of(
          RDFS.label.asNode(), RDFS.comment.asNode(), RDFS.seeAlso.asNode(), OWL.sameAs.asNode());

  private static final List<String> OUR_NAMESPACES =
      List.of(SKOS.getURI(), DCTerms.getURI(), OA.NS, "http://www.w3.org/ns/prov#");

  private final Index index;
  private final Findings findings;
  private final Set<Map.Entry<Node, Node>> unlabelled = new HashSet<>();

  private PlacementRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  static void apply(Index index, Findings findings) {
    PlacementRules rules = new PlacementRules(index, findings);
    for (LocatedQuad quad : index.corpus.data()) {
      rules.termsAreKnown(quad);
      if (index.inClaimGraph(quad)) {
        rules.onlyFacts(quad);
        rules.noBlankNodes(quad);
      } else if (quad.inDefaultGraph() || index.isAboutGraph(quad.graph())) {
        rules.noFacts(quad);
      }
      rules.thingsHaveLabels(quad);
    }
  }

  private void termsAreKnown(LocatedQuad quad) {
    for (Node term : List.of(quad.predicate(), quad.object())) {
      if (index.terms.isUnknown(term)) {
        findings.add(GateRule.UNKNOWN_TERM, quad, name(term) + " is not a term of the ontology");
      }
    }
  }

  private void onlyFacts(LocatedQuad quad) {
    Node predicate = quad.predicate();
    boolean ours =
        OURS.contains(predicate)
            || PROVENANCE.contains(predicate)
            || OUR_NAMESPACES.stream().anyMatch(predicate.getURI()::startsWith);
    if (ours) {
      findings.add(
          GateRule.REFERENCE_DATA_IN_CLAIM_GRAPH,
          quad,
          name(predicate) + " of " + name(quad.subject()) + " is ours, not the passage's");
    } else if (isTypeQuad(quad) && index.terms.isReference(quad.object())) {
      findings.add(
          GateRule.REFERENCE_DATA_IN_CLAIM_GRAPH,
          quad,
          "that " + name(quad.subject()) + " is a " + name(quad.object()) + " is reference data",
          "move it to the reference file");
    }
  }

  private void noFacts(LocatedQuad quad) {
    boolean fact =
        isTypeQuad(quad)
            ? index.terms.isClass(quad.object()) && !index.terms.isReference(quad.object())
            : index.terms.isProperty(quad.predicate())
                && !index.terms.isReference(quad.predicate());
    if (fact) {
      findings.add(
          GateRule.FACT_WITHOUT_EVIDENCE,
          quad,
          "the fact "
              + name(quad.predicate())
              + " of "
              + name(quad.subject())
              + " stands outside any claim graph, so it has no evidence");
    }
  }

  private void noBlankNodes(LocatedQuad quad) {
    if (quad.subject().isBlank() || quad.object().isBlank()) {
      findings.add(
          GateRule.BLANK_NODE_IN_CLAIM_GRAPH,
          quad,
          "a blank node stands in the claim graph " + name(quad.graph()));
    }
  }

  /** Every thing that a fact or a reference property speaks of. */
  private void thingsHaveLabels(LocatedQuad quad) {
    boolean isType = isTypeQuad(quad) && index.terms.isClass(quad.object());
    boolean isProperty =
        index.terms.isProperty(quad.predicate()) && !PROVENANCE.contains(quad.predicate());
    if (isType || isProperty || index.inClaimGraph(quad)) {
      hasLabel(quad.subject(), quad);
    }
    boolean isFact = index.inClaimGraph(quad) && !isTypeQuad(quad);
    if (isProperty || isFact || namesThing(quad)) {
      hasLabel(quad.object(), quad);
    }
  }

  /** A mention stands for a thing, a reviewer is one; a proposition is spelled out of things. */
  private boolean namesThing(LocatedQuad quad) {
    Node predicate = quad.predicate();
    return predicate.equals(SG.MENTION_OF)
        || predicate.equals(SG.REVIEWED_BY)
        || (index.types(quad.subject()).contains(SG.PROPOSITION)
            && (predicate.equals(RDF.subject.asNode()) || predicate.equals(RDF.object.asNode())));
  }

  private void hasLabel(Node thing, LocatedQuad quad) {
    if (thing.isURI()
        && index.labels(thing).isEmpty()
        && !index.terms.isUnknown(thing)
        && !isProvenance(thing)
        && unlabelled.add(Map.entry(quad.graph(), thing))) {
      findings.add(
          GateRule.ENTITY_WITHOUT_LABEL, quad, name(thing) + " has no label: no file describes it");
    }
  }

  /** Sources have titles, passages locators, runs models; claim graphs and mentions go by those. */
  private boolean isProvenance(Node thing) {
    return index.sources.containsKey(thing)
        || index.types(thing).contains(SG.EXTRACTION_RUN)
        || index.passages.containsKey(thing)
        || index.mentions.containsKey(thing)
        || index.claimGraphs.containsKey(thing);
  }

  private static boolean isTypeQuad(LocatedQuad quad) {
    return quad.predicate().equals(RDF.type.asNode());
  }

  private String name(Node node) {
    return index.names.of(node);
  }
}

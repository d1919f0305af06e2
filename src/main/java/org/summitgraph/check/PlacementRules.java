package org.summitgraph.check;

import java.util.List;
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
import org.summitgraph.model.QuadSpool;
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

  private static final Set<Node> SPELLED = Set.of(RDF.Nodes.subject, RDF.Nodes.object);

  private static final List<String> OUR_NAMESPACES =
      List.of(SKOS.getURI(), DCTerms.getURI(), OA.NS, "http://www.w3.org/ns/prov#");

  /** Vocabularies in which nothing is said of the world, but of terms alone. */
  private static final List<String> NAMESPACES_OF_TERMS =
      List.of(RDF.getURI(), RDFS.getURI(), OWL.getURI());

  private static final int SEEN = 1;
  private static final int UNKNOWN = 1 << 1;
  private static final int CLASS = 1 << 2;
  private static final int PROPERTY = 1 << 3;
  private static final int REFERENCE = 1 << 4;
  private static final int OF_PROVENANCE = 1 << 5;
  private static final int OF_US = 1 << 6;
  private static final int FOREIGN = 1 << 7;

  private final Index index;
  private final Findings findings;

  /** By number, what a term is; found out where it is first met. */
  private final byte[] kinds;

  /** Graph and thing of each label that was found missing. */
  private final PairSet unlabelled = new PairSet();

  private PlacementRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
    this.kinds = new byte[index.size() + 1];
    kinds[0] = SEEN;
  }

  static QuadRule of(Index index, Findings findings) {
    return new PlacementRules(index, findings)::quad;
  }

  private void quad(QuadSpool.Cursor quad) {
    int predicate = kind(quad.predicate());
    int object = kind(quad.object());
    boolean isType = index.role(quad.predicate()) == Role.TYPE;
    if (((predicate | object) & UNKNOWN) != 0) {
      termsAreKnown(quad.quad());
    }
    boolean isClaim = index.isClaimGraph(quad.graph());
    if (isClaim) {
      if ((predicate & OF_US) != 0 || (isType && (object & REFERENCE) != 0)) {
        onlyFacts(quad.quad());
      }
      if (index.isBlank(quad.subject()) || index.isBlank(quad.object())) {
        noBlankNodes(quad.quad());
      }
    } else if (quad.graph() == 0 || index.isAboutGraph(quad.graph())) {
      if (isType
          ? (object & (CLASS | REFERENCE)) == CLASS
          : (predicate & (PROPERTY | REFERENCE)) == PROPERTY) {
        noFacts(quad.quad());
      } else if (((isType ? object : predicate) & FOREIGN) != 0) {
        noForeignTerm(quad.quad(), isType);
      }
    }
    thingsHaveLabels(quad, predicate, object, isType, isClaim);
    if (quad.subject() == quad.object() && index.isProvenance(quad.subject())) {
      noSelfCitation(quad.quad());
    }
  }

  private int kind(int number) {
    if (kinds[number] == 0) {
      kinds[number] = (byte) kind(index.term(number));
    }
    return kinds[number] & 0xFF;
  }

  private int kind(Node term) {
    Terms terms = index.terms;
    boolean isProvenance = PROVENANCE.contains(term);
    boolean isUnknown = terms.isUnknown(term);
    boolean isOurs =
        isProvenance
            || OURS.contains(term)
            || (term.isURI() && OUR_NAMESPACES.stream().anyMatch(term.getURI()::startsWith));
    boolean isForeign =
        term.isURI()
            && !isOurs
            && !terms.isDefined(term)
            && !isUnknown
            && NAMESPACES_OF_TERMS.stream().noneMatch(term.getURI()::startsWith);
    return SEEN
        | (isForeign ? FOREIGN : 0)
        | (isUnknown ? UNKNOWN : 0)
        | (terms.isClass(term) ? CLASS : 0)
        | (terms.isProperty(term) ? PROPERTY : 0)
        | (terms.isReference(term) ? REFERENCE : 0)
        | (isProvenance ? OF_PROVENANCE : 0)
        | (isOurs ? OF_US : 0);
  }

  private void termsAreKnown(LocatedQuad quad) {
    for (Node term : List.of(quad.predicate(), quad.object())) {
      if (index.terms.isUnknown(term)) {
        findings.add(
            GateRule.UNKNOWN_TERM,
            quad,
            index.names.ofTerm(term) + " is not a term of the ontology");
      }
    }
  }

  private void onlyFacts(LocatedQuad quad) {
    if ((kind(index.numberOf(quad.predicate())) & OF_US) != 0) {
      findings.add(
          GateRule.REFERENCE_DATA_IN_CLAIM_GRAPH,
          quad,
          index.names.ofTerm(quad.predicate())
              + " of "
              + name(quad.subject())
              + " is ours, not the passage's");
    } else {
      findings.add(
          GateRule.REFERENCE_DATA_IN_CLAIM_GRAPH,
          quad,
          "that " + name(quad.subject()) + " is a " + name(quad.object()) + " is reference data",
          "move it to the reference file");
    }
  }

  private void noFacts(LocatedQuad quad) {
    findings.add(
        GateRule.FACT_WITHOUT_EVIDENCE,
        quad,
        "the fact "
            + name(quad.predicate())
            + " of "
            + name(quad.subject())
            + " stands outside any claim graph, so it has no evidence");
  }

  private void noForeignTerm(LocatedQuad quad, boolean isType) {
    findings.add(
        GateRule.FOREIGN_TERM_WITHOUT_EVIDENCE,
        quad,
        index.names.ofTerm(isType ? quad.object() : quad.predicate())
            + ", which the ontology does not define, says something of "
            + name(quad.subject())
            + " outside any claim graph");
  }

  private void noSelfCitation(LocatedQuad quad) {
    findings.add(
        GateRule.CITES_ITSELF,
        quad,
        name(quad.subject()) + " refers to itself by " + name(quad.predicate()));
  }

  private void noBlankNodes(LocatedQuad quad) {
    findings.add(
        GateRule.BLANK_NODE_IN_CLAIM_GRAPH,
        quad,
        "a blank node stands in the claim graph " + name(quad.graph()));
  }

  /** Every thing that a fact or a reference property speaks of. */
  private void thingsHaveLabels(
      QuadSpool.Cursor quad, int predicate, int object, boolean isType, boolean isClaim) {
    boolean isTypeOfOurs = isType && (object & CLASS) != 0;
    boolean isProperty = (predicate & (PROPERTY | OF_PROVENANCE)) == PROPERTY;
    if (isTypeOfOurs || isProperty || isClaim) {
      hasLabel(quad.subject(), quad);
    }
    boolean isFact = isClaim && !isType;
    if (isProperty || isFact || namesThing(quad)) {
      hasLabel(quad.object(), quad);
    }
  }

  /** A mention stands for a thing, a reviewer is one; a proposition is spelled out of things. */
  private boolean namesThing(QuadSpool.Cursor quad) {
    Role role = index.role(quad.predicate());
    return role == Role.MENTION_OF
        || role == Role.REVIEWED_BY
        || (index.isProposition(quad.subject()) && SPELLED.contains(index.term(quad.predicate())));
  }

  private void hasLabel(int thing, QuadSpool.Cursor quad) {
    if (thing > 0
        && !index.isLabelled(thing)
        && !index.isProvenance(thing)
        && (kind(thing) & UNKNOWN) == 0
        && index.isIri(thing)
        && unlabelled.add(quad.graph(), thing)) {
      findings.add(
          GateRule.ENTITY_WITHOUT_LABEL,
          quad.quad(),
          name(index.term(thing)) + " has no label: no file describes it");
    }
  }

  private String name(Node node) {
    return index.names.of(node);
  }
}

package org.summitgraph.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.SG;

/** The chain from graph to passage to source: declared, filled, one citation, one source. */
final class ClaimGraphRules {

  /** What follows the passage in the name of a claim graph: {@code #p2s1-claims}. */
  private static final String CLAIMS = "-claims";

  private final Index index;
  private final Findings findings;

  private ClaimGraphRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  static void apply(Index index, Findings findings) {
    ClaimGraphRules rules = new ClaimGraphRules(index, findings);
    rules.graphsAreDeclared();
    index.claimGraphs.values().forEach(rules::claimGraph);
    index.passages.values().forEach(rules::passage);
    rules.passagesAreUsed();
    index.mentions.values().forEach(rules::mention);
    index.corpus.data().stream()
        .filter(quad -> quad.predicate().equals(SG.CARRIES_NO_FACT))
        .forEach(rules::carriesNoFact);
  }

  private void graphsAreDeclared() {
    Set<Node> reported = new HashSet<>();
    for (LocatedQuad quad : index.corpus.data()) {
      Node graph = quad.graph();
      if (quad.inDefaultGraph()
          || index.inClaimGraph(quad)
          || index.isAboutGraph(graph)
          || !reported.add(graph)) {
        continue;
      }
      findings.add(
          GateRule.UNDECLARED_CLAIM_GRAPH,
          index.graphAt(graph, quad),
          graph,
          "the graph " + name(graph) + " is not declared as a claim graph",
          "correct its name, or add '"
              + name(graph)
              + " a sg:ClaimGraph ; sg:citesPassage …' to the source's #about graph");
    }
  }

  private void claimGraph(LocatedQuad declared) {
    Node graph = declared.subject();
    if (!index.claims.containsKey(graph)) {
      findings.add(
          GateRule.EMPTY_CLAIM_GRAPH,
          declared,
          name(graph)
              + " is declared as a claim graph, but no file has a GRAPH block of this name");
    }
    List<LocatedQuad> citations = index.described(graph, SG.CITES_PASSAGE);
    if (citations.size() != 1) {
      findings.add(
          GateRule.NOT_ONE_CITATION,
          citations.isEmpty() ? declared : citations.get(1),
          name(graph) + " needs exactly one sg:citesPassage, this one has " + citations.size());
    }
    citations.forEach(this::passageExists);
    citations.forEach(this::nameBeginsWithPassage);
    for (LocatedQuad context : index.described(graph, SG.ALSO_NEEDS)) {
      passageExists(context);
      citations.forEach(citation -> sameSource(citation, context));
      citations.forEach(citation -> anotherPassage(citation, context));
    }
  }

  private void passageExists(LocatedQuad citation) {
    if (!index.passages.containsKey(citation.object())) {
      findings.add(
          GateRule.DANGLING_PASSAGE,
          citation,
          name(citation.subject())
              + " cites "
              + name(citation.object())
              + ", which no file describes as a sg:Passage");
    }
  }

  private void nameBeginsWithPassage(LocatedQuad citation) {
    if (!citation.subject().toString().startsWith(citation.object() + CLAIMS)) {
      findings.add(
          GateRule.MISNAMED_CLAIM_GRAPH,
          citation,
          "the name of "
              + name(citation.subject())
              + " does not begin with the passage it cites, "
              + name(citation.object()),
          "cite the passage of that name, or name the graph "
              + name(citation.object()).replaceFirst(">$", CLAIMS + ">"));
    }
  }

  private void sameSource(LocatedQuad citation, LocatedQuad context) {
    Span cited = index.passages.get(citation.object());
    Span needed = index.passages.get(context.object());
    if (cited == null || needed == null || cited.owner().isEmpty() || needed.owner().isEmpty()) {
      return;
    }
    Node source = needed.owner().get(0).object();
    if (!cited.owner().get(0).object().equals(source)) {
      findings.add(
          GateRule.FOREIGN_CONTEXT,
          context,
          name(context.subject())
              + " also needs "
              + name(context.object())
              + " of another source, "
              + name(source));
    }
  }

  private void anotherPassage(LocatedQuad citation, LocatedQuad context) {
    if (citation.object().equals(context.object())) {
      findings.add(
          GateRule.CONTEXT_IS_CITED_PASSAGE,
          context,
          name(context.subject()) + " also needs " + name(context.object()) + ", which it cites");
    }
  }

  private void passage(Span passage) {
    if (passage.owner().size() != 1) {
      findings.add(
          GateRule.NOT_ONE_SOURCE,
          passage.owner().isEmpty() ? passage.declared() : passage.owner().get(1),
          name(passage.iri())
              + " must belong to exactly one sg:Source, it has "
              + passage.owner().size(),
          "give it one sg:passageOf");
    } else if (!index.sources.containsKey(passage.owner().get(0).object())) {
      findings.add(
          GateRule.NOT_ONE_SOURCE,
          passage.owner().get(0),
          name(passage.iri())
              + " belongs to "
              + name(passage.owner().get(0).object())
              + ", which no file describes as a sg:Source",
          "describe the source, or correct the IRI");
    }
  }

  private void passagesAreUsed() {
    Set<Node> used = new HashSet<>();
    for (LocatedQuad quad : index.corpus.data()) {
      if (quad.predicate().equals(SG.CITES_PASSAGE) || quad.predicate().equals(SG.ALSO_NEEDS)) {
        used.add(quad.object());
      } else if (quad.predicate().equals(SG.CARRIES_NO_FACT)) {
        used.add(quad.subject());
      }
    }
    for (Span passage : index.passages.values()) {
      if (!used.contains(passage.iri())) {
        findings.add(
            GateRule.PASSAGE_NEVER_CITED,
            passage.declared(),
            "no claim graph cites or needs "
                + name(passage.iri())
                + ", and it is not marked as carrying no fact");
      }
    }
  }

  private void mention(Span mention) {
    if (mention.owner().size() != 1
        || !index.passages.containsKey(mention.owner().get(0).object())) {
      findings.add(
          GateRule.DANGLING_PASSAGE,
          mention.owner().isEmpty() ? mention.declared() : mention.owner().get(0),
          "the mention " + name(mention.iri()) + " stands in no described passage",
          "give it one sg:mentionIn that names a sg:Passage");
    }
  }

  private void carriesNoFact(LocatedQuad quad) {
    if (!index.passages.containsKey(quad.subject())) {
      findings.add(
          GateRule.DANGLING_PASSAGE,
          quad,
          name(quad.subject()) + " is said to carry no fact, but no file describes it",
          "describe it as a sg:Passage in the #about graph, or correct the IRI");
    }
  }

  private String name(Node node) {
    return index.names.of(node);
  }
}

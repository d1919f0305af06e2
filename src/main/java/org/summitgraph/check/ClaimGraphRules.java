package org.summitgraph.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.vocab.SG;

/** The chain from graph to passage to source: declared, filled, one citation, one source. */
final class ClaimGraphRules {

  /** What follows the passage in the name of a claim graph: {@code #p2s1-claims}. */
  private static final String CLAIMS = "-claims";

  private final Index index;
  private final Findings findings;

  /** Graphs that were found not to be declared. */
  private final Set<Integer> undeclared = new HashSet<>();

  ClaimGraphRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void quad(QuadSpool.Cursor quad) {
    int graph = quad.graph();
    if (graph > 0
        && !index.isClaimGraph(graph)
        && !index.isAboutGraph(graph)
        && undeclared.add(graph)) {
      undeclared(quad.quad());
    }
    if (index.role(quad.predicate()) == Role.CARRIES_NO_FACT && !index.isPassage(quad.subject())) {
      carriesNoFact(quad.quad());
    }
  }

  private void undeclared(LocatedQuad first) {
    Node graph = first.graph();
    findings.add(
        GateRule.UNDECLARED_CLAIM_GRAPH,
        index.graphAt(first),
        graph,
        "the graph " + name(graph) + " is not declared as a claim graph",
        "correct its name, or add '"
            + name(graph)
            + " a sg:ClaimGraph ; sg:citesPassage …' to the source's #about graph");
  }

  void claimGraph(LocatedQuad declared) {
    Node graph = declared.subject();
    if (!index.isFilled(graph)) {
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
    if (!index.isPassage(citation.object())) {
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
    Optional<Node> citedSource = index.sourceOf(citation.object());
    Optional<Node> neededSource = index.sourceOf(context.object());
    if (citedSource.isEmpty() || neededSource.isEmpty()) {
      return;
    }
    Node source = neededSource.get();
    if (!citedSource.get().equals(source)) {
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

  void passage(Span passage) {
    if (passage.owner().size() != 1) {
      findings.add(
          GateRule.NOT_ONE_SOURCE,
          passage.owner().isEmpty() ? passage.declared() : passage.owner().get(1),
          name(passage.iri())
              + " must belong to exactly one sg:Source, it has "
              + passage.owner().size(),
          "give it one sg:passageOf");
    } else if (!index.isSource(passage.owner().get(0).object())) {
      findings.add(
          GateRule.NOT_ONE_SOURCE,
          passage.owner().get(0),
          name(passage.iri())
              + " belongs to "
              + name(passage.owner().get(0).object())
              + ", which no file describes as a sg:Source",
          "describe the source, or correct the IRI");
    }
    if (!index.isUsed(passage)) {
      findings.add(
          GateRule.PASSAGE_NEVER_CITED,
          passage.declared(),
          "no claim graph cites or needs "
              + name(passage.iri())
              + ", and it is not marked as carrying no fact");
    }
  }

  void mention(Span mention) {
    if (mention.owner().size() != 1 || !index.isPassage(mention.owner().get(0).object())) {
      findings.add(
          GateRule.DANGLING_PASSAGE,
          mention.owner().isEmpty() ? mention.declared() : mention.owner().get(0),
          "the mention " + name(mention.iri()) + " stands in no described passage",
          "give it one sg:mentionIn that names a sg:Passage");
    }
  }

  private void carriesNoFact(LocatedQuad quad) {
    findings.add(
        GateRule.DANGLING_PASSAGE,
        quad,
        name(quad.subject()) + " is said to carry no fact, but no file describes it",
        "describe it as a sg:Passage in the #about graph, or correct the IRI");
  }

  private String name(Node node) {
    return index.names.of(node);
  }
}

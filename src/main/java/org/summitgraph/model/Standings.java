package org.summitgraph.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/** Which claim graphs of a corpus are only proposed. All others are facts of ours. */
public final class Standings {

  private final Map<Node, Standing> proposed = new HashMap<>();

  /**
   * Reads the quads once.
   *
   * @param data everything that describes the claim graphs; other quads are passed over
   */
  public Standings(Iterable<LocatedQuad> data) {
    Map<Node, Set<Node>> states = new HashMap<>();
    Set<Node> generated = new HashSet<>();
    for (LocatedQuad quad : data) {
      if (quad.predicate().equals(SG.REVIEW_STATE)) {
        states.computeIfAbsent(quad.subject(), key -> new HashSet<>()).add(quad.object());
      } else if (quad.predicate().equals(PROV.WAS_GENERATED_BY)) {
        generated.add(quad.subject());
      }
    }
    for (Collection<Node> graphs : List.of(states.keySet(), generated)) {
      for (Node graph : graphs) {
        proposed.put(
            graph, Standing.of(states.getOrDefault(graph, Set.of()), generated.contains(graph)));
      }
    }
  }

  public Standing of(Node claimGraph) {
    return proposed.getOrDefault(claimGraph, Standing.ACCEPTED);
  }

  /** How many claim graphs have this standing and a state or a run that says so. */
  public long count(Standing standing) {
    return proposed.values().stream().filter(standing::equals).count();
  }

  /**
   * Whether a quad of a named graph is copied to the default graph. What is not accepted stays
   * where it was written, and so does what describes it: a claim graph that cites no passage in the
   * default graph is no fact in any query that asks for the passage.
   *
   * @param withCandidates whether candidates count as accepted
   */
  public boolean publishes(Quad quad, boolean withCandidates) {
    return isPublished(of(quad.getGraph()), withCandidates)
        && isPublished(of(quad.getSubject()), withCandidates);
  }

  private static boolean isPublished(Standing standing, boolean withCandidates) {
    return standing == Standing.ACCEPTED || (withCandidates && standing == Standing.CANDIDATE);
  }
}

package org.summitgraph.model;

import static java.util.stream.Collectors.toSet;

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
   * Reads the quads once, and not at all where nothing in them was proposed.
   *
   * @param data everything that describes the claim graphs; other quads are passed over
   */
  public Standings(QuadSpool data) {
    Map<Node, Set<Node>> states = new HashMap<>();
    Set<Node> generated = new HashSet<>();
    int reviewState = data.terms().find(SG.REVIEW_STATE);
    int wasGeneratedBy = data.terms().find(PROV.WAS_GENERATED_BY);
    if (reviewState > 0 || wasGeneratedBy > 0) {
      QuadSpool.Cursor quad = data.cursor();
      while (quad.next()) {
        if (quad.predicate() == reviewState) {
          states
              .computeIfAbsent(quad.term(quad.subject()), key -> new HashSet<>())
              .add(quad.objectTerm());
        } else if (quad.predicate() == wasGeneratedBy) {
          generated.add(quad.term(quad.subject()));
        }
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

  /** The claim graphs that have this standing and a state or a run that says so. */
  public Set<Node> with(Standing standing) {
    return proposed.keySet().stream().filter(graph -> of(graph) == standing).collect(toSet());
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

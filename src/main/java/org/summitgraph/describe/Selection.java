package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * What an export consists of: asserted quads alone, none that was inferred.
 *
 * @param facts quads of claim graphs, sorted
 * @param proposed those of the facts that are not accepted; empty without evidence
 * @param descriptions quads of other graphs, sorted: labels, reference data, provenance; those of
 *     the default graph have {@link Quad#defaultGraphIRI}
 * @param claims the IRI under which each fact is spoken of in Turtle; empty without evidence
 * @param evidence whether the provenance of the facts is among the descriptions
 */
public record Selection(
    List<Quad> facts,
    Set<Quad> proposed,
    List<Quad> descriptions,
    Map<Quad, Node> claims,
    boolean evidence) {

  public Selection {
    facts = TermOrder.sorted(facts);
    proposed = Set.copyOf(proposed);
    descriptions = TermOrder.sorted(descriptions);
    claims = Map.copyOf(claims);
  }

  /** All quads as they stand in the dataset, sorted. */
  public List<Quad> quads() {
    List<Quad> quads = new ArrayList<>(facts);
    quads.addAll(descriptions);
    return TermOrder.sorted(quads);
  }
}

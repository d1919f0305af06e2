package org.summitgraph.model;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * A quad and the place where its object is written.
 *
 * @param quad never null; its graph is {@link Quad#defaultGraphIRI} outside every named graph
 */
public record LocatedQuad(Quad quad, SourceLocation at) {

  public Node graph() {
    return quad.getGraph();
  }

  public Node subject() {
    return quad.getSubject();
  }

  public Node predicate() {
    return quad.getPredicate();
  }

  public Node object() {
    return quad.getObject();
  }

  public boolean inDefaultGraph() {
    return quad.isDefaultGraph();
  }
}

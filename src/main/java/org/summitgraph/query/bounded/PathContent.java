package org.summitgraph.query.bounded;

import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Distinct;
import org.apache.jena.sparql.path.P_FixedLength;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Mod;
import org.apache.jena.sparql.path.P_Multi;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_Shortest;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathVisitor;

/** Walks through a property path. */
final class PathContent implements PathVisitor {

  private final Limits limits;
  private final Consumer<Node> properties;
  private int steps;

  private PathContent(Limits limits, Consumer<Node> properties) {
    this.limits = limits;
    this.properties = properties;
  }

  /**
   * @param properties is given each property of the path
   */
  static void require(Path path, Limits limits, Consumer<Node> properties) {
    path.visit(new PathContent(limits, properties));
  }

  private void step(Node property) {
    limits.require(Limit.PATH_STEPS, ++steps);
    properties.accept(property);
  }

  private void one(P_Path1 path) {
    limits.require(Limit.PATH_STEPS, ++steps);
    path.getSubPath().visit(this);
  }

  private void two(P_Path2 path) {
    path.getLeft().visit(this);
    path.getRight().visit(this);
  }

  private static RefusedQueryException notOffered() {
    return RefusedQueryException.notOffered("Only the paths of SPARQL 1.1 are offered here.");
  }

  @Override
  public void visit(P_Link link) {
    step(link.getNode());
  }

  @Override
  public void visit(P_ReverseLink link) {
    step(link.getNode());
  }

  @Override
  public void visit(P_NegPropSet set) {
    set.getNodes().forEach(node -> node.visit(this));
  }

  @Override
  public void visit(P_Inverse path) {
    one(path);
  }

  @Override
  public void visit(P_ZeroOrOne path) {
    one(path);
  }

  @Override
  public void visit(P_ZeroOrMore1 path) {
    one(path);
  }

  @Override
  public void visit(P_ZeroOrMoreN path) {
    one(path);
  }

  @Override
  public void visit(P_OneOrMore1 path) {
    one(path);
  }

  @Override
  public void visit(P_OneOrMoreN path) {
    one(path);
  }

  @Override
  public void visit(P_Alt path) {
    two(path);
  }

  @Override
  public void visit(P_Seq path) {
    two(path);
  }

  @Override
  public void visit(P_Mod path) {
    throw notOffered();
  }

  @Override
  public void visit(P_FixedLength path) {
    throw notOffered();
  }

  @Override
  public void visit(P_Distinct path) {
    throw notOffered();
  }

  @Override
  public void visit(P_Multi path) {
    throw notOffered();
  }

  @Override
  public void visit(P_Shortest path) {
    throw notOffered();
  }
}

package org.summitgraph.model;

/**
 * What a violation breaks: one of the gate's own rules or a SHACL constraint of the ontology
 * folder. The code names the fault and is what users see in brackets.
 */
public sealed interface Rule permits GateRule, ShapeRule {

  /** Speaking name of the fault, in kebab case. */
  String code();

  Severity severity();

  /** What the rule catches, in a sentence. */
  String description();

  /** What to do about it, as far as it can be told without the case. */
  String repair();
}

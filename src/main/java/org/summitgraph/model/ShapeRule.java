package org.summitgraph.model;

/** A SHACL constraint as a rule; its code is the local name of the shape. */
public record ShapeRule(String code, Severity severity, String description, String repair)
    implements Rule {}

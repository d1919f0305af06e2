package org.summitgraph.describe;

import java.util.List;

/**
 * What a reader is told of one thing.
 *
 * @param label its name
 * @param otherNames further names
 * @param types its classes, the most specific alone
 * @param facts what passages tell of it, with their evidence
 * @param reference what we say of it: where a place lies, what a topic is part of
 * @param elsewhere the same or nearly the same thing in other data sets
 * @param statements who says what about it, to it or as it
 * @param mentioned the other facts that lead to it
 * @param complete whether these are all facts that lead to it
 */
public record ThingDescription(
    String iri,
    String label,
    List<String> otherNames,
    List<Link> types,
    List<PropertyValues> facts,
    List<PropertyValues> reference,
    List<PropertyValues> elsewhere,
    List<PropertyValues> statements,
    List<PropertyValues> mentioned,
    boolean complete) {

  public ThingDescription {
    otherNames = List.copyOf(otherNames);
    types = List.copyOf(types);
    facts = List.copyOf(facts);
    reference = List.copyOf(reference);
    elsewhere = List.copyOf(elsewhere);
    statements = List.copyOf(statements);
    mentioned = List.copyOf(mentioned);
  }
}

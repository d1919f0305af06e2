package org.summitgraph.describe;

/**
 * Something with a name that can be gone to.
 *
 * @param label what people call it
 */
public record Link(String iri, String label) {}

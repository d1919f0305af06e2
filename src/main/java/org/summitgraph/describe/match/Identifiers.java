package org.summitgraph.describe.match;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The identifiers of things: what their IRIs have after the base of the corpus. Threads may share
 * one.
 */
final class Identifiers {

  /** What comes after the base in the IRIs of most things; nobody need say it. */
  private static final String THINGS = "id/";

  private final String base;
  private final Schema schema;
  private final NameIndex index;

  Identifiers(String base, Schema schema, NameIndex index) {
    this.base = base;
    this.schema = schema;
    this.index = index;
  }

  /** The identifier of a thing; its IRI where that does not begin with the base. */
  String of(String iri) {
    return iri.startsWith(base) && iri.length() > base.length()
        ? iri.substring(base.length())
        : iri;
  }

  /** The IRIs that the text may stand for as an identifier, an IRI or a prefixed name. */
  Set<String> iris(String text) {
    Set<String> iris = new LinkedHashSet<>();
    Optional<String> iri = schema.iri(text);
    iri.ifPresent(iris::add);
    iris.add(base + text);
    iris.add(base + THINGS + text);
    return iris;
  }

  /** The things that the text identifies, here or elsewhere: as an IRI or what stands for it. */
  Set<Integer> exactly(String text) {
    Set<Integer> things = new LinkedHashSet<>();
    iris(text).forEach(iri -> things.addAll(index.withIri(iri)));
    return things;
  }

  /** As {@link #exactly}, or, where there are none, by the last part of an IRI. */
  Set<Integer> things(String text) {
    Set<Integer> things = exactly(text);
    return things.isEmpty() ? index.nearlyWithIri(text) : things;
  }

  /** The one thing of ours that has this identifier, IRI or prefixed name. */
  Optional<NameIndex.Named> thing(String text) {
    Set<String> iris = iris(text);
    return iris.stream()
        .flatMap(iri -> index.withIri(iri).stream())
        .map(index::thing)
        .filter(thing -> iris.contains(thing.entry().iri()))
        .findFirst();
  }
}

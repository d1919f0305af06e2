package org.summitgraph.web;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.describe.OntologyDescription;

/**
 * Which IRIs this server answers for, and where. Names are a matter of the data: the base of a
 * corpus is what its ontology says ({@code void:uriSpace}), or the folder that its ontology's IRI
 * lies in. Below the base, {@code id/X}, or {@code X} where there is no such thing, is the thing
 * that {@code /doc/X} of this server describes; the terms of the ontology are at {@code /ontology}.
 *
 * <p>Paths begin with no slash: they are seen from the front page, wherever that is.
 */
final class Addresses {

  static final String DOCUMENTS = "doc/";
  static final String ONTOLOGY = "ontology";
  static final String THINGS = "id/";

  private final String base;

  /** By the IRI of a term or an ontology; empty for an ontology. */
  private final Map<String, String> anchors;

  Addresses(OntologyDocument document) {
    OntologyDescription ontology = document.description();
    this.base = ontology.header().space().orElseGet(() -> folder(ontology.header().iri()));
    this.anchors = new HashMap<>();
    document.graph().stream(Node.ANY, RDF.Nodes.type, OWL.Ontology.asNode())
        .forEach(header -> anchors.put(header.getSubject().toString(), ""));
    ontology.terms().forEach(term -> anchors.put(term.iri(), term.anchor()));
    for (OntologyDescription.Scheme scheme : ontology.schemes()) {
      anchors.put(scheme.iri(), scheme.anchor());
      scheme.concepts().forEach(concept -> anchors.put(concept.iri(), concept.anchor()));
    }
  }

  private static String folder(String iri) {
    int end = iri.indexOf('#') < 0 ? iri.length() : iri.indexOf('#');
    return iri.substring(0, iri.lastIndexOf('/', end) + 1);
  }

  /** What every IRI begins with that this server answers for; empty where the data tell none. */
  String base() {
    return base;
  }

  /** The path of the document that describes the thing, its fragment included. */
  Optional<String> document(String iri) {
    if (anchors.containsKey(iri)) {
      String anchor = anchors.get(iri);
      return Optional.of(anchor.isEmpty() ? ONTOLOGY : ONTOLOGY + "#" + anchor);
    }
    return rest(iri).map(rest -> DOCUMENTS + PercentEncoding.path(rest));
  }

  /** The path of the document without fragment or suffix; empty for terms and foreign IRIs. */
  Optional<String> plainDocument(String iri) {
    return rest(iri.split("#", 2)[0]).map(rest -> DOCUMENTS + PercentEncoding.path(rest));
  }

  /** Whether the IRI has a document of its own here: no term, no part of a document. */
  boolean hasDocument(String iri) {
    return iri.indexOf('#') < 0 && !anchors.containsKey(iri) && rest(iri).isPresent();
  }

  private Optional<String> rest(String iri) {
    if (base.isEmpty() || !iri.startsWith(base) || iri.length() == base.length()) {
      return Optional.empty();
    }
    String rest = iri.substring(base.length());
    return Optional.of(rest.startsWith(THINGS) ? rest.substring(THINGS.length()) : rest);
  }

  /**
   * What may be described at a path below {@code /doc/} or {@code /id/}, the likeliest first.
   *
   * @param path percent-encoded as it came, without suffix
   * @return empty when no IRI can have such an address
   */
  List<Node> things(String path) {
    Optional<String> decoded = PercentEncoding.decoded(path);
    if (base.isEmpty() || decoded.isEmpty() || decoded.get().isEmpty()) {
      return List.of();
    }
    Set<String> iris = new LinkedHashSet<>();
    iris.add(base + THINGS + decoded.get());
    iris.add(base + decoded.get());
    return iris.stream().filter(Addresses::isIri).map(NodeFactory::createURI).toList();
  }

  /** The thing whose IRI is the base and this path; empty when no IRI can have such an address. */
  Optional<Node> named(String path) {
    return PercentEncoding.decoded(path)
        .filter(rest -> !base.isEmpty() && !rest.isEmpty())
        .map(rest -> base + rest)
        .filter(Addresses::isIri)
        .map(NodeFactory::createURI);
  }

  /** The term of the ontology, or the ontology itself, that has this path below the base. */
  Optional<String> term(String path) {
    return PercentEncoding.decoded(path)
        .map(rest -> base + rest)
        .filter(anchors::containsKey)
        .flatMap(this::document);
  }

  static boolean isIri(String iri) {
    try {
      return IRIx.create(iri).isReference();
    } catch (IRIException e) {
      return false;
    }
  }
}

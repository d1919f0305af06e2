package org.summitgraph.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.summitgraph.model.LocatedQuad;

/**
 * One file of an ontology folder. A file that declares a shape or a prefix holds shapes, any other
 * holds terms; a file with shapes that defines a term, or imports those of the program, holds both.
 * The header of a file of shapes alone is not the ontology's.
 */
final class OntologyFile {

  private static final Set<Node> TERMS =
      Set.of(
          OWL.Class.asNode(),
          RDFS.Class.asNode(),
          RDF.Property.asNode(),
          OWL.ObjectProperty.asNode(),
          OWL.DatatypeProperty.asNode(),
          OWL.AnnotationProperty.asNode(),
          SKOS.ConceptScheme.asNode(),
          SKOS.Concept.asNode());

  private final List<LocatedQuad> quads;

  OntologyFile(List<LocatedQuad> quads) {
    this.quads = List.copyOf(quads);
  }

  /** All of a file that has a shape or a prefix, for shapes may speak of the terms beside them. */
  List<LocatedQuad> shapes() {
    return hasShapes() ? quads : List.of();
  }

  /** What is said in no shape. */
  List<LocatedQuad> terms() {
    if (!hasShapes()) {
      return quads;
    }
    return quads.stream().anyMatch(OntologyFile::definesTerm) ? withoutShapes() : List.of();
  }

  private boolean hasShapes() {
    return quads.stream()
        .anyMatch(quad -> quad.predicate().equals(SHACL.declare) || typesShape(quad));
  }

  /** A class may be a shape as well: of such a one, only what SHACL says goes. */
  private List<LocatedQuad> withoutShapes() {
    Set<Node> shapes =
        quads.stream()
            .filter(OntologyFile::typesShape)
            .map(LocatedQuad::subject)
            .collect(Collectors.toCollection(HashSet::new));
    quads.stream()
        .filter(OntologyFile::definesTerm)
        .map(LocatedQuad::subject)
        .forEach(shapes::remove);
    int before;
    do {
      before = shapes.size();
      quads.stream()
          .filter(quad -> isOfShape(quad, shapes))
          .map(LocatedQuad::object)
          .filter(Node::isBlank)
          .forEach(shapes::add);
    } while (shapes.size() > before);
    return quads.stream().filter(quad -> !isOfShape(quad, shapes)).toList();
  }

  private static boolean isOfShape(LocatedQuad quad, Set<Node> shapes) {
    return shapes.contains(quad.subject())
        || typesShape(quad)
        || quad.predicate().getNameSpace().equals(SHACL.NS);
  }

  private static boolean typesShape(LocatedQuad quad) {
    return isType(quad)
        && (quad.object().equals(SHACL.NodeShape) || quad.object().equals(SHACL.PropertyShape));
  }

  private static boolean definesTerm(LocatedQuad quad) {
    return (isType(quad) && TERMS.contains(quad.object()))
        || (quad.predicate().equals(OWL.imports.asNode())
            && quad.object().equals(ProvenanceTerms.IRI));
  }

  private static boolean isType(LocatedQuad quad) {
    return quad.predicate().equals(RDF.Nodes.type);
  }
}

package org.summitgraph.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/** What the ontology says of its terms, as far as the rules need it. */
final class Terms {

  private static final Set<Node> PROPERTY_TYPES =
      Set.of(RDF.Property.asNode(), OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode());

  private final Set<Node> defined = new HashSet<>();
  private final Set<Node> properties = new HashSet<>();
  private final Set<Node> classes = new HashSet<>();
  private final Set<Node> described = new HashSet<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Map<Node, Set<Node>> superTerms = new HashMap<>();
  private final Set<Node> reference = new HashSet<>();
  private final Set<Node> named = new HashSet<>();
  private final Set<Node> singular = new HashSet<>();
  private final Set<Node> transitive = new HashSet<>();

  Terms(List<LocatedQuad> ontology) {
    for (LocatedQuad quad : ontology) {
      Node subject = quad.subject();
      if (quad.predicate().equals(RDF.type.asNode())) {
        define(subject, quad.object());
      } else if (quad.predicate().equals(RDFS.subClassOf.asNode())
          || quad.predicate().equals(RDFS.subPropertyOf.asNode())) {
        superTerms.computeIfAbsent(subject, key -> new HashSet<>()).add(quad.object());
      } else if (quad.predicate().equals(RDFS.isDefinedBy.asNode())) {
        described.add(subject);
      } else if (quad.predicate().equals(SG.REFERENCE_DATA) && isTrue(quad.object())) {
        reference.add(subject);
      } else if (quad.predicate().equals(SG.NAMED_IN_PASSAGE) && isTrue(quad.object())) {
        named.add(subject);
      } else if (quad.predicate().equals(SG.ONE_VALUE_EXPECTED) && isTrue(quad.object())) {
        singular.add(subject);
      }
    }
    // An ontology may have its terms in the namespace of another one.
    described.stream()
        .filter(term -> term.isURI() && (isClass(term) || isProperty(term)))
        .forEach(term -> namespaces.add(term.getNameSpace()));
  }

  private void define(Node subject, Node type) {
    defined.add(subject);
    if (PROPERTY_TYPES.contains(type)) {
      properties.add(subject);
    } else if (type.equals(OWL.Class.asNode()) || type.equals(RDFS.Class.asNode())) {
      classes.add(subject);
    } else if (type.equals(OWL.TransitiveProperty.asNode())) {
      transitive.add(subject);
    } else if (type.equals(OWL.Ontology.asNode()) && subject.isURI()) {
      String iri = subject.getURI();
      namespaces.add(iri.endsWith("#") || iri.endsWith("/") ? iri : iri + "#");
    }
  }

  private static boolean isTrue(Node node) {
    return node.isLiteral() && Boolean.TRUE.equals(node.getLiteralValue());
  }

  boolean isProperty(Node predicate) {
    return properties.contains(predicate);
  }

  boolean isClass(Node type) {
    return classes.contains(type);
  }

  /** Whether the term is ours to state: its triples need no evidence. */
  boolean isReference(Node term) {
    return superTermsOf(term).stream().anyMatch(reference::contains);
  }

  /** Whether a passage must name the instances of this class that are read from it. */
  boolean mustBeNamed(Node type) {
    return superTermsOf(type).stream().anyMatch(named::contains);
  }

  /** Whether two values of the property contradict each other. */
  boolean hasOneValue(Node property) {
    return singular.contains(property);
  }

  /** Whether the property leads from part to whole to greater whole, as far as one goes. */
  boolean isTransitive(Node property) {
    return transitive.contains(property);
  }

  /** Whether the property tells whose words something is: a kind of prov:wasAttributedTo. */
  boolean isAttribution(Node property) {
    return superTermsOf(property).contains(PROV.WAS_ATTRIBUTED_TO);
  }

  /** Whether the ontology says of what kind the term is. */
  boolean isDefined(Node term) {
    return defined.contains(term);
  }

  /** Whether the term has the form of one of the ontology's terms, but is none. */
  boolean isUnknown(Node term) {
    return term.isURI()
        && !defined.contains(term)
        && namespaces.stream().anyMatch(term.getURI()::startsWith);
  }

  private Set<Node> superTermsOf(Node term) {
    if (!superTerms.containsKey(term)) {
      return Set.of(term);
    }
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(term));
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (seen.add(next)) {
        open.addAll(superTerms.getOrDefault(next, Set.of()));
      }
    }
    return seen;
  }
}

package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.summitgraph.describe.OntologyDescription.Concept;
import org.summitgraph.describe.OntologyDescription.Header;
import org.summitgraph.describe.OntologyDescription.Reference;
import org.summitgraph.describe.OntologyDescription.Relation;
import org.summitgraph.describe.OntologyDescription.Scheme;
import org.summitgraph.describe.OntologyDescription.Section;
import org.summitgraph.describe.OntologyDescription.Term;

/**
 * Reads an {@link OntologyDescription} out of triples. Described are the classes and properties
 * that have a label; terms of other vocabularies that are only declared are not.
 */
public final class OntologyDescriber {

  /** A day, or an instant of it, which are all that a date of publication can be elsewhere. */
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");

  private static final Node MAIN_ENTITY = NodeFactory.createURI("https://schema.org/mainEntity");

  private static final List<Wording> SECTIONS =
      List.of(
          new Wording(OWL.Class, "Classes"),
          new Wording(OWL.ObjectProperty, "Object properties"),
          new Wording(OWL.DatatypeProperty, "Datatype properties"),
          new Wording(OWL.AnnotationProperty, "Annotation properties"));

  private static final List<Wording> KINDS =
      List.of(
          new Wording(OWL.Class, "class"),
          new Wording(OWL.ObjectProperty, "object property"),
          new Wording(OWL.DatatypeProperty, "datatype property"),
          new Wording(OWL.AnnotationProperty, "annotation property"),
          new Wording(OWL.FunctionalProperty, "functional"),
          new Wording(OWL.TransitiveProperty, "transitive"),
          new Wording(OWL.SymmetricProperty, "symmetric"),
          new Wording(OWL2.AsymmetricProperty, "asymmetric"),
          new Wording(OWL2.IrreflexiveProperty, "irreflexive"));

  private static final List<Wording> OUTGOING =
      List.of(
          new Wording(RDFS.subClassOf, "sub-class of"),
          new Wording(RDFS.subPropertyOf, "sub-property of"),
          new Wording(RDFS.domain, "domain"),
          new Wording(RDFS.range, "range"));

  private static final List<Wording> INCOMING =
      List.of(
          new Wording(RDFS.subClassOf, "sub-classes"),
          new Wording(RDFS.subPropertyOf, "sub-properties"),
          new Wording(RDFS.domain, "domain of"),
          new Wording(RDFS.range, "range of"));

  private static final List<Wording> ALIGNMENTS =
      List.of(
          new Wording(SKOS.exactMatch, "same as"),
          new Wording(SKOS.closeMatch, "close to"),
          new Wording(SKOS.broadMatch, "narrower than"),
          new Wording(SKOS.narrowMatch, "broader than"));

  private final List<Triple> triples;
  private final Map<String, String> prefixes;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final Set<Node> described;
  private final Disjointness disjointness;

  private OntologyDescriber(Collection<Triple> triples, Map<String, String> prefixes) {
    this.triples = List.copyOf(triples);
    this.prefixes = Map.copyOf(prefixes);
    GraphUtil.add(graph, this.triples);
    this.described =
        this.triples.stream()
            .map(Triple::getSubject)
            .filter(Node::isURI)
            .filter(node -> graph.contains(node, RDF.Nodes.type, Node.ANY))
            .filter(node -> text(node, RDFS.label).isPresent() || isValue(node))
            .collect(Collectors.toSet());
    this.disjointness = Disjointness.in(graph);
  }

  /**
   * Describes an ontology.
   *
   * @param triples in the order of the files, in which the core terms are listed
   * @param prefixes namespaces by prefix, for the names of terms
   */
  public static OntologyDescription describe(
      Collection<Triple> triples, Map<String, String> prefixes) {
    return new OntologyDescriber(triples, prefixes).description();
  }

  private OntologyDescription description() {
    List<Section> sections = new ArrayList<>();
    for (Wording kind : SECTIONS) {
      List<Term> terms = sorted(instances(kind.node()), this::term, Term::name);
      if (!terms.isEmpty()) {
        String anchor = kind.words().toLowerCase(Locale.ROOT).replace(' ', '-');
        sections.add(new Section(anchor, kind.words(), terms));
      }
    }
    List<Term> core =
        triples.stream()
            .filter(triple -> triple.getPredicate().equals(MAIN_ENTITY))
            .map(Triple::getObject)
            .filter(described::contains)
            .map(this::term)
            .toList();
    return new OntologyDescription(
        header(),
        core,
        sections,
        sorted(instances(SKOS.ConceptScheme.asNode()), this::scheme, Scheme::label));
  }

  private Stream<Node> instances(Node type) {
    return graph.stream(Node.ANY, RDF.Nodes.type, type)
        .map(Triple::getSubject)
        .filter(described::contains);
  }

  private static <T> List<T> sorted(
      Stream<Node> nodes, Function<Node, T> describe, Function<T, String> key) {
    return nodes.map(describe).sorted(Comparator.comparing(key)).toList();
  }

  /** That of the ontology which imports the others; one without a name, where none has a header. */
  private Header header() {
    Optional<Node> ontology =
        graph.stream(Node.ANY, RDF.Nodes.type, OWL.Ontology.asNode())
            .map(Triple::getSubject)
            .filter(node -> !graph.contains(Node.ANY, OWL.imports.asNode(), node))
            .min(Comparator.comparing(Node::toString));
    Function<Property, Optional<String>> said =
        property ->
            ontology.flatMap(
                node ->
                    objects(node, property.asNode())
                        .map(
                            value ->
                                value.isLiteral()
                                    ? value.getLiteralLexicalForm()
                                    : value.toString())
                        .min(Comparator.naturalOrder()));
    return new Header(
        ontology.map(Node::toString).orElse(""),
        said.apply(DCTerms.title).orElse(OntologyDescription.UNTITLED),
        said.apply(DCTerms.description).orElse(""),
        said.apply(OWL.versionInfo),
        said.apply(OWL2.versionIRI),
        said.apply(DCTerms.modified)
            .filter(DAY.asMatchPredicate())
            .map(time -> time.substring(0, 10)),
        said.apply(DCTerms.license),
        said.apply(VOID.uriSpace));
  }

  private Term term(Node term) {
    List<Relation> relations = new ArrayList<>();
    OUTGOING.forEach(to -> addRelation(relations, to.words(), objects(term, to.node())));
    addRelation(relations, "disjoint with", disjointness.classes(term));
    addRelation(relations, "never has", disjointness.properties(term));
    INCOMING.forEach(from -> addRelation(relations, from.words(), subjects(from.node(), term)));
    addAlignments(relations, term);
    return new Term(
        anchor(term),
        term.getURI(),
        name(term),
        text(term, RDFS.label).orElse(name(term)),
        kinds(term),
        text(term, RDFS.comment).orElse(""),
        texts(term, SKOS.example),
        texts(term, SKOS.scopeNote),
        relations);
  }

  private List<String> kinds(Node term) {
    return KINDS.stream()
        .filter(kind -> graph.contains(term, RDF.Nodes.type, kind.node()))
        .map(Wording::words)
        .toList();
  }

  private Scheme scheme(Node scheme) {
    return new Scheme(
        anchor(scheme),
        scheme.getURI(),
        label(scheme),
        text(scheme, SKOS.definition).orElse(""),
        sorted(subjects(SKOS.inScheme.asNode(), scheme), this::concept, Concept::label));
  }

  private Concept concept(Node concept) {
    List<Relation> relations = new ArrayList<>();
    addRelation(relations, "is a kind of", objects(concept, SKOS.broader.asNode()));
    addAlignments(relations, concept);
    return new Concept(
        anchor(concept),
        concept.getURI(),
        name(concept),
        label(concept),
        text(concept, SKOS.definition).orElse(""),
        relations);
  }

  private String label(Node value) {
    return text(value, SKOS.prefLabel).orElse(name(value));
  }

  private void addAlignments(List<Relation> relations, Node term) {
    ALIGNMENTS.forEach(to -> addRelation(relations, to.words(), objects(term, to.node())));
  }

  private void addRelation(List<Relation> relations, String name, Stream<Node> terms) {
    List<Reference> references =
        terms
            .filter(Node::isURI)
            .distinct()
            .map(this::reference)
            .sorted(Comparator.comparing(Reference::name))
            .toList();
    if (!references.isEmpty()) {
      relations.add(new Relation(name, references));
    }
  }

  private Reference reference(Node term) {
    return new Reference(name(term), described.contains(term) ? "#" + anchor(term) : term.getURI());
  }

  /** Values have anchors of their own, for a class and a scheme may share the end of their IRIs. */
  private String anchor(Node term) {
    String iri = term.getURI();
    String end = iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    return isValue(term) ? "value-" + end : end;
  }

  private boolean isValue(Node node) {
    return graph.contains(node, RDF.Nodes.type, SKOS.Concept.asNode())
        || graph.contains(node, RDF.Nodes.type, SKOS.ConceptScheme.asNode());
  }

  private String name(Node term) {
    String iri = term.getURI();
    return prefixes.entrySet().stream()
        .filter(
            prefix ->
                iri.startsWith(prefix.getValue()) && iri.length() > prefix.getValue().length())
        .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
        .orElse(iri);
  }

  private Stream<Node> objects(Node subject, Node property) {
    return graph.stream(subject, property, Node.ANY).map(Triple::getObject);
  }

  private Stream<Node> subjects(Node property, Node object) {
    return graph.stream(Node.ANY, property, object).map(Triple::getSubject);
  }

  private Optional<String> text(Node subject, Property property) {
    return texts(subject, property).stream().findFirst();
  }

  private List<String> texts(Node subject, Property property) {
    return objects(subject, property.asNode())
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .toList();
  }

  /** A term of RDFS, OWL or SKOS and what a reader would say for it. */
  private record Wording(Node node, String words) {
    Wording(Resource term, String words) {
      this(term.asNode(), words);
    }
  }
}

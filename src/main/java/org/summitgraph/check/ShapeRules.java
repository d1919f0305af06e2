package org.summitgraph.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Severity;
import org.summitgraph.model.ShapeRule;
import org.summitgraph.model.Standing;
import org.summitgraph.model.Standings;

/**
 * The SHACL shapes of the ontology folder, run on everything asserted or proposed. They run before
 * any RDFS closure: afterwards the range of a property would make every dangling value an instance.
 */
final class ShapeRules {

  private final Index index;
  private final Findings findings;

  private ShapeRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  static void apply(Index index, Findings findings) {
    Graph shapes = graph(index.corpus.shapes());
    if (shapes.isEmpty()) {
      return;
    }
    ShapeRules rules = new ShapeRules(index, findings);
    Graph data = dataOf(index.corpus);
    index.corpus.ontology().forEach(quad -> data.add(quad.quad().asTriple()));
    ShaclValidator.get()
        .validate(Shapes.parse(shapes), data)
        .getEntries()
        .forEach(entry -> rules.report(entry, shapes));
  }

  /** Every shape of the corpus that can report something, those with a message, by name. */
  static List<ShapeRule> of(Corpus corpus) {
    Graph shapes = graph(corpus.shapes());
    return shapes
        .find(Node.ANY, SHACL.message, Node.ANY)
        .mapWith(Triple::getSubject)
        .toList()
        .stream()
        .distinct()
        .filter(Node::isURI)
        .map(
            shape ->
                new ShapeRule(
                    localName(shape),
                    severity(value(shapes, shape, SHACL.severity).orElse(SHACL.Violation)),
                    value(shapes, shape, SHACL.message).orElseThrow().getLiteralLexicalForm(),
                    repair(shapes, shape)))
        .sorted(Comparator.comparing(ShapeRule::code))
        .toList();
  }

  /** Without what was rejected: it may well have been so because it contradicts the rest. */
  private static Graph dataOf(Corpus corpus) {
    Standings standings = new Standings(corpus.data());
    Graph graph = GraphFactory.createDefaultGraph();
    for (LocatedQuad quad : corpus.data()) {
      if (standings.of(quad.graph()) != Standing.REJECTED) {
        graph.add(quad.quad().asTriple());
      }
    }
    return graph;
  }

  private static Graph graph(Iterable<LocatedQuad> quads) {
    Graph graph = GraphFactory.createDefaultGraph();
    quads.forEach(quad -> graph.add(quad.quad().asTriple()));
    return graph;
  }

  private void report(ReportEntry entry, Graph shapes) {
    Node shape = entry.source();
    LocatedQuad culprit = culprit(entry, shapes);
    String repair = repair(shapes, shape);
    Severity severity = severity(entry.severity().level());
    findings.add(
        new ShapeRule(localName(shape), severity, entry.message(), repair),
        culprit,
        entry.message() + " (" + index.names.of(entry.focusNode()) + ")",
        repair);
  }

  private static Severity severity(Node severity) {
    if (severity.equals(SHACL.Violation)) {
      return Severity.ERROR;
    }
    return severity.equals(SHACL.Warning) ? Severity.WARNING : Severity.INFO;
  }

  private static String localName(Node shape) {
    if (!shape.isURI()) {
      return "unnamed-shape";
    }
    String iri = shape.getURI();
    return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }

  private static String repair(Graph shapes, Node shape) {
    return value(shapes, shape, RDFS.comment.asNode())
        .map(Node::getLiteralLexicalForm)
        .orElse("correct the data, or the shape");
  }

  private static Optional<Node> value(Graph shapes, Node shape, Node property) {
    return shapes.find(shape, property, Node.ANY).nextOptional().map(Triple::getObject);
  }

  /**
   * The quad to blame: the one with the faulty value; else the last one on the shape's path, which
   * is the one too many; else the one for which the shape looked at the subject at all; else the
   * subject's type. A focus node of which no quad speaks is the shape's own fault.
   */
  private LocatedQuad culprit(ReportEntry entry, Graph shapes) {
    List<LocatedQuad> all =
        Stream.concat(index.corpus.data().stream(), index.corpus.ontology().stream())
            .filter(quad -> quad.subject().equals(entry.focusNode()))
            .toList();
    List<LocatedQuad> onPath = all.stream().filter(quad -> isOnPath(quad, entry)).toList();
    List<LocatedQuad> targeted =
        all.stream().filter(quad -> isTarget(quad, entry.source(), shapes)).toList();
    return withValue(onPath, entry)
        .or(() -> withValue(targeted, entry))
        .or(() -> withValue(all, entry))
        .or(() -> onPath.stream().reduce((a, b) -> b))
        .or(() -> targeted.stream().findFirst())
        .or(() -> all.stream().filter(q -> q.predicate().equals(RDF.type.asNode())).findFirst())
        .or(() -> all.stream().findFirst())
        .or(
            () ->
                index.corpus.shapes().stream()
                    .filter(quad -> quad.subject().equals(entry.source()))
                    .findFirst())
        .orElseThrow(() -> new IllegalStateException("no quad speaks of " + entry.source()));
  }

  private static Optional<LocatedQuad> withValue(List<LocatedQuad> quads, ReportEntry entry) {
    return quads.stream()
        .filter(quad -> entry.value() != null && quad.object().equals(entry.value()))
        .findFirst();
  }

  private static boolean isTarget(LocatedQuad quad, Node shape, Graph shapes) {
    return shapes.contains(shape, SHACL.targetSubjectsOf, quad.predicate());
  }

  private static boolean isOnPath(LocatedQuad quad, ReportEntry entry) {
    return entry.resultPath() != null
        && entry.resultPath().toString().contains("<" + quad.predicate() + ">");
  }
}

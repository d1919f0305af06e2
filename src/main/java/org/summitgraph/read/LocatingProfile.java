package org.summitgraph.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFDirLangString;
import org.apache.jena.datatypes.xsd.impl.RDFLangString;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.XSD;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/**
 * RIOT's factory of terms and quads for one file, told to hand over each quad with its place. The
 * parsers of Turtle and TriG call it with the line and column of the token they stand at: for a
 * quad its object.
 */
final class LocatingProfile extends ParserProfileStd {

  private final String file;
  private final Format format;
  private final StrictTokens tokens;
  private final Consumer<LocatedQuad> quads;
  private final Map<Node, SourceLocation> graphNames;
  private final Consumer<Violation> faults;

  /** IRIs written since the last quad: the name of a graph is among them when its block begins. */
  private final Map<Node, SourceLocation> recentIris = new HashMap<>();

  private Node graph = Quad.defaultGraphIRI;

  LocatingProfile(
      String file,
      Format format,
      StrictTokens tokens,
      ErrorHandler errors,
      Consumer<LocatedQuad> quads,
      Map<Node, SourceLocation> graphNames,
      Consumer<Violation> faults) {
    super(
        RiotLib.factoryRDF(),
        errors,
        // A relative IRI without @base would take its name from the folder it lies in: refuse it.
        IRIxResolver.create().noBase().resolve(true).allowRelative(false).build(),
        PrefixMapFactory.create(),
        ARQ.getContext().copy(),
        true,
        true);
    this.file = file;
    this.format = format;
    this.tokens = tokens;
    this.quads = quads;
    this.graphNames = graphNames;
    this.faults = faults;
  }

  @Override
  public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
    Triple triple = super.createTriple(subject, predicate, object, line, column);
    accept(new Quad(Quad.defaultGraphIRI, triple), line, column);
    return triple;
  }

  @Override
  public Quad createQuad(
      Node graphName, Node subject, Node predicate, Node object, long line, long column) {
    Quad quad = super.createQuad(graphName, subject, predicate, object, line, column);
    // The parser of N-Quads has a name of its own for the default graph.
    accept(
        quad.isDefaultGraph() ? new Quad(Quad.defaultGraphIRI, quad.asTriple()) : quad,
        line,
        column);
    return quad;
  }

  private void accept(Quad quad, long line, long column) {
    // The parsers of lines know the place of the subject alone.
    SourceLocation at =
        format.isOfLines() ? tokens.third(file) : new SourceLocation(file, line, column);
    if (!quad.getGraph().equals(graph)) {
      graph = quad.getGraph();
      if (!quad.isDefaultGraph()) {
        graphNames.putIfAbsent(graph, recentIris.getOrDefault(graph, at));
      }
    }
    recentIris.clear();
    quads.accept(new LocatedQuad(quad, at));
  }

  @Override
  public Node createURI(String iri, long line, long column) {
    Node node = super.createURI(iri, line, column);
    recentIris.putIfAbsent(node, new SourceLocation(file, line, column));
    return node;
  }

  /** RIOT only warns of a lexical form outside its datatype, and Jena stores it: we refuse it. */
  @Override
  public Node createTypedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
    boolean unknown = datatype.getURI().startsWith(XSD.NS) && !(datatype instanceof XSDDatatype);
    if (unknown || !isValid(lexical, datatype)) {
      faults.accept(
          new Violation(
              GateRule.ILL_TYPED_LITERAL,
              new SourceLocation(file, line, column),
              Optional.empty(),
              unknown
                  ? datatype.getURI() + " is not a datatype of XML Schema"
                  : "\"" + lexical + "\" is not a value of " + datatype.getURI(),
              "correct the value, or give it the datatype that it has"));
    }
    refuseCharacters(lexical, line, column);
    return NodeFactory.createLiteralDT(lexical, datatype);
  }

  /** Jena forgives white space round a value, and a {@code rdf:langString} without language. */
  private static boolean isValid(String lexical, RDFDatatype datatype) {
    boolean keepsSpace =
        !(datatype instanceof XSDDatatype)
            || datatype.equals(XSDDatatype.XSDstring)
            || datatype.equals(XSDDatatype.XSDnormalizedString);
    return !datatype.equals(RDFLangString.rdfLangString)
        && !datatype.equals(RDFDirLangString.rdfDirLangString)
        && (keepsSpace || lexical.strip().length() == lexical.length())
        && datatype.isValid(lexical);
  }

  @Override
  public Node createStringLiteral(String lexical, long line, long column) {
    refuseCharacters(lexical, line, column);
    return super.createStringLiteral(lexical, line, column);
  }

  @Override
  public Node createLangLiteral(String lexical, String language, long line, long column) {
    refuseCharacters(lexical, line, column);
    return super.createLangLiteral(lexical, language, line, column);
  }

  @Override
  public Node createLangDirLiteral(
      String lexical, String language, String direction, long line, long column) {
    throw new RiotParseException(
        "This is a base direction of RDF 1.2, which is not read.", line, column);
  }

  /** An escape can write what {@link StrictReader} would not let through. */
  private void refuseCharacters(String lexical, long line, long column) {
    for (int i = 0; i < lexical.length(); i++) {
      if (!StrictReader.isAllowed(lexical.charAt(i))) {
        faults.accept(
            new Violation(
                GateRule.MALFORMED_TERM,
                new SourceLocation(file, line, column),
                Optional.empty(),
                StrictReader.refusal(lexical.charAt(i)),
                "leave the character out"));
        return;
      }
    }
  }
}

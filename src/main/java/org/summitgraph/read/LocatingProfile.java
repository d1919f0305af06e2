package org.summitgraph.read;

import java.util.Arrays;
import java.util.Optional;
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
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.GraphNames;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;
import org.summitgraph.vocab.SG;

/**
 * RIOT's factory of terms and quads for one file, told to hand over each quad with its place. The
 * parsers of Turtle and TriG call it with the line and column of the token they stand at: for a
 * quad its object.
 */
final class LocatingProfile extends ParserProfileStd {

  /** By character, whether it is a letter, digit, hyphen or underscore of ASCII. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
        .chars()
        .forEach(c -> PLAIN[c] = true);
  }

  private final String file;
  private final Format format;
  private final StrictTokens tokens;
  private final QuadSpool quads;
  private final GraphNames graphNames;

  /** A term that was at fault is looked at again wherever it stands. */
  private final FaultCount faults;

  /** Terms of this file and of those before it, by words that mean the same in each. */
  private final RecentTerms<Node> iris;

  private final RecentTerms<Node> literals;

  /** By words that mean something else when the base is another. */
  private final RecentTerms<Node> relativeIris = new RecentTerms<>(1 << 12);

  /** What stands before the last part of an IRI, resolved. */
  private final RecentTerms<String> relativeNamespaces = new RecentTerms<>(1 << 4);

  private final RecentTerms<String> namespaces = new RecentTerms<>(1 << 8);

  /** IRIs written since the last quad: the name of a graph is among them when its block begins. */
  private Node[] written = new Node[16];

  private long[] writtenAt = new long[32];
  private int writtenCount;

  private Node graph = Quad.defaultGraphIRI;
  private boolean reifies;
  private boolean hasParts;
  private boolean hasSubjects;

  LocatingProfile(
      String file,
      Format format,
      StrictTokens tokens,
      FaultCount faults,
      QuadSpool quads,
      GraphNames graphNames,
      RecentTerms<Node> iris,
      RecentTerms<Node> literals) {
    super(
        RiotLib.factoryRDF(),
        faults,
        // A relative IRI without @base would take its name from the folder it lies in: refuse it.
        IRIxResolver.create().noBase().resolve(true).allowRelative(false).build(),
        new RecentNames(),
        ARQ.getContext().copy(),
        true,
        true);
    this.file = file;
    this.format = format;
    this.tokens = tokens;
    this.quads = quads;
    this.graphNames = graphNames;
    this.faults = faults;
    this.iris = iris;
    this.literals = literals;
  }

  @Override
  public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
    checkTriple(subject, predicate, object, line, column);
    Triple triple = Triple.create(subject, predicate, object);
    if (!format.hasGraphs()) {
      noteEvidence(predicate, object);
    }
    accept(new Quad(Quad.defaultGraphIRI, triple), line, column);
    return triple;
  }

  @Override
  public Quad createQuad(
      Node graphName, Node subject, Node predicate, Node object, long line, long column) {
    checkQuad(graphName, subject, predicate, object, line, column);
    // The parsers have names of their own for the default graph.
    Node name =
        graphName == null || Quad.isDefaultGraph(graphName) ? Quad.defaultGraphIRI : graphName;
    Quad quad = new Quad(name, subject, predicate, object);
    accept(quad, line, column);
    return quad;
  }

  private void accept(Quad quad, long line, long column) {
    // The parsers of lines know the place of the subject alone.
    long objectLine = format.isOfLines() ? tokens.thirdLine() : line;
    long objectColumn = format.isOfLines() ? tokens.thirdColumn() : column;
    Node name = quad.getGraph();
    if (!name.equals(graph)) {
      begin(name, objectLine, objectColumn);
    }
    writtenCount = 0;
    quads.add(quad, file, objectLine, objectColumn);
  }

  /** Notes the place of a graph's name, or that of its first quad. */
  private void begin(Node name, long line, long column) {
    graph = name;
    if (name.equals(Quad.defaultGraphIRI)) {
      return;
    }
    for (int i = 0; i < writtenCount; i++) {
      if (written[i].equals(name)) {
        graphNames.add(name, file, writtenAt[2 * i], writtenAt[2 * i + 1]);
        return;
      }
    }
    graphNames.add(name, file, line, column);
  }

  private void noteEvidence(Node predicate, Node object) {
    reifies |=
        predicate.equals(SG.IN_CLAIM_GRAPH)
            || predicate.equals(SG.PASSAGE_OF)
            || (object.equals(SG.SOURCE) && predicate.equals(RDF.Nodes.type));
    hasParts |= predicate.equals(DCTerms.isPartOf.asNode());
    hasSubjects |= predicate.equals(RDF.Nodes.subject);
  }

  /** Whether triples were read of the kinds that {@link ReifiedEvidence} resolves. */
  boolean mayHoldEvidence() {
    return reifies || (hasParts && hasSubjects);
  }

  @Override
  public void setBaseIRI(String base) {
    super.setBaseIRI(base);
    relativeIris.clear();
    relativeNamespaces.clear();
  }

  @Override
  public String resolveIRI(String iri, long line, long column) {
    int rest = restOf(iri);
    RecentTerms<String> recent = isRelative(iri) ? relativeNamespaces : namespaces;
    String known = rest < 0 ? null : recent.get(iri.substring(0, rest));
    if (known != null) {
      return known.concat(iri.substring(rest));
    }
    long before = faults.told();
    String result = super.resolveIRI(iri, line, column);
    if (rest >= 0 && faults.told() == before && result.endsWith(iri.substring(rest))) {
      int length = result.length() - (iri.length() - rest);
      recent.put(iri.substring(0, rest), result.substring(0, length));
    }
    return result;
  }

  /**
   * Where the last part of an IRI begins, if that is a path segment or a fragment of letters,
   * digits, hyphens and underscores: it is right whatever stands before it, and is resolved by
   * writing it behind that (RFC 3986, section 5.2). Less than 0 for any other IRI.
   */
  private static int restOf(String iri) {
    int at = iri.length();
    while (at > 0 && isPlain(iri.charAt(at - 1))) {
      at--;
    }
    if (at == iri.length()) {
      return -1;
    }
    if (at == 0 || isRelative(iri)) {
      return at == 0 || iri.charAt(at - 1) == '#' ? at : -1;
    }
    int authority = iri.indexOf("://");
    boolean isBehindAuthority = authority > 0 && at - 1 > authority + 2;
    return isBehindAuthority && (iri.charAt(at - 1) == '/' || iri.charAt(at - 1) == '#') ? at : -1;
  }

  private static boolean isPlain(char c) {
    return c < PLAIN.length && PLAIN[c];
  }

  @Override
  public Node createURI(String iri, long line, long column) {
    Node node = node(iri, line, column);
    if (writtenCount == written.length) {
      written = Arrays.copyOf(written, 2 * writtenCount);
      writtenAt = Arrays.copyOf(writtenAt, 4 * writtenCount);
    }
    written[writtenCount] = node;
    writtenAt[2 * writtenCount] = line;
    writtenAt[2 * writtenCount + 1] = column;
    writtenCount++;
    return node;
  }

  private Node node(String iri, long line, long column) {
    RecentTerms<Node> recent = isRelative(iri) ? relativeIris : iris;
    Node known = recent.get(iri);
    if (known != null) {
      return known;
    }
    long before = faults.told();
    Node node = super.createURI(iri, line, column);
    if (faults.told() == before) {
      recent.put(iri, node);
    }
    return node;
  }

  /** Whether it begins with no scheme: RFC 3986, section 4.2. */
  private static boolean isRelative(String iri) {
    for (int i = 0; i < iri.length(); i++) {
      char c = iri.charAt(i);
      if (c == ':') {
        return false;
      }
      if (c == '/' || c == '?' || c == '#') {
        return true;
      }
    }
    return true;
  }

  /** RIOT only warns of a lexical form outside its datatype, and Jena stores it: we refuse it. */
  @Override
  public Node createTypedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
    Node known = literals.get(lexical);
    if (known != null && known.getLiteralDatatype().equals(datatype)) {
      return known;
    }
    long before = faults.told();
    Node literal = checkedLiteral(lexical, datatype, line, column);
    if (faults.told() == before) {
      literals.put(lexical, literal);
    }
    return literal;
  }

  private Node checkedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
    boolean unknown = datatype.getURI().startsWith(XSD.NS) && !(datatype instanceof XSDDatatype);
    if (unknown || !isValid(lexical, datatype)) {
      faults.add(
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
        faults.add(
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

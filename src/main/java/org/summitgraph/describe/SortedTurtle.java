package org.summitgraph.describe;

import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.out.NodeFormatterTTL;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes Turtle and TriG whose bytes depend only on the triples or quads: sorted by their terms,
 * with the prefixes that are used, sorted by name. Blank nodes have no stable order.
 */
public final class SortedTurtle {

  private SortedTurtle() {}

  /** Writes Turtle and leaves the stream open. */
  public static void write(
      Collection<Triple> triples, Map<String, String> prefixes, OutputStream out) {
    StreamRDF turtle = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
    turtle.start();
    used(prefixes, triples.stream().flatMap(SortedTurtle::terms)).forEach(turtle::prefix);
    triples.stream().sorted(TermOrder.TRIPLES).forEach(turtle::triple);
    turtle.finish();
  }

  /** Writes TriG, the default graph first, and leaves the stream open. */
  public static void writeTriG(
      Collection<Quad> quads, Map<String, String> prefixes, OutputStream out) {
    StreamRDF trig = StreamRDFWriter.getWriterStream(out, RDFFormat.TRIG_BLOCKS);
    trig.start();
    Stream<Node> terms =
        quads.stream()
            .flatMap(quad -> Stream.concat(Stream.of(quad.getGraph()), terms(quad.asTriple())));
    used(prefixes, terms).forEach(trig::prefix);
    TermOrder.sorted(quads).forEach(trig::quad);
    trig.finish();
  }

  private static Stream<Node> terms(Triple triple) {
    // The type's property is written as the keyword a.
    return triple.getPredicate().equals(RDF.Nodes.type)
        ? Stream.of(triple.getSubject(), triple.getObject())
        : Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  /** The prefixes that the writer will use, asked of the formatter that it writes with. */
  private static Map<String, String> used(Map<String, String> prefixes, Stream<Node> terms) {
    PrefixMap known = PrefixMapFactory.create();
    new TreeMap<>(prefixes).forEach(known::add);
    NodeFormatterTTL formatter = new NodeFormatterTTL(null, known);
    Set<String> names = new HashSet<>();
    terms.distinct().forEach(term -> addPrefix(term, formatter, names));
    Map<String, String> used = new TreeMap<>(prefixes);
    used.keySet().retainAll(names);
    return used;
  }

  private static void addPrefix(Node term, NodeFormatterTTL formatter, Set<String> names) {
    String written = written(term, formatter);
    if (term.isURI() && !written.startsWith("<")) {
      names.add(written.substring(0, written.indexOf(':')));
    } else if (term.isLiteral() && written.endsWith(datatype(term, formatter))) {
      addPrefix(NodeFactory.createURI(term.getLiteralDatatypeURI()), formatter, names);
    }
  }

  /** How the datatype of a literal is written, unless the literal is a bare number or boolean. */
  private static String datatype(Node literal, NodeFormatterTTL formatter) {
    return "^^" + written(NodeFactory.createURI(literal.getLiteralDatatypeURI()), formatter);
  }

  private static String written(Node term, NodeFormatterTTL formatter) {
    IndentedLineBuffer buffer = new IndentedLineBuffer();
    formatter.format(buffer, term);
    return buffer.asString();
  }
}

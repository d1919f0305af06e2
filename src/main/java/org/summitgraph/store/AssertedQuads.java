package org.summitgraph.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.summitgraph.model.CanonicalForm;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Text;

/**
 * The quads that went into a database, each once, as one packed file of canonical N-Quads: what the
 * database alone cannot tell from what was inferred. The default graph comes first, then the named
 * graphs by name; within a graph the lines are in the order of their bytes. The unpacked bytes
 * therefore depend on the data alone, and their SHA-256 names the version of the data.
 *
 * <p>Blank nodes, which have no name that could be sorted by, are numbered in the order in which
 * the files have them.
 *
 * @param sha256 of the unpacked bytes
 * @param count how many quads there are
 */
record AssertedQuads(String sha256, long count) {

  static final String FILE = "asserted.nq.gz";

  private static final int BUFFER = 64 * 1024;

  /** Writes the file; only the lines of one graph at a time are held beside the quads. */
  static AssertedQuads write(List<LocatedQuad> data, Path file) throws IOException {
    Map<Node, List<Quad>> graphs = new HashMap<>();
    Map<Node, Node> numbered = new HashMap<>();
    for (LocatedQuad located : data) {
      Node graph = located.inDefaultGraph() ? Quad.defaultGraphIRI : located.graph();
      graphs
          .computeIfAbsent(graph, name -> new ArrayList<>())
          .add(withNumbers(located.quad(), numbered));
    }
    List<Node> names =
        graphs.keySet().stream()
            .sorted(
                Comparator.comparing((Node name) -> !name.equals(Quad.defaultGraphIRI))
                    .thenComparing(name -> bytes(CanonicalForm.of(name)), Arrays::compareUnsigned))
            .toList();
    MessageDigest digest = Text.digest();
    long count = 0;
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
        OutputStream out = new DigestOutputStream(packed, digest)) {
      for (Node name : names) {
        count += writeGraph(graphs.get(name), out);
      }
    }
    return new AssertedQuads(HexFormat.of().formatHex(digest.digest()), count);
  }

  private static long writeGraph(List<Quad> quads, OutputStream out) throws IOException {
    List<byte[]> lines =
        quads.stream()
            .map(quad -> bytes(CanonicalForm.line(quad)))
            .sorted(Arrays::compareUnsigned)
            .toList();
    byte[] before = {};
    long count = 0;
    for (byte[] line : lines) {
      if (!Arrays.equals(line, before)) {
        out.write(line);
        count++;
      }
      before = line;
    }
    return count;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Quad withNumbers(Quad quad, Map<Node, Node> numbered) {
    if (!quad.getSubject().isBlank() && !quad.getObject().isBlank()) {
      return quad;
    }
    return Quad.create(
        quad.getGraph(),
        numbered(quad.getSubject(), numbered),
        quad.getPredicate(),
        numbered(quad.getObject(), numbered));
  }

  private static Node numbered(Node term, Map<Node, Node> numbered) {
    return term.isBlank()
        ? numbered.computeIfAbsent(
            term, blank -> NodeFactory.createBlankNode("b" + numbered.size()))
        : term;
  }
}

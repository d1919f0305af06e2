package org.summitgraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.data.SerializationFactory;
import org.apache.jena.atlas.data.SortedDataBag;
import org.apache.jena.atlas.data.ThresholdPolicyCount;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.atlas.lib.Sink;
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

  /** So many lines are sorted in memory; what is more lies in temporary files. */
  private static final int IN_MEMORY = 100_000;

  /** Ends the graph's name in a line that is sorted, and sorts before whatever is in a name. */
  private static final byte END_OF_NAME = 0;

  /** Writes the file, in memory of a fixed size. */
  static AssertedQuads write(Iterable<LocatedQuad> data, Path file) throws IOException {
    SortedDataBag<byte[]> lines =
        new SortedDataBag<>(
            new ThresholdPolicyCount<>(IN_MEMORY), new Lines(), Arrays::compareUnsigned);
    try {
      Map<Node, Node> numbered = new HashMap<>();
      for (LocatedQuad located : data) {
        lines.add(sortable(withNumbers(located.quad(), numbered)));
      }
      MessageDigest digest = Text.digest();
      try (OutputStream packed = new FastGzip(Files.newOutputStream(file));
          OutputStream out =
              new BufferedOutputStream(new DigestOutputStream(packed, digest), BUFFER)) {
        long count = write(lines.iterator(), out);
        out.flush();
        return new AssertedQuads(HexFormat.of().formatHex(digest.digest()), count);
      }
    } finally {
      lines.close();
    }
  }

  /** Writes the lines without the names that they were sorted by, equal ones once. */
  private static long write(Iterator<byte[]> sorted, OutputStream out) throws IOException {
    byte[] before = {};
    long count = 0;
    while (sorted.hasNext()) {
      byte[] line = sorted.next();
      if (!Arrays.equals(line, before)) {
        int start = 0;
        while (line[start] != END_OF_NAME) {
          start++;
        }
        out.write(line, start + 1, line.length - start - 1);
        count++;
      }
      before = line;
    }
    return count;
  }

  /** The name of the graph, which the default graph has not, and the line of the quad. */
  private static byte[] sortable(Quad quad) {
    String graph = quad.isDefaultGraph() ? "" : CanonicalForm.of(quad.getGraph());
    return (graph + (char) END_OF_NAME + CanonicalForm.line(quad)).getBytes(StandardCharsets.UTF_8);
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

  /** Packs for speed: the file is written at every load, and read again by few. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** Lines in a temporary file, each after its length. */
  private static final class Lines implements SerializationFactory<byte[]> {

    @Override
    public Sink<byte[]> createSerializer(OutputStream out) {
      DataOutputStream file = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
      return new Sink<>() {
        @Override
        public void send(byte[] line) {
          try {
            file.writeInt(line.length);
            file.write(line);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void flush() {
          try {
            file.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void close() {
          try {
            file.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }

    @Override
    public Iterator<byte[]> createDeserializer(InputStream in) {
      DataInputStream file = new DataInputStream(new BufferedInputStream(in, BUFFER));
      return new IteratorSlotted<>() {
        @Override
        protected byte[] moveToNext() {
          try {
            byte[] line = new byte[file.readInt()];
            file.readFully(line);
            return line;
          } catch (EOFException e) {
            return null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        protected boolean hasMore() {
          return true;
        }

        @Override
        protected void closeIterator() {
          try {
            file.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }
  }
}

package org.summitgraph.store;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.lib.NodeLib;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.thrift.TException;

/**
 * Gives every node its TDB2 id: small values are ids themselves, every other node is written to the
 * file of nodes once, and its id is its place there.
 */
final class NodeIds implements Closeable {

  /** Nodes come back soon or hardly ever, so that few need be remembered. */
  private static final int CACHE = 1 << 17;

  private final Node[] recentNodes = new Node[CACHE];
  private final long[] recentIds = new long[CACHE];
  private final Path file;
  private final NodeHashes hashes;
  private final OutputStream nodes;
  private final byte[] bytes = new byte[NodeId.SIZE];
  private long length;

  /**
   * Begins a file of nodes.
   *
   * @param file not there yet
   * @param temporary a folder for temporary files
   */
  NodeIds(Path file, Path temporary) throws IOException {
    this.file = file;
    this.hashes = new NodeHashes(temporary.resolve("hashes"));
    this.nodes =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 17);
  }

  /** The id of a node as it stands in an index. */
  long of(Node node) throws IOException {
    int hash = node.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (CACHE - 1);
    if (!node.equals(recentNodes[slot])) {
      recentIds[slot] = find(node);
      recentNodes[slot] = node;
    }
    return recentIds[slot];
  }

  private long find(Node node) throws IOException {
    NodeId inline = NodeId.inline(node);
    if (inline != null) {
      NodeIdFactory.set(inline, bytes);
      return Bytes.getLong(bytes);
    }
    byte[] hash = NodeLib.hash(node).getBytes();
    long high = Bytes.getLong(hash, 0);
    long low = Bytes.getLong(hash, Long.BYTES);
    long id = hashes.find(high, low);
    if (id < 0) {
      id = append(node);
      hashes.put(high, low, id);
    }
    return id;
  }

  private long append(Node node) throws IOException {
    // As text: TDB2's own loaders write an integer that is too long for 64 bits as another one.
    byte[] term = ThriftConvert.termToBytes(ThriftConvert.convert(node, false));
    nodes.write(term);
    long id = length;
    length += term.length;
    return id;
  }

  /** Every hash, as two numbers, with its id, in the order of the hashes. */
  Tuples byHash() {
    return hashes.sorted();
  }

  /** The node of an id that this gave. */
  Node node(long id) throws IOException {
    Bytes.setLong(id, bytes);
    NodeId nodeId = NodeIdFactory.get(bytes);
    if (nodeId.isInline()) {
      return NodeId.extract(nodeId);
    }
    nodes.flush();
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(nodeId.getPtrLocation());
      RDF_Term term = new RDF_Term();
      term.read(TRDF.protocol(in));
      return ThriftConvert.convert(term);
    } catch (TException e) {
      throw new IOException(file + " cannot be read back", e);
    }
  }

  /** Bytes of the file of nodes. */
  long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    nodes.close();
  }
}

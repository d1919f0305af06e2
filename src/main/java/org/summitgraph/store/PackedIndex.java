package org.summitgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.dboe.base.block.BlockMgr;
import org.apache.jena.dboe.base.block.BlockMgrFactory;
import org.apache.jena.dboe.base.file.BufferChannel;
import org.apache.jena.dboe.base.file.FileFactory;
import org.apache.jena.dboe.base.file.FileSet;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeParams;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.tdb2.sys.SystemTDB;

/**
 * Packs sorted tuples into the three files of one of TDB2's B+trees, from the leaves upwards, each
 * block written once. The blocks are written, not mapped, so that a full disk is an exception and
 * not the end of the process.
 */
final class PackedIndex {

  private PackedIndex() {}

  /**
   * Writes a tree; where there are no tuples, an empty one.
   *
   * @param storage folder of the tree's files, which are not there yet
   * @param name the first part of their names
   * @param key which columns of a tuple are the key, in the order of the tree
   * @param value which columns are the value
   */
  static void write(Path storage, String name, Tuples tuples, int width, int[] key, int[] value) {
    FileSet files = new FileSet(Location.create(storage), name);
    RecordFactory factory = new RecordFactory(key.length * Long.BYTES, value.length * Long.BYTES);
    BPlusTreeParams parameters =
        new BPlusTreeParams(BPlusTreeParams.calcOrder(SystemTDB.BlockSize, factory), factory);
    BlockMgr branches = blocks(files, Names.extBptTree);
    BlockMgr leaves = blocks(files, Names.extBptRecords);
    BufferChannel state = FileFactory.createBufferChannel(files, Names.extBptState);
    try {
      BPlusTree tree =
          BPlusTreeRewriter.packIntoBPlusTree(
              new Records(tuples, width, factory, key, value),
              parameters,
              factory,
              state,
              branches,
              leaves);
      tree.sync();
    } finally {
      state.close();
      leaves.close();
      branches.close();
    }
  }

  private static BlockMgr blocks(FileSet files, String extension) {
    return BlockMgrFactory.createStdFileNoCache(files.filename(extension), SystemTDB.BlockSize);
  }

  /** Tuples as the records of a tree. */
  private static final class Records implements Iterator<Record> {

    private final Tuples tuples;
    private final RecordFactory factory;
    private final int[] key;
    private final int[] value;
    private final long[] tuple;
    private boolean ready;

    Records(Tuples tuples, int width, RecordFactory factory, int[] key, int[] value) {
      this.tuples = tuples;
      this.factory = factory;
      this.key = key;
      this.value = value;
      this.tuple = new long[width];
    }

    @Override
    public boolean hasNext() {
      if (!ready) {
        try {
          ready = tuples.next(tuple);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return ready;
    }

    @Override
    public Record next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ready = false;
      return factory.create(bytes(key), value.length == 0 ? null : bytes(value));
    }

    private byte[] bytes(int... columns) {
      byte[] bytes = new byte[columns.length * Long.BYTES];
      for (int i = 0; i < columns.length; i++) {
        Bytes.setLong(tuple[columns[i]], bytes, i * Long.BYTES);
      }
      return bytes;
    }
  }
}

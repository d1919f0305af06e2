package org.summitgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.lib.Bytes;
import org.apache.jena.dboe.base.file.FileSet;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeFactory;
import org.apache.jena.dboe.transaction.txn.ComponentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedIndexTest {

  private static final RecordFactory FACTORY = new RecordFactory(32, 0);

  /** As many quads fit into a leaf: a block of 8 KiB with eight bytes of its own. */
  private static final int LEAF = (8192 - 8) / 32;

  @TempDir private Path folder;

  private BPlusTree packed(int count) throws IOException {
    Path storage = Files.createDirectory(folder.resolve("of" + count));
    int[] next = {0};
    Tuples tuples =
        tuple -> {
          if (next[0] == count) {
            return false;
          }
          tuple[2] = 2L * next[0]++;
          return true;
        };
    PackedIndex.write(storage, "TREE", tuples, 4, new int[] {0, 1, 2, 3}, new int[0]);
    FileSet files = new FileSet(Location.create(storage), "TREE");
    BPlusTree tree = BPlusTreeFactory.createBPTree(ComponentId.allocLocal(), files, FACTORY);
    tree.nonTransactional();
    return tree;
  }

  private static Record key(long number) {
    byte[] key = new byte[32];
    Bytes.setLong(number, key, 16);
    return FACTORY.create(key);
  }

  /** Where a leaf, a branch or a level is full, one short of it and one over. */
  private static List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(List.of(0, 1, 2, 3));
    for (int leaves : new int[] {1, 2, 100, 227, 228}) {
      for (int more = -1; more <= 1; more++) {
        sizes.add(leaves * LEAF + more);
      }
      sizes.add(leaves * LEAF + LEAF / 2);
    }
    return sizes;
  }

  @Test
  void findsEveryRecordInATreeOfAnySize() throws IOException {
    for (int size : sizes()) {
      BPlusTree tree = packed(size);
      int seen = 0;
      for (Iterator<Record> all = tree.iterator(); all.hasNext(); seen++) {
        assertThat(all.next()).as("%d of %d", seen, size).isEqualTo(key(2L * seen));
      }
      assertThat(seen).isEqualTo(size);
      int step = Math.max(1, size / 3000);
      for (int i = 0; i < size; i += step) {
        assertThat(tree.contains(key(2L * i))).as("%d of %d", i, size).isTrue();
        assertThat(tree.contains(key(2L * i + 1))).as("%d of %d", i, size).isFalse();
      }
      if (size > 0) {
        assertThat(tree.iterator(key(2L * size - 2), key(2L * size)).hasNext()).isTrue();
      }
      tree.close();
    }
  }

  @Test
  void makesTreesThatRecordsAreAddedToAndTakenFrom() throws IOException {
    for (int size : new int[] {0, 1, LEAF, LEAF + 1, 10 * LEAF, 228 * LEAF + 1}) {
      BPlusTree tree = packed(size);
      for (int i = 0; i < size + 500; i += 3) {
        assertThat(tree.insert(key(2L * i + 1))).isTrue();
      }
      for (int i = 0; i < size; i += 2) {
        assertThat(tree.delete(key(2L * i))).isTrue();
      }
      int expected = size - (size + 1) / 2 + (size + 500 + 2) / 3;
      int seen = 0;
      for (Iterator<Record> all = tree.iterator(); all.hasNext(); all.next()) {
        seen++;
      }
      assertThat(seen).as("of %d", size).isEqualTo(expected);
      tree.close();
    }
  }
}

package org.summitgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The hashes of the nodes that were seen, each with the node's id: a hash table that is sorted at
 * every moment, so that TDB2's index of nodes can be packed from it in one pass. It lies in a
 * mapped file and not on the heap, since it grows with the data.
 *
 * <p>A hash belongs into the slot that its first bits number, and stands there or a few slots
 * later, in order (linear probing with sorted runs).
 */
final class NodeHashes {

  /** Two halves of the hash, and the id plus one: zero is an empty slot. */
  private static final int LONGS = 3;

  /** Room after the last slot for the run that begins in it. */
  private static final int TAIL = 1 << 10;

  private static final int BITS = 12;

  /** A buffer cannot be larger than 2 GiB, so that the table lies in several of them. */
  private static final int SEGMENT_BITS = 25;

  private static final double FULL = 0.7;

  private final Path file;
  private final int segmentBits;
  private int bits;
  private long count;
  private Table table;

  /**
   * An empty table.
   *
   * @param file has a name for a moment only
   */
  NodeHashes(Path file) throws IOException {
    this(file, BITS, SEGMENT_BITS);
  }

  NodeHashes(Path file, int bits, int segmentBits) throws IOException {
    this.file = file;
    this.bits = bits;
    this.segmentBits = segmentBits;
    this.table = new Table(slots(bits));
  }

  private static long slots(int bits) {
    return (1L << bits) + TAIL;
  }

  /** The id that was put with a hash, else -1. */
  long find(long high, long low) {
    long slot = firstNotLess(high, low);
    return table.is(slot, high, low) ? table.id(slot) : -1;
  }

  /** Puts a hash that is not in the table yet; an id is not negative. */
  void put(long high, long low, long id) throws IOException {
    if (count >= FULL * (1L << bits)) {
      grow();
    }
    while (!insert(high, low, id)) {
      grow();
    }
    count++;
  }

  private long firstNotLess(long high, long low) {
    long slot = high >>> (Long.SIZE - bits);
    while (table.isLess(slot, high, low)) {
      slot++;
    }
    return slot;
  }

  /** Moves what stands between the right slot and the next empty one by a slot. */
  private boolean insert(long high, long low, long id) {
    long slot = firstNotLess(high, low);
    long empty = slot;
    while (!table.isEmpty(empty)) {
      empty++;
    }
    // The last slot stays empty: it ends every search.
    if (empty == table.slots - 1) {
      return false;
    }
    for (; empty > slot; empty--) {
      table.copy(empty - 1, table, empty);
    }
    table.set(slot, high, low, id);
    return true;
  }

  private void grow() throws IOException {
    Table old = table;
    bits++;
    table = new Table(slots(bits));
    long next = 0;
    for (long slot = 0; slot < old.slots; slot++) {
      if (!old.isEmpty(slot)) {
        next = Math.max(next, old.high(slot) >>> (Long.SIZE - bits));
        old.copy(slot, table, next);
        next++;
      }
    }
  }

  /** Hashes (two numbers) and ids in the order of the hashes. */
  Tuples sorted() {
    long[] slot = {0};
    return tuple -> {
      while (slot[0] < table.slots && table.isEmpty(slot[0])) {
        slot[0]++;
      }
      if (slot[0] == table.slots) {
        return false;
      }
      tuple[0] = table.high(slot[0]);
      tuple[1] = table.low(slot[0]);
      tuple[2] = table.id(slot[0]);
      slot[0]++;
      return true;
    };
  }

  /** Slots in a file that has no name any more, so that it goes with its mapping. */
  private final class Table {

    private final long slots;
    private final LongBuffer[] segments;

    Table(long slots) throws IOException {
      this.slots = slots;
      this.segments = new LongBuffer[(int) ((slots - 1) >> segmentBits) + 1];
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        fill(channel, slots * LONGS * Long.BYTES);
        for (int segment = 0; segment < segments.length; segment++) {
          long first = (long) segment << segmentBits;
          long size = Math.min(slots - first, 1L << segmentBits);
          segments[segment] =
              channel
                  .map(
                      FileChannel.MapMode.READ_WRITE,
                      first * LONGS * Long.BYTES,
                      size * LONGS * Long.BYTES)
                  .order(ByteOrder.nativeOrder())
                  .asLongBuffer();
        }
      }
    }

    /** Zeros that are really written: a hole in a mapped file ends the process on a full disk. */
    private static void fill(FileChannel channel, long length) throws IOException {
      ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
      for (long left = length; left > 0; ) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), left));
        left -= channel.write(zeros);
      }
    }

    private LongBuffer segment(long slot) {
      return segments[(int) (slot >> segmentBits)];
    }

    private int at(long slot) {
      return ((int) slot & ((1 << segmentBits) - 1)) * LONGS;
    }

    long high(long slot) {
      return segment(slot).get(at(slot));
    }

    long low(long slot) {
      return segment(slot).get(at(slot) + 1);
    }

    long id(long slot) {
      return segment(slot).get(at(slot) + 2) - 1;
    }

    boolean isEmpty(long slot) {
      return segment(slot).get(at(slot) + 2) == 0;
    }

    boolean is(long slot, long high, long low) {
      return !isEmpty(slot) && high(slot) == high && low(slot) == low;
    }

    boolean isLess(long slot, long high, long low) {
      if (isEmpty(slot)) {
        return false;
      }
      int order = Long.compareUnsigned(high(slot), high);
      return order < 0 || (order == 0 && Long.compareUnsigned(low(slot), low) < 0);
    }

    void set(long slot, long high, long low, long id) {
      segment(slot).put(at(slot), high).put(at(slot) + 1, low).put(at(slot) + 2, id + 1);
    }

    void copy(long slot, Table target, long place) {
      target.set(place, high(slot), low(slot), id(slot));
    }
  }
}

package org.summitgraph.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts any number of tuples by some of their columns, in a sixteenth of the heap at most: what
 * does not fit goes sorted into a file, as a run, and the runs are merged at the end. It is stable,
 * so that an order can be made from another one by sorting by a single column.
 */
final class TupleSorter implements Closeable {

  /** Sorting more of them at once is not quicker: 64 MiB of quads, which are twice in memory. */
  private static final int MOST_HELD = 1 << 20;

  private static final int SHARE_OF_HEAP = 16;

  private static final int LEAST_HELD = 1 << 10;

  private final Path file;
  private final int width;
  private final int[] columns;
  private final int mostHeld;
  private final List<Run> runs = new ArrayList<>();
  private FileChannel channel;
  private long[] held;
  private long[] scratch = {};
  private int count;

  /**
   * A sorter of tuples of {@code width} ids.
   *
   * @param file made when it is needed, and deleted at the end
   * @param columns what to sort by, from the most to the least significant
   */
  TupleSorter(Path file, int width, int... columns) {
    this(mostHeld(width, Runtime.getRuntime().maxMemory()), file, width, columns);
  }

  /** How many tuples are held at once in a heap of so many bytes. */
  static int mostHeld(int width, long heap) {
    long fit = heap / SHARE_OF_HEAP / (2L * width * Long.BYTES);
    return (int) Math.max(LEAST_HELD, Math.min(MOST_HELD, fit));
  }

  TupleSorter(int mostHeld, Path file, int width, int... columns) {
    this.mostHeld = mostHeld;
    this.file = file;
    this.width = width;
    this.columns = columns.clone();
    this.held = new long[Math.min(LEAST_HELD, mostHeld) * width];
  }

  void add(long... tuple) throws IOException {
    if (count * width == held.length) {
      makeRoom();
    }
    System.arraycopy(tuple, 0, held, count * width, width);
    count++;
  }

  private void makeRoom() throws IOException {
    if (count == mostHeld) {
      spill();
    } else {
      held = Arrays.copyOf(held, Math.min(mostHeld, count * 2) * width);
    }
  }

  /** Everything that was added, in order; to be read before this is closed. */
  Tuples sorted() throws IOException {
    if (runs.isEmpty()) {
      sortHeld();
      return new Held();
    }
    spill();
    held = new long[0];
    scratch = held;
    return new Merged();
  }

  private void sortHeld() {
    if (scratch.length < held.length) {
      scratch = new long[held.length];
    }
    long[] result = RadixSort.sort(held, scratch, count, width, columns);
    scratch = result == held ? scratch : held;
    held = result;
  }

  private void spill() throws IOException {
    if (channel == null) {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    sortHeld();
    long start = channel.size();
    ByteBuffer bytes = buffer();
    for (int at = 0, end = count * width; at < end; ) {
      int longs = Math.min(bytes.capacity() / Long.BYTES, end - at);
      bytes.clear().limit(longs * Long.BYTES);
      bytes.asLongBuffer().put(held, at, longs);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      at += longs;
    }
    runs.add(new Run(runs.size(), start, channel.size()));
    count = 0;
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() throws IOException {
    held = new long[0];
    scratch = held;
    if (channel != null) {
      channel.close();
    }
  }

  private final class Held implements Tuples {

    private int at;

    @Override
    public boolean next(long[] tuple) {
      if (at == count * width) {
        return false;
      }
      System.arraycopy(held, at, tuple, 0, width);
      at += width;
      return true;
    }
  }

  /** A sorted part of the file, and how far it was read. */
  private final class Run implements Comparable<Run> {

    private final int number;
    private final long end;
    private final long[] tuple = new long[width];
    private long[] read = {};
    private long position;
    private int at;

    Run(int number, long start, long end) {
      this.number = number;
      this.position = start;
      this.end = end;
    }

    boolean advance() throws IOException {
      for (int i = 0; i < width; i++) {
        if (at == read.length && !readOn()) {
          return false;
        }
        tuple[i] = read[at++];
      }
      return true;
    }

    private boolean readOn() throws IOException {
      ByteBuffer bytes = buffer();
      bytes.limit((int) Math.min(bytes.capacity(), end - position));
      while (bytes.hasRemaining()) {
        int some = channel.read(bytes, position);
        if (some < 0) {
          throw new IOException(file + " was cut while it was read");
        }
        position += some;
      }
      bytes.flip();
      if (read.length != bytes.limit() / Long.BYTES) {
        read = new long[bytes.limit() / Long.BYTES];
      }
      bytes.asLongBuffer().get(read);
      at = 0;
      return read.length > 0;
    }

    @Override
    public int compareTo(Run other) {
      for (int column : columns) {
        int order = Long.compareUnsigned(tuple[column], other.tuple[column]);
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(number, other.number);
    }
  }

  private final class Merged implements Tuples {

    private final PriorityQueue<Run> queue = new PriorityQueue<>();

    Merged() throws IOException {
      for (Run run : runs) {
        if (run.advance()) {
          queue.add(run);
        }
      }
    }

    @Override
    public boolean next(long[] tuple) throws IOException {
      Run least = queue.poll();
      if (least == null) {
        return false;
      }
      System.arraycopy(least.tuple, 0, tuple, 0, width);
      if (least.advance()) {
        queue.add(least);
      }
      return true;
    }
  }
}

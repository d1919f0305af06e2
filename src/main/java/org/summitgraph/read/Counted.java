package org.summitgraph.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Bytes that are counted as they are read. */
final class Counted extends FilterInputStream {

  private final LongConsumer count;

  /**
   * @param count told how many bytes each read gave
   */
  Counted(InputStream in, LongConsumer count) {
    super(in);
    this.count = count;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      count.accept(1);
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count.accept(Math.max(0, read));
    return read;
  }
}

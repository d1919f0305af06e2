package org.summitgraph.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a gzip file unpacks to. RDF packs ten to fifty times; a file that goes far beyond is refused
 * before it fills the memory, and can still be unpacked by hand and read.
 */
final class Unpacked extends FilterInputStream {

  /** How many times its own size a file may unpack to. */
  static final int RATIO = 200;

  /** What any file may unpack to, however small it is. */
  static final long ALLOWANCE = 64L << 20;

  private static final int BUFFER = 1 << 16;

  private final long bound;
  private long unpacked;

  /**
   * @param packed the bytes of the file; closed when they are not gzip
   * @param size how many they are
   */
  Unpacked(InputStream packed, long size) throws IOException {
    super(stream(packed));
    bound = Math.max(ALLOWANCE, Math.multiplyExact(RATIO, size));
  }

  private static InputStream stream(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    throw new UnsupportedOperationException("read byte by byte");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    unpacked += Math.max(0, count);
    if (unpacked > bound) {
      throw new ZipException(
          "it unpacks to more than "
              + bound
              + " bytes ("
              + RATIO
              + " times its size, and at least 64 MiB); unpack it by gunzip if that is right");
    }
    return count;
  }
}

package org.summitgraph.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether a file is the one it was: the cyclic checksums CRC-32 and CRC-32C of the same
 * bytes, sixteen hexadecimal digits together. Their polynomials have no divisor in common, so they
 * are worth one checksum of 64 bits: no change of an odd number of bits and none within 64 bits in
 * a row escapes, and any other once in 2^64. Whoever wants two files of one sum can make them; it
 * is against accidents, not against forgers. It takes no time beside the reading of the file, from
 * the first byte on, while SHA-256 is slow in a Java that has just started.
 */
public final class FileSum {

  private static final int BUFFER = 1 << 18;

  private FileSum() {}

  /** The sum of a whole file. */
  public static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel, channel.size());
    }
  }

  /** The sum of what a file would hold. */
  public static String of(byte[] bytes) {
    CRC32 first = new CRC32();
    CRC32C second = new CRC32C();
    first.update(bytes);
    second.update(bytes);
    return hex(first, second);
  }

  /** The sum of the next {@code length} bytes, or of fewer where the file ends before. */
  public static String of(FileChannel channel, long length) throws IOException {
    CRC32 first = new CRC32();
    CRC32C second = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BUFFER, length));
    for (long left = length; left > 0; ) {
      bytes.clear().limit((int) Math.min(bytes.capacity(), left));
      int read = channel.read(bytes);
      if (read < 0) {
        break;
      }
      left -= read;
      first.update(bytes.flip());
      second.update(bytes.rewind());
    }
    return hex(first, second);
  }

  private static String hex(CRC32 first, CRC32C second) {
    return HexFormat.of().toHexDigits(first.getValue() << Integer.SIZE | second.getValue());
  }
}

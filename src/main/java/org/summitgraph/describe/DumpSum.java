package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.summitgraph.model.Text;

/**
 * What somebody who fetched a dump can compare.
 *
 * @param bytes its length
 * @param sha256 in lower-case hexadecimal
 */
public record DumpSum(DumpFile file, long bytes, String sha256) {

  /** Passes everything on and counts it. */
  private static final class Counting extends DigestOutputStream {
    private long bytes;

    Counting(OutputStream to, MessageDigest digest) {
      super(to, digest);
    }

    @Override
    public void write(int one) throws IOException {
      bytes++;
      super.write(one);
    }

    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
      bytes += length;
      super.write(some, offset, length);
    }
  }

  /** Writes the dump and sums up what was written; the stream stays open. */
  public static DumpSum writing(Dump dump, DumpFile file, OutputStream to) throws IOException {
    Counting counting = new Counting(to, Text.digest());
    dump.write(file, counting);
    return new DumpSum(
        file, counting.bytes, HexFormat.of().formatHex(counting.getMessageDigest().digest()));
  }

  /** As {@code sha256sum} writes and reads it. */
  public String line() {
    return sha256 + "  " + file.name() + "\n";
  }
}

package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes canonical lines in the order of their bytes, which {@code LC_ALL=C sort} keeps. */
final class SortedLines {

  private SortedLines() {}

  static void write(Stream<String> lines, OutputStream out) throws IOException {
    List<byte[]> sorted =
        lines
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toList();
    for (byte[] line : sorted) {
      out.write(line);
    }
  }
}

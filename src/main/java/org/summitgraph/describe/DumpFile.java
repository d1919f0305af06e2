package org.summitgraph.describe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A dump under its name.
 *
 * @param packed whether it is packed by gzip
 */
public record DumpFile(DumpFormat format, boolean packed) {

  private static final String STEM = "data.";
  private static final String PACKED = ".gz";

  /** Every one, each format plain and packed. */
  public static List<DumpFile> all() {
    return Arrays.stream(DumpFormat.values())
        .flatMap(format -> Stream.of(new DumpFile(format, false), new DumpFile(format, true)))
        .toList();
  }

  public static Optional<DumpFile> named(String name) {
    return all().stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** Such as {@code data.trig.gz}. */
  public String name() {
    return STEM + format.ending() + (packed ? PACKED : "");
  }

  public String mediaType() {
    return packed ? "application/gzip" : format.lang().getHeaderString();
  }
}

package org.summitgraph.model;

import java.util.Comparator;

/**
 * A place in a file. Lines and columns count from 1; line 0 stands for the file as a whole.
 *
 * @param file the file as the user would name it, never null
 */
public record SourceLocation(String file, long line, long column)
    implements Comparable<SourceLocation> {

  private static final Comparator<SourceLocation> IN_FILE_ORDER =
      Comparator.comparing(SourceLocation::file)
          .thenComparingLong(SourceLocation::line)
          .thenComparingLong(SourceLocation::column);

  /** The file as a whole, where no line can be named. */
  public static SourceLocation wholeFile(String file) {
    return new SourceLocation(file, 0, 0);
  }

  @Override
  public int compareTo(SourceLocation other) {
    return IN_FILE_ORDER.compare(this, other);
  }

  /** {@code file:line:column}, as compilers print it; the file alone for a whole file. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}

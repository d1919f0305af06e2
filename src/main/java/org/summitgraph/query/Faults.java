package org.summitgraph.query;

import java.util.List;
import org.summitgraph.model.SourceLocation;

/** Collects the faults of one file. */
final class Faults {

  private final String file;
  private final List<QueryFault> all;
  private boolean some;

  /**
   * @param file as the user would name it
   * @param all where the faults go
   */
  Faults(String file, List<QueryFault> all) {
    this.file = file;
    this.all = all;
  }

  void add(long line, String message, String repair) {
    add(line, 1, message, repair);
  }

  void add(long line, long column, String message, String repair) {
    some = true;
    all.add(new QueryFault(new SourceLocation(file, line, column), message, repair));
  }

  /** A fault that no line can be named for. */
  void addForFile(String message, String repair) {
    add(0, 0, message, repair);
  }

  boolean some() {
    return some;
  }
}

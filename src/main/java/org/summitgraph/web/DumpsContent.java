package org.summitgraph.web;

import java.util.List;
import java.util.Optional;
import org.summitgraph.describe.DumpFile;
import org.summitgraph.describe.DumpSum;
import org.summitgraph.describe.Publication;

/**
 * What the page of the dumps shows.
 *
 * @param description path of the description of the data set, seen from the front page
 */
public record DumpsContent(
    Publication publication, PageLinks links, List<Row> rows, String description) {

  /**
   * One dump.
   *
   * @param sum its length and checksum, once they are known
   */
  public record Row(DumpFile file, Optional<DumpSum> sum) {
    static Row of(DumpFile file, List<DumpSum> sums) {
      return new Row(file, sums.stream().filter(sum -> sum.file().equals(file)).findFirst());
    }
  }

  public DumpsContent {
    rows = List.copyOf(rows);
  }
}

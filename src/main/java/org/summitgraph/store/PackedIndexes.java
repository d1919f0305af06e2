package org.summitgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packs every index of a table of quads or triples. The tuples are sorted in full once, by the
 * first index; each other order is made from one that is there already, by a stable sort by the
 * column that comes first in it.
 */
final class PackedIndexes {

  /** What is made from an index, that from which nothing more is made first. */
  private static final Map<String, List<String>> FOLLOWING =
      Map.of(
          "SPOG", List.of("GSPO", "OSPG"),
          "OSPG", List.of("GOSP", "POSG"),
          "POSG", List.of("GPOS"),
          "SPO", List.of("OSP"),
          "OSP", List.of("POS"));

  private final Path storage;
  private final Path temporary;
  private final String columns;

  /**
   * The indexes of one table.
   *
   * @param storage folder of the indexes
   * @param temporary a folder for temporary files
   * @param columns the columns of a tuple, by their letters
   */
  PackedIndexes(Path storage, Path temporary, String columns) {
    this.storage = storage;
    this.temporary = temporary;
    this.columns = columns;
  }

  /** A sorter into the order of an index. */
  TupleSorter sorter(String index) {
    return sorter(index, index);
  }

  private TupleSorter sorter(String index, String by) {
    return new TupleSorter(temporary.resolve(index), columns.length(), places(by));
  }

  private int[] places(String letters) {
    return letters.chars().map(columns::indexOf).toArray();
  }

  /**
   * Packs an index and all that can be made from it.
   *
   * @param tuples in the order of the index, each once
   * @param last sees the tuples of the last index
   */
  void write(String index, Tuples tuples, Tap last) throws IOException {
    List<String> names = FOLLOWING.getOrDefault(index, List.of());
    List<TupleSorter> sorters = new ArrayList<>();
    try {
      for (String name : names) {
        sorters.add(sorter(name, name.substring(0, 1)));
      }
      pack(index, tapped(tuples, names.isEmpty() ? last : tuple -> addTo(sorters, tuple)));
      for (int i = 0; i < names.size(); i++) {
        write(names.get(i), sorters.get(i).sorted(), last);
        sorters.get(i).close();
      }
    } finally {
      for (TupleSorter sorter : sorters) {
        sorter.close();
      }
    }
  }

  private void pack(String index, Tuples tuples) {
    PackedIndex.write(storage, index, tuples, columns.length(), places(index), new int[0]);
  }

  private static void addTo(List<TupleSorter> sorters, long... tuple) throws IOException {
    for (TupleSorter sorter : sorters) {
      sorter.add(tuple);
    }
  }

  private static Tuples tapped(Tuples tuples, Tap tap) {
    return tuple -> {
      boolean more = tuples.next(tuple);
      if (more) {
        tap.see(tuple);
      }
      return more;
    };
  }

  /** Looks at tuples that pass by. */
  interface Tap {
    void see(long[] tuple) throws IOException;
  }
}

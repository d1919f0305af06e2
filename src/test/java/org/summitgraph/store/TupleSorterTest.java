package org.summitgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TupleSorterTest {

  @TempDir private Path folder;

  /** Ids of places in a file, inline values (whose highest bit is set), and few of some kinds. */
  private static long[] random(Random random) {
    return new long[] {
      random.nextInt(20),
      random.nextLong() >>> random.nextInt(64),
      random.nextLong(),
      random.nextBoolean() ? Long.MIN_VALUE + random.nextInt(3) : random.nextInt(3)
    };
  }

  private static List<List<Long>> read(Tuples tuples, int width) throws IOException {
    List<List<Long>> result = new ArrayList<>();
    long[] tuple = new long[width];
    while (tuples.next(tuple)) {
      result.add(boxed(tuple));
    }
    return result;
  }

  private static List<Long> boxed(long... tuple) {
    return Arrays.stream(tuple).boxed().toList();
  }

  private static Comparator<List<Long>> by(int... columns) {
    return Arrays.stream(columns)
        .mapToObj(
            column ->
                Comparator.<List<Long>, Long>comparing(
                    tuple -> tuple.get(column), Long::compareUnsigned))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 101, 2011})
  void sortsWhatFitsAndWhatDoesNot(int count) throws IOException {
    Random random = new Random(count);
    for (int[] columns : new int[][] {{0, 1, 2, 3}, {3, 0}, {1}, {0}, {3}, {2, 3, 1, 0}}) {
      List<List<Long>> expected = new ArrayList<>();
      try (TupleSorter sorter = new TupleSorter(100, folder.resolve("runs"), 4, columns)) {
        for (int i = 0; i < count; i++) {
          long[] tuple = random(random);
          expected.add(boxed(tuple));
          sorter.add(tuple);
        }
        // List.sort keeps the order of what is equal, and so must the sorter.
        expected.sort(by(columns));
        assertThat(read(sorter.sorted(), 4)).isEqualTo(expected);
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void leavesOneOfEqualTuples() throws IOException {
    try (TupleSorter sorter = new TupleSorter(100, folder.resolve("runs"), 2, 0, 1)) {
      for (int i = 0; i < 1000; i++) {
        sorter.add(i % 7, 1);
      }
      assertThat(read(Tuples.distinct(sorter.sorted(), 2), 2))
          .containsExactly(
              List.of(0L, 1L),
              List.of(1L, 1L),
              List.of(2L, 1L),
              List.of(3L, 1L),
              List.of(4L, 1L),
              List.of(5L, 1L),
              List.of(6L, 1L));
    }
  }

  @Test
  void keepsHashesInOrderWhileTheTableGrows() throws IOException {
    Random random = new Random(3);
    // Segments of 64 slots, so that runs lie across their borders.
    NodeHashes hashes = new NodeHashes(folder.resolve("hashes"), 4, 6);
    List<List<Long>> expected = new ArrayList<>();
    for (long id = 0; id < 20_000; id++) {
      // Every other hash begins like many, as if somebody had chosen it.
      long high = id % 2 == 0 ? random.nextLong() : 0x7777_0000_0000_0000L + random.nextInt(300);
      long low = random.nextLong();
      assertThat(hashes.find(high, low)).isEqualTo(-1);
      hashes.put(high, low, id);
      expected.add(List.of(high, low, id));
    }
    for (List<Long> entry : expected) {
      assertThat(hashes.find(entry.get(0), entry.get(1))).isEqualTo(entry.get(2));
    }
    expected.sort(by(0, 1));
    assertThat(read(hashes.sorted(), 3)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 4096, 1048576", "4, 256, 262144", "3, 256, 349525", "4, 1, 1024"})
  void holdsNoMoreThanASixteenthOfTheHeap(int width, long mebibytes, int tuples) {
    assertThat(TupleSorter.mostHeld(width, mebibytes << 20)).isEqualTo(tuples);
  }
}

package org.summitgraph.store;

/**
 * Sorts tuples in memory by some of their columns, as unsigned numbers. It is stable: what is equal
 * in these columns keeps its order.
 */
final class RadixSort {

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;
  private static final int VALUES = 1 << DIGIT_BITS;

  private final int width;
  private long[] from;
  private long[] to;

  private RadixSort(long[] tuples, long[] scratch, int width) {
    this.width = width;
    this.from = tuples;
    this.to = scratch;
  }

  /**
   * Sorts the first {@code count} tuples of an array.
   *
   * @param scratch as long as {@code tuples}
   * @param columns from the most to the least significant
   * @return the array that holds the result, one of the two that were given
   */
  static long[] sort(long[] tuples, long[] scratch, int count, int width, int... columns) {
    RadixSort sort = new RadixSort(tuples, scratch, width);
    for (int i = columns.length - 1; i >= 0; i--) {
      sort.byColumn(columns[i], count);
    }
    return sort.from;
  }

  private void byColumn(int column, int count) {
    int[][] counts = new int[DIGITS][VALUES];
    for (int i = 0, at = column; i < count; i++, at += width) {
      long id = from[at];
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][value(id, digit)]++;
      }
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      // Most ids are small, so their higher digits are one and the same.
      if (count > 0 && counts[digit][value(from[column], digit)] < count) {
        byDigit(column, digit, counts[digit], count);
      }
    }
  }

  private void byDigit(int column, int digit, int[] counts, int count) {
    int sum = 0;
    for (int value = 0; value < VALUES; value++) {
      int many = counts[value];
      counts[value] = sum;
      sum += many * width;
    }
    long[] source = from;
    long[] target = to;
    for (int at = 0, end = count * width; at < end; at += width) {
      int value = value(source[at + column], digit);
      int place = counts[value];
      counts[value] = place + width;
      for (int i = 0; i < width; i++) {
        target[place + i] = source[at + i];
      }
    }
    from = target;
    to = source;
  }

  private static int value(long id, int digit) {
    return (int) (id >>> (digit * DIGIT_BITS)) & (VALUES - 1);
  }
}

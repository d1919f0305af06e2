package org.summitgraph.check;

import java.util.Arrays;

/** A list of numbers of things, which takes four bytes for each. */
final class Numbers {

  private int[] numbers = new int[16];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return numbers[index];
  }
}

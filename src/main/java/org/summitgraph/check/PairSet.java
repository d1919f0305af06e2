package org.summitgraph.check;

/** A set of pairs of positive numbers. */
final class PairSet {

  private long[] slots = new long[1 << 6];
  private int size;

  /** Whether the pair was not in the set before. */
  boolean add(int one, int other) {
    if (2 * size >= slots.length) {
      grow();
    }
    boolean isNew = put((long) one << 32 | other);
    size += isNew ? 1 : 0;
    return isNew;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(int one, int other) {
    return slots[slot((long) one << 32 | other)] != 0;
  }

  private boolean put(long pair) {
    int slot = slot(pair);
    boolean isNew = slots[slot] == 0;
    slots[slot] = pair;
    return isNew;
  }

  /** Where the pair is, or would be. */
  private int slot(long pair) {
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != pair) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long pair : old) {
      if (pair != 0) {
        put(pair);
      }
    }
  }
}

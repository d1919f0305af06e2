package org.summitgraph.check;

/** A position for each of some pairs of positive numbers. */
final class PairMap {

  private long[] pairs = new long[1 << 6];
  private long[] positions = new long[1 << 6];
  private int size;

  /** Keeps the position, unless the pair has one; gives the one that it had, or -1. */
  long putIfAbsent(int one, int other, long position) {
    if (2 * size >= pairs.length) {
      grow();
    }
    long pair = (long) one << 32 | other;
    int slot = slot(pair);
    if (pairs[slot] == pair) {
      return positions[slot];
    }
    pairs[slot] = pair;
    positions[slot] = position;
    size++;
    return -1;
  }

  private int slot(long pair) {
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (pairs.length - 1);
    while (pairs[slot] != 0 && pairs[slot] != pair) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldPairs = pairs;
    long[] oldPositions = positions;
    pairs = new long[2 * oldPairs.length];
    positions = new long[2 * oldPairs.length];
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldPairs[i] != 0) {
        int slot = slot(oldPairs[i]);
        pairs[slot] = oldPairs[i];
        positions[slot] = oldPositions[i];
      }
    }
  }
}

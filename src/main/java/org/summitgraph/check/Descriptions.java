package org.summitgraph.check;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Where the quads stand that describe a thing, by its number and their role. */
final class Descriptions {

  /** By the number of a thing: its last entry; 0 where it has none. */
  private final int[] last;

  private int[] before = new int[1 << 10];
  private Role[] roles = new Role[1 << 10];
  private long[] positions = new long[1 << 10];
  private int size;

  /**
   * @param greatest the greatest number of a thing
   */
  Descriptions(int greatest) {
    last = new int[greatest + 1];
  }

  void add(int thing, Role role, long position) {
    if (++size == before.length) {
      before = Arrays.copyOf(before, 2 * size);
      roles = Arrays.copyOf(roles, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    before[size] = last[thing];
    roles[size] = role;
    positions[size] = position;
    last[thing] = size;
  }

  /** Looks at the place of a quad that has a role. */
  @FunctionalInterface
  interface Entry {
    void quad(Role role, long position);
  }

  /** Hands over the positions of all quads of a thing, the last first. */
  void lastToFirst(int thing, Entry entries) {
    for (int entry = last[thing]; entry != 0; entry = before[entry]) {
      entries.quad(roles[entry], positions[entry]);
    }
  }

  /** Hands over the positions of a thing's quads of one role, the last first. */
  void lastToFirst(int thing, Role role, LongConsumer positionsOfRole) {
    for (int entry = last[thing]; entry != 0; entry = before[entry]) {
      if (roles[entry] == role) {
        positionsOfRole.accept(positions[entry]);
      }
    }
  }
}

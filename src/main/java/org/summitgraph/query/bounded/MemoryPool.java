package org.summitgraph.query.bounded;

import java.util.concurrent.atomic.AtomicLong;

/** What all queries together may hold. Threads share one. */
public final class MemoryPool {

  private final long bytes;
  private final AtomicLong held = new AtomicLong();

  public MemoryPool(long bytes) {
    this.bytes = bytes;
  }

  /** How much it has in all. */
  public long bytes() {
    return bytes;
  }

  /** How much is taken now. */
  public long held() {
    return held.get();
  }

  boolean take(long more) {
    if (held.addAndGet(more) > bytes) {
      held.addAndGet(-more);
      return false;
    }
    return true;
  }

  void giveBack(long less) {
    held.addAndGet(-less);
  }
}

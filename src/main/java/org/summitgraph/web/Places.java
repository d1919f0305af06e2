package org.summitgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of costly answers of one kind that are made at once, so that they leave threads,
 * memory and processors to all else. Who finds no place waits a little. Threads share one.
 */
final class Places {

  /** Each keeps a thread, and pages must find some left. */
  private static final int MOST_WAITING = 50;

  private static final long WAIT_SECONDS = 2;

  private final Semaphore free;

  Places(int atOnce) {
    this.free = new Semaphore(atOnce, true);
  }

  /** Takes a place; false when there is none, and {@link #refusal} is the answer. */
  boolean enter() {
    try {
      return free.getQueueLength() < MOST_WAITING
          && free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives back what {@link #enter} took. */
  void leave() {
    free.release();
  }

  static Answer refusal() {
    return Answer.text(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "As many answers of this kind are made as this server makes at once; ask again in a"
                + " while.")
        .with("Retry-After", "5");
  }
}

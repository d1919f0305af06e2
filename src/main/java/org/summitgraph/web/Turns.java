package org.summitgraph.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;
import org.summitgraph.query.bounded.Budget;

/**
 * A number of turns, given in the order in which they were asked for. Who waits keeps its place
 * while it looks whether it is still wanted; a semaphore would send it to the end of the line each
 * time. Threads share one.
 */
final class Turns {

  /** How often one that waits looks whether it was cancelled. */
  private static final long LOOK_MILLIS = 50;

  private final int mostWaiting;
  private final Deque<CountDownLatch> line = new ArrayDeque<>();
  private int free;

  /**
   * All are free.
   *
   * @param turns how many there are
   * @param mostWaiting how many may wait for one
   */
  Turns(int turns, int mostWaiting) {
    this.free = turns;
    this.mostWaiting = mostWaiting;
  }

  /**
   * Waits for a turn.
   *
   * @throws Refusal.Thrown when too many wait already
   * @throws RuntimeException of the budget when its time is up or it was cancelled; no turn was
   *     taken then
   */
  void take(Budget budget) {
    CountDownLatch called = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      if (line.size() >= mostWaiting) {
        throw Refusal.busy().thrown();
      }
      line.add(called);
    }
    boolean taken = false;
    try {
      while (!called.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        budget.requireTime();
      }
      taken = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryCancelledException();
    } finally {
      if (!taken) {
        forgo(called);
      }
    }
  }

  /** Gives a turn back: the first in the line has it. */
  synchronized void giveBack() {
    CountDownLatch first = line.poll();
    if (first == null) {
      free++;
    } else {
      first.countDown();
    }
  }

  synchronized boolean areAwaited() {
    return !line.isEmpty();
  }

  private synchronized void forgo(CountDownLatch called) {
    if (!line.remove(called)) {
      // It was called while it looked away.
      giveBack();
    }
  }
}

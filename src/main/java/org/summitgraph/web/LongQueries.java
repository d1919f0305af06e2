package org.summitgraph.web;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.summitgraph.query.bounded.Budget;

/**
 * Lets short queries pass and long ones take turns. Every query begins at once; one that has
 * computed for a while, or said much, needs one of a few turns to go on, waits for it (its deadline
 * runs on), and hands it to the next from time to time. So no number of long queries keeps a short
 * one waiting. Threads share one.
 */
final class LongQueries {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** As much processor time as makes a query long. */
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

  /** How often a query that is still short looks at what it has used. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

  /** How long a turn is kept while others wait for it. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long WAKE_MILLIS = 50;

  private final Semaphore turns;
  private final int mostWaiting;

  /**
   * None at first.
   *
   * @param turns how many compute at once
   * @param mostWaiting how many may wait for that
   */
  LongQueries(int turns, int mostWaiting) {
    this.turns = new Semaphore(turns, true);
    this.mostWaiting = mostWaiting;
  }

  /**
   * The turn of one query. The thread that runs it makes and closes it.
   *
   * @param place what it has among the short queries, until it is long
   */
  Turn turn(QueryTraffic.Place place) {
    return new Turn(place);
  }

  /** The turn of one query; it needs none while it is short. */
  final class Turn implements Budget.Turn, AutoCloseable {

    private final QueryTraffic.Place place;
    private final long before = THREADS.getCurrentThreadCpuTime();
    private final AtomicBoolean taken = new AtomicBoolean();
    private boolean isLong;
    private long next = System.nanoTime() + LOOK;

    private Turn(QueryTraffic.Place place) {
      this.place = place;
    }

    @Override
    public void await(Budget budget) {
      boolean handedBack = isLong && !taken.get();
      if (!handedBack && System.nanoTime() < next) {
        return;
      }
      if (!isLong) {
        if (THREADS.getCurrentThreadCpuTime() - before > SHORT) {
          goOnAsLong(budget);
        }
      } else if (handedBack || turns.hasQueuedThreads()) {
        handBack();
        take(budget);
      }
      next = System.nanoTime() + (isLong ? SLICE : LOOK);
    }

    /**
     * Lets the query go on as a long one; waits until it may.
     *
     * @throws Refusal.Thrown when too many wait already
     */
    void goOnAsLong(Budget budget) {
      if (isLong) {
        return;
      }
      if (turns.getQueueLength() >= mostWaiting) {
        throw Refusal.busy().thrown();
      }
      isLong = true;
      place.leave();
      take(budget);
    }

    private void take(Budget budget) {
      try {
        while (!turns.tryAcquire(WAKE_MILLIS, TimeUnit.MILLISECONDS)) {
          budget.requireTime();
        }
        taken.set(true);
      } catch (InterruptedException e) {
        throw new QueryCancelledException();
      }
    }

    /**
     * Lets other queries go on; this one takes a turn again when it has something to compute. Any
     * thread may call it.
     */
    void handBack() {
      place.leave();
      if (taken.getAndSet(false)) {
        turns.release();
      }
    }

    @Override
    public void close() {
      handBack();
    }
  }
}

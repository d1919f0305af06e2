package org.summitgraph.web;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;
import org.summitgraph.query.bounded.Budget;

/**
 * Lets short queries pass and long ones take turns. Every query begins at once; one that has
 * computed for a while needs one of a few places to go on, waits for it (its deadline runs on), and
 * hands it to the next from time to time. So no number of long queries keeps a short one waiting.
 * Threads share one.
 */
final class LongQueries {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** As much processor time as makes a query long. */
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(50);

  /** How often a query that is still short looks at what it has used. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

  /** How long a place is kept while others wait for it. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long WAKE_MILLIS = 50;

  private final Semaphore places;

  LongQueries(int places) {
    this.places = new Semaphore(places, true);
  }

  /** How many wait for a place now. */
  int waiting() {
    return places.getQueueLength();
  }

  /** The turns of one query. The thread that runs it makes and closes it. */
  Turns turns() {
    return new Turns();
  }

  /** Turns of one query. */
  final class Turns implements Budget.Turn, AutoCloseable {

    private final long before = THREADS.getCurrentThreadCpuTime();
    private long next = System.nanoTime() + LOOK;
    private boolean hasPlace;

    private Turns() {}

    @Override
    public void await(Budget budget) {
      long now = System.nanoTime();
      if (now < next) {
        return;
      }
      if (hasPlace) {
        if (places.hasQueuedThreads()) {
          close();
          takePlace(budget);
        }
      } else if (THREADS.getCurrentThreadCpuTime() - before > SHORT) {
        takePlace(budget);
      }
      next = System.nanoTime() + (hasPlace ? SLICE : LOOK);
    }

    private void takePlace(Budget budget) {
      try {
        while (!places.tryAcquire(WAKE_MILLIS, TimeUnit.MILLISECONDS)) {
          budget.requireTime();
        }
        hasPlace = true;
      } catch (InterruptedException e) {
        throw new QueryCancelledException();
      }
    }

    @Override
    public void close() {
      if (hasPlace) {
        hasPlace = false;
        places.release();
      }
    }
  }
}

package org.summitgraph.web;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.summitgraph.query.bounded.Budget;

/**
 * Lets short queries pass and long ones take turns. Every query begins at once. One that has
 * computed for some milliseconds needs one of a few turns to go on, and when it has computed for
 * longer, or said much, one of a few others, which it hands to the next from time to time; it waits
 * for them, and its deadline runs on. So no number of long queries keeps a short one waiting, and
 * many queries that only begin, since their clients leave, take little from others. Threads share
 * one.
 */
final class LongQueries {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Processor time after which a query needs a turn: what nearly all queries of people take. */
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(4);

  /** Processor time after which it is long. */
  private static final long MIDDLING = TimeUnit.MILLISECONDS.toNanos(40);

  /** How often a query that is not long looks at what it has used. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long a long query keeps its turn while others wait for it. */
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(250);

  private final Turns middling;
  private final Turns longOnes;

  /**
   * None at first.
   *
   * @param turns how many long ones compute at once, and how many that are neither short nor long
   * @param mostWaiting how many may wait for that
   */
  LongQueries(int turns, int mostWaiting) {
    this.middling = new Turns(turns, mostWaiting);
    this.longOnes = new Turns(turns, mostWaiting);
  }

  /**
   * The turn of one query. The thread that runs it makes and closes it.
   *
   * @param place what it has among the short queries, until it is no longer short
   */
  Turn turn(QueryTraffic.Place place) {
    return new Turn(place);
  }

  /** The turn of one query; it needs none while it is short. */
  final class Turn implements Budget.Turn, AutoCloseable {

    private final QueryTraffic.Place place;
    private final long before = THREADS.getCurrentThreadCpuTime();

    /** Of which it has one; null for none. */
    private final AtomicReference<Turns> held = new AtomicReference<>();

    /** Of which it needs one; null while it is short. */
    private Turns turns;

    private long next = System.nanoTime() + LOOK;

    private Turn(QueryTraffic.Place place) {
      this.place = place;
    }

    @Override
    public void await(Budget budget) {
      boolean handedBack = turns != null && held.get() == null;
      if (!handedBack && System.nanoTime() < next) {
        return;
      }
      if (handedBack || (turns == longOnes && turns.areAwaited())) {
        goOn(turns, budget);
      } else if (turns != longOnes) {
        long used = THREADS.getCurrentThreadCpuTime() - before;
        if (used > MIDDLING) {
          goOn(longOnes, budget);
        } else if (used > SHORT && turns == null) {
          goOn(middling, budget);
        }
      }
      next = System.nanoTime() + (turns == longOnes ? SLICE : LOOK);
    }

    /**
     * Lets the query go on as a long one; waits until it may.
     *
     * @throws Refusal.Thrown when too many wait already
     */
    void goOnAsLong(Budget budget) {
      if (turns != longOnes) {
        goOn(longOnes, budget);
      }
    }

    private void goOn(Turns as, Budget budget) {
      handBack();
      turns = as;
      as.take(budget);
      held.set(as);
    }

    /**
     * Lets other queries go on; this one takes a turn again when it has something to compute. Any
     * thread may call it.
     */
    void handBack() {
      place.leave();
      Turns had = held.getAndSet(null);
      if (had != null) {
        had.giveBack();
      }
    }

    @Override
    public void close() {
      handBack();
    }
  }
}

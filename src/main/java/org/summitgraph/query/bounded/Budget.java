package org.summitgraph.query.bounded;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * The time and the memory of one query. Everything that can take long or hold much looks at it:
 * {@link #tick} at each step, {@link #charge} for what is kept.
 *
 * <p>One thread runs the query and uses the budget; any thread may {@link #cancel} it.
 */
public final class Budget implements AutoCloseable {

  /** Run at each look at the clock, so that a scheduler can let a long query wait its turn. */
  @FunctionalInterface
  public interface Turn {
    void await(Budget budget);
  }

  private static final Symbol KEY = Symbol.create("https://w3id.org/summitgraph/budget");

  /** How many steps pass between two looks at the clock; a power of two. */
  private static final int STRIDE = 32;

  private static final long PAGE = 256L << 10;

  private final Limits limits;
  private final MemoryPool pool;
  private final Turn turn;
  private final long deadline;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private int steps;
  private long charged;
  private long taken;

  /**
   * A budget whose time runs from now.
   *
   * @param turn called by the query's thread, on and on
   */
  public Budget(Limits limits, MemoryPool pool, Turn turn) {
    this.limits = limits;
    this.pool = pool;
    this.turn = turn;
    this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.of(Limit.SECONDS));
  }

  /** A budget by itself, with the standard limits' memory for a pool. */
  public static Budget alone(Limits limits) {
    return new Budget(limits, new MemoryPool(limits.of(Limit.MEMORY)), budget -> {});
  }

  void putInto(Context context) {
    context.set(KEY, this);
    context.set(org.apache.jena.sparql.ARQConstants.symCancelQuery, cancelled);
  }

  /** The budget of the query that runs in this context. */
  static Budget of(Context context) {
    Budget budget = context.get(KEY);
    if (budget == null) {
      throw new IllegalStateException("a query runs without a budget");
    }
    return budget;
  }

  public Limits limits() {
    return limits;
  }

  /** Nanoseconds that are left; negative when the deadline is past. */
  public long remaining() {
    return deadline - System.nanoTime();
  }

  /** Lets the query end at its next step. */
  public void cancel() {
    cancelled.set(true);
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /** One small step of work. */
  public void tick() {
    if ((++steps & (STRIDE - 1)) == 0) {
      check();
    }
  }

  /** A look at the clock now. */
  public void check() {
    requireTime();
    turn.await(this);
  }

  /**
   * Only whether there is time left: throws when there is none, or when the query was cancelled.
   */
  public void requireTime() {
    if (remaining() < 0) {
      cancel();
      throw reached(Limit.SECONDS);
    }
    if (cancelled.get()) {
      throw new QueryCancelledException();
    }
  }

  /** Counts bytes that stay in use until the query ends or they are given back. */
  public void charge(long bytes) {
    charged += bytes;
    if (charged > limits.of(Limit.MEMORY)) {
      throw reached(Limit.MEMORY);
    }
    while (charged > taken) {
      if (!pool.take(PAGE)) {
        throw reached(Limit.MEMORY);
      }
      taken += PAGE;
    }
    tick();
  }

  /** Counts bytes that are no longer in use. */
  void release(long bytes) {
    charged -= bytes;
  }

  /** Refuses to go on with something of this size. */
  public void require(Limit limit, long actual) {
    if (actual > limits.of(limit)) {
      throw reached(limit);
    }
  }

  LimitReachedException reached(Limit limit) {
    return new LimitReachedException(limit, limits.of(limit));
  }

  /** Gives all memory back to the pool. */
  @Override
  public void close() {
    pool.giveBack(taken);
    taken = 0;
    charged = 0;
  }
}

package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.summitgraph.query.bounded.MemoryPool;

/**
 * Admits queries, a bounded number in all and of each client, and has the threads that they run on.
 * Nothing else uses these threads, so pages and canned queries never wait for them. Threads share
 * one.
 */
final class QueryTraffic implements AutoCloseable {

  /** A path over a chain of 100,000 links needs 30 MB; only what is used is ever occupied. */
  private static final long STACK = 256L << 20;

  private static final long IDLE_SECONDS = 5;

  /** For a place; most short queries take a few milliseconds. */
  private static final long WAIT_MILLIS = 1_000;

  private final ServerLimits limits;
  private final MemoryPool memory;
  private final LongQueries longQueries;
  private final Map<ClientAddress, Client> clients = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Semaphore places;
  private final ExecutorService threads;

  QueryTraffic(ServerLimits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.queries(), true);
    this.memory = new MemoryPool(limits.memory());
    this.longQueries = new LongQueries(limits.longQueries(), limits.queries());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            threads(limits),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> thread(task, number.incrementAndGet()));
  }

  /**
   * As many as there can be queries: short ones, those of both kinds that wait for a turn or have
   * one, and those with slow readers.
   */
  static int threads(ServerLimits limits) {
    return 3 * limits.queries() + 2 * limits.longQueries() + SlowReaders.MOST;
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(null, task, "query-" + number, STACK);
    thread.setDaemon(true);
    return thread;
  }

  /** Whoever asks from one address. */
  private final class Client {

    /** What it asks now, that which waits included; only changed where the map is. */
    private int queries;

    private final Semaphore places = new Semaphore(limits.queriesPerClient(), true);
  }

  /**
   * What a query has that is asked: a part of what its client may ask at once and, while it is
   * short, a place among the short ones. Closing it gives all back.
   */
  final class Place implements AutoCloseable {

    private final ClientAddress address;
    private final Client client;
    private boolean ofClient;
    private final AtomicBoolean taken = new AtomicBoolean();

    private Place(ClientAddress address) {
      this.address = address;
      this.client =
          clients.compute(
              address,
              (key, known) -> {
                Client one = known == null ? new Client() : known;
                one.queries++;
                return one;
              });
      underWay.incrementAndGet();
    }

    /**
     * Waits for one of those that its client may have. An address of this machine is a proxy's, or
     * the operator's own, and has no bound.
     */
    private boolean takeOfClient() {
      ofClient = !address.isHere() && await(client.places, limits.queriesPerClient());
      return ofClient || address.isHere();
    }

    private boolean take() {
      taken.set(await(places, limits.queries()));
      return taken.get();
    }

    /**
     * Lets another query begin: this one is long, or waits for its reader. Any thread may call it,
     * more than once.
     */
    void leave() {
      if (taken.getAndSet(false)) {
        places.release();
      }
    }

    @Override
    public void close() {
      leave();
      if (ofClient) {
        client.places.release();
      }
      underWay.decrementAndGet();
      clients.computeIfPresent(address, (key, one) -> --one.queries == 0 ? null : one);
    }
  }

  /**
   * Whether there was a permit within a moment. Who waits keeps a thread: of those who wait for the
   * same there is a bounded number, and as many as there may be short queries of all.
   */
  private boolean await(Semaphore permits, int most) {
    try {
      if (permits.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        return true;
      }
      try {
        return waiting.incrementAndGet() <= limits.queries()
            && permits.getQueueLength() < most
            && permits.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } finally {
        waiting.decrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits a little until its client has few enough others, and for a place among the short queries.
   *
   * @throws Refusal.Thrown when there is none: 503 for all, 429 for this client
   */
  Place enter(HttpServletRequest request) {
    Place place = new Place(ClientAddress.of(request, limits.forwarded()));
    if (!place.takeOfClient()) {
      place.close();
      throw Refusal.tooManyOfOneClient().thrown();
    }
    if (!place.take()) {
      place.close();
      throw Refusal.busy().thrown();
    }
    return place;
  }

  ServerLimits limits() {
    return limits;
  }

  MemoryPool memory() {
    return memory;
  }

  LongQueries longQueries() {
    return longQueries;
  }

  ExecutorService threads() {
    return threads;
  }

  /** Queries that are asked now, those included that wait. */
  int underWay() {
    return underWay.get();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

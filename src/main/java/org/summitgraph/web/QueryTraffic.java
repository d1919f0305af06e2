package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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

  private final ServerLimits limits;
  private final MemoryPool memory;
  private final LongQueries longQueries;
  private final Map<ClientAddress, Integer> clients = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final ExecutorService threads;

  QueryTraffic(ServerLimits limits) {
    this.limits = limits;
    this.memory = new MemoryPool(limits.memory());
    this.longQueries = new LongQueries(limits.longQueries());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            limits.queries(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> thread(task, number.incrementAndGet()));
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(null, task, "query-" + number, STACK);
    thread.setDaemon(true);
    return thread;
  }

  /** A place among the queries. It is given back by closing it, when the query's thread is done. */
  final class Place implements AutoCloseable {

    private final ClientAddress client;

    private Place(ClientAddress client) {
      this.client = client;
    }

    @Override
    public void close() {
      underWay.decrementAndGet();
      clients.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  /**
   * @throws Refusal.Thrown when there is no place: 503 for all, 429 for this client
   */
  Place enter(HttpServletRequest request) {
    ClientAddress client = ClientAddress.of(request, limits.forwarded());
    if (underWay.incrementAndGet() > limits.queries()) {
      underWay.decrementAndGet();
      throw Refusal.busy().thrown();
    }
    Place place = new Place(client);
    // An address of this machine is a proxy's, or the operator's own.
    if (clients.merge(client, 1, Integer::sum) > limits.queriesPerClient() && !client.isHere()) {
      place.close();
      throw Refusal.tooManyOfOneClient().thrown();
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

  /** Queries that have a place now. */
  int underWay() {
    return underWay.get();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

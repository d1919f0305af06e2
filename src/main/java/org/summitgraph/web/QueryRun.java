package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.summitgraph.query.bounded.Budget;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.query.bounded.LimitReachedException;
import org.summitgraph.query.bounded.RefusedQueryException;
import org.summitgraph.web.QueryTraffic.Place;

/**
 * Answers one request on a thread for queries, while the thread of the request watches: it ends the
 * query when the client leaves or the time is up, and cuts the connection when that does not help.
 * What goes wrong is told the client as long as nothing has been sent, and cuts the connection
 * after that.
 */
final class QueryRun {

  private static final Logger LOG = LoggerFactory.getLogger(QueryRun.class);

  private static final long LOOK_MILLIS = 50;

  /** After the deadline, until a blocked writer is woken by cutting its connection. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(200);

  /** After the deadline, until the request is left alone by its thread. */
  private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(3);

  /** A client that has not read for this long is slow: what its query holds is for others. */
  private static final long STILL = TimeUnit.MILLISECONDS.toNanos(50);

  /** What is done with the budget; runs on a thread with a deep stack. */
  @FunctionalInterface
  interface Work {
    void run(Budget budget, Output output) throws IOException;
  }

  /** Makes the output when the format is known. */
  interface Output {
    HeldBackOutput of(String contentType);
  }

  private final QueryTraffic traffic;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ClientWatch client;
  private volatile HeldBackOutput output;
  private volatile Budget budget;
  private volatile LongQueries.Turn turn;

  QueryRun(QueryTraffic traffic, HttpServletRequest request, HttpServletResponse response) {
    this.traffic = traffic;
    this.request = request;
    this.response = response;
    this.client = new ClientWatch(request);
  }

  /**
   * Returns when the request is answered.
   *
   * @throws Refusal.Thrown when there is no place for it
   */
  void answer(Work work) throws IOException {
    Place place = traffic.enter(request);
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      traffic
          .threads()
          .execute(
              () -> {
                try (place) {
                  run(work, place);
                  done.complete(null);
                } catch (Throwable e) {
                  // The thread that waits must hear of everything, or it waits for ever.
                  done.completeExceptionally(e);
                }
              });
    } catch (RejectedExecutionException e) {
      place.close();
      throw Refusal.busy().thrown();
    }
    watch(done);
  }

  private void watch(CompletableFuture<Void> done) throws IOException {
    while (true) {
      try {
        done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (!goesOn()) {
          return;
        }
        if (output != null && output.standsStill(STILL)) {
          turn.handBack();
        }
      } catch (ExecutionException e) {
        throw new IOException("a query ended without an answer", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean goesOn() {
    Budget running = budget;
    if (running == null) {
      return true;
    }
    if (running.remaining() < 0 || !client.isThere()) {
      running.cancel();
    }
    // Where nothing was sent yet no writer can be blocked, and the query says itself why it ends.
    if (running.remaining() < -GRACE && output != null && output.hasBegun()) {
      client.cut();
    }
    if (running.remaining() < -GIVE_UP) {
      client.cut();
      LOG.error("A query does not stop at its deadline");
      return false;
    }
    return true;
  }

  private void run(Work work, Place place) {
    try (LongQueries.Turn own = traffic.longQueries().turn(place);
        Budget mine = new Budget(traffic.limits().query(), traffic.memory(), own)) {
      turn = own;
      budget = mine;
      work.run(mine, this::output);
      output.complete();
      if (client.hasLostInput()) {
        client.cut();
      }
    } catch (RefusedQueryException e) {
      refuse(Refusal.of(e));
    } catch (Refusal.Thrown e) {
      refuse(e.refusal());
    } catch (LimitReachedException e) {
      refuse(Refusal.of(e));
    } catch (QueryCancelledException e) {
      refuse(cancelled());
    } catch (StackOverflowError e) {
      refuse(Refusal.of(503, "The query was stopped: its paths or patterns go too deep."));
    } catch (IOException | UncheckedIOException | org.apache.jena.atlas.RuntimeIOException e) {
      client.cut();
    } catch (ARQException e) {
      // Faults that Jena finds only when it runs a query.
      refuse(Refusal.of(422, "The query cannot be evaluated."));
    } catch (RuntimeException e) {
      LOG.error("A query failed", e);
      refuse(Refusal.of(500, "The query failed by a fault of this server."));
    }
  }

  private HeldBackOutput output(String contentType) {
    output =
        new HeldBackOutput(response, contentType, budget, turn::goOnAsLong, client::beginAnswer);
    return output;
  }

  private Refusal cancelled() {
    Budget running = budget;
    long seconds = running.limits().of(Limit.SECONDS);
    return running.remaining() < 0
        ? new Refusal(
            503,
            "The query was stopped: it may have at most "
                + seconds
                + " seconds "
                + Limit.SECONDS.meaning()
                + ".",
            java.util.Optional.of(Limit.SECONDS))
        : Refusal.of(503, "The query was stopped: its client left.");
  }

  private void refuse(Refusal refusal) {
    if (output != null && output.hasBegun()) {
      client.cut();
      return;
    }
    client.beginAnswer();
    try {
      refusal.answer(request, response);
    } catch (IOException e) {
      client.cut();
    }
  }
}

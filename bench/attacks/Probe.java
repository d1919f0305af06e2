package attacks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An honest client that asks for one thing every 50 ms, whether or not the last answer has come, so
 * that a pause of the server counts for every question that fell into it. A question has failed
 * when its right answer was not there in ten seconds.
 */
final class Probe implements AutoCloseable {

  private static final long EVERY_MILLIS = 50;
  private static final int PATIENCE_SECONDS = 10;
  private static final String QUERY =
      "SELECT ?l { <https://w3id.org/summitgraph/ontology#Summit>"
          + " <http://www.w3.org/2000/01/rdf-schema#label> ?l }";

  /**
   * How the questions of one stretch of time went.
   *
   * @param failures what came in place of the right answer, in order
   */
  record Times(int asked, List<String> failures, long p50, long p99, long max) {

    int failed() {
      return failures.size();
    }

    String words() {
      return asked == 0
          ? "–"
          : p50
              + " / "
              + p99
              + " / "
              + max
              + " ms"
              + (failures.isEmpty()
                  ? ""
                  : ", **"
                      + failed()
                      + " of "
                      + asked
                      + " failed**: "
                      + failures.stream().distinct().limit(3).collect(Collectors.joining("; ")));
    }
  }

  private final HttpClient client;
  private final HttpRequest request;
  private final ScheduledExecutorService clock;
  private final java.util.concurrent.ExecutorService workers = Executors.newFixedThreadPool(2);
  private final List<Long> millis = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int open;

  Probe(Target target) {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(workers)
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .build();
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.port() + Kind.ENDPOINT))
            .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv")
            .header("X-Forwarded-For", "192.0.2.1")
            .POST(BodyPublishers.ofString(QUERY))
            .build();
    clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleAtFixedRate(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long begun = System.nanoTime();
    synchronized (this) {
      open++;
    }
    client
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete((answer, fault) -> done(begun, failure(answer, fault)));
  }

  /** What came in place of the right answer. */
  private static Optional<String> failure(HttpResponse<String> answer, Throwable fault) {
    if (fault != null) {
      return Optional.of(fault.toString());
    }
    return isRight(answer)
        ? Optional.empty()
        : Optional.of(answer.statusCode() + " " + answer.body().strip());
  }

  /** The label comes in several languages, in no order. */
  private static boolean isRight(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && answer.body().toLowerCase(Locale.ROOT).contains("summit");
  }

  private synchronized void done(long begun, Optional<String> failure) {
    open--;
    millis.add((System.nanoTime() - begun) / 1_000_000);
    failure.ifPresent(failures::add);
  }

  /** What was seen since the last call; questions that are still open count in the next. */
  Times take() {
    List<Long> taken;
    List<String> lost;
    synchronized (this) {
      taken = new ArrayList<>(millis);
      lost = List.copyOf(failures);
      millis.clear();
      failures.clear();
    }
    if (taken.isEmpty()) {
      return new Times(0, List.of(), 0, 0, 0);
    }
    Collections.sort(taken);
    return new Times(
        taken.size(),
        lost,
        taken.get(taken.size() / 2),
        taken.get((int) Math.min(taken.size() - 1, Math.ceil(taken.size() * 0.99) - 1)),
        taken.get(taken.size() - 1));
  }

  /** As {@link #take()}, after what is open has been answered or given up. */
  Times takeAll() throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      synchronized (this) {
        if (open <= 1) {
          break;
        }
      }
      Thread.sleep(50);
    }
    return take();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.shutdownNow();
  }
}

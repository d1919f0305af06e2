package org.summitgraph.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is worked out once, on a thread of its own, because a server should answer before
 * it is there.
 */
final class Background<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final String name;
  private final FutureTask<T> task;

  /**
   * Work that has not begun.
   *
   * @param name what is worked out, for the log
   */
  Background(String name, Callable<T> work) {
    this.name = name;
    this.task = new FutureTask<>(work);
  }

  /** Begins, on a thread of its own. To begin twice does nothing more. */
  void begin() {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Works it out on this thread, which is one that has nothing else to do. */
  void run() {
    task.run();
  }

  /** Whether the work has come to its end, a good one or a bad one. */
  boolean isDone() {
    return task.isDone();
  }

  /** The result; empty if it is not there after {@code patience}, or could not be worked out. */
  Optional<T> within(Duration patience) {
    try {
      return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.warn("There is no {}: {}", name, e.getCause().toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}

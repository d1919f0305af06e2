package org.summitgraph.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work of a command that may go on beside its other work. Threads share one. */
final class Beside<T> {

  private final String name;
  private final FutureTask<T> task;

  /** Work that has not begun. */
  Beside(String name, Callable<T> work) {
    this.name = name;
    this.task = new FutureTask<>(work);
  }

  /** Begins it on a thread that ends with the process. To begin twice does nothing more. */
  void begin() {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until the work is done, and does it here if nobody began it.
   *
   * @throws IOException where the work threw it; what else it threw, a {@link UserError} for one,
   *     is thrown as well
   */
  T result() throws IOException {
    try {
      task.run();
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + " was not waited for", e);
    }
  }
}

package org.summitgraph.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.jena.query.Dataset;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each request to the version of the data that is served when it comes, and says on the
 * answer which that is. A version that was replaced goes when the last of its requests is answered.
 * Threads share one.
 */
final class Versions extends Handler.Abstract {

  /** The header that names the version of the data on every answer about them. */
  static final String HEADER = "Data-Version";

  private static final Logger LOG = LoggerFactory.getLogger(Versions.class);

  /** How long a new version waits for being counted, before it is served all the same. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private static final long LOOK_MILLIS = 50;

  private volatile ServedVersion current;

  Versions(ServedVersion first) {
    this.current = first;
  }

  @Override
  protected void doStart() throws Exception {
    start(current);
    super.doStart();
  }

  private void start(ServedVersion version) throws Exception {
    version.pages().setServer(getServer());
    version.pages().start();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    current.pages().stop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ServedVersion version = enter();
    AtomicBoolean held = new AtomicBoolean(true);
    Runnable leave =
        () -> {
          if (held.getAndSet(false)) {
            version.leave();
          }
        };
    response.getHeaders().put(HEADER, version.name());
    boolean handled = false;
    try {
      handled = version.pages().handle(request, response, Callback.from(callback, leave));
    } finally {
      if (!handled) {
        leave.run();
      }
    }
    return handled;
  }

  /** The name of the version that is served now. */
  String name() {
    return current.name();
  }

  /** What is kept of the version that is served now. */
  AnswerCache answers() {
    return current.answers();
  }

  /** The version that is served now, held. */
  private ServedVersion enter() {
    ServedVersion version = current;
    while (!version.enter()) {
      version = current;
    }
    return version;
  }

  /**
   * Serves another version from now on; returns when it does.
   *
   * @param release closes the database of the old one, or answers false; see {@link
   *     SummitServer#publish}
   */
  synchronized void change(ServedVersion next, Predicate<Dataset> release) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!next.isCounted() && System.nanoTime() < deadline && pause()) {
      // Readers of the old version lose nothing meanwhile.
    }
    try {
      start(next);
    } catch (Exception e) {
      throw new ServerStartException("The new version cannot be served: " + e.getMessage(), e);
    }
    ServedVersion old = current;
    current = next;
    old.leave();
    Thread leaving = new Thread(() -> retire(old, release), "leaving-" + old.name());
    leaving.setDaemon(true);
    leaving.start();
  }

  private static void retire(ServedVersion old, Predicate<Dataset> release) {
    boolean waiting = true;
    while (waiting && !old.isLeft()) {
      waiting = pause();
    }
    while (waiting && !release.test(old.dataset())) {
      waiting = pause();
    }
    try {
      old.pages().stop();
    } catch (Exception e) {
      LOG.warn("The pages of version {} did not stop: {}", old.name(), e.toString());
    }
  }

  /** Waits a moment; false when the thread is to end. */
  private static boolean pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

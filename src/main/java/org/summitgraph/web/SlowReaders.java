package org.summitgraph.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off clients that do not read what they asked for. Each part of an answer (Jetty sends at
 * most one output buffer at a time) has to be taken within the patience of the server. As each slow
 * reader keeps a thread, a bounded number of them is suffered: beyond it, those are cut first that
 * have taken nothing for the longest time. Threads share one.
 */
final class SlowReaders extends Handler.Wrapper {

  /** Readers that may be slow at once; there have to be threads for as many. */
  static final int MOST = 100;

  private static final long LOOK_MILLIS = 100;

  /** A reader who takes a part within this time is not slow. */
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(250);

  /** One part of an answer that is on its way; each is another, whatever it holds. */
  private static final class Part {

    private final EndPoint to;
    private final long since = System.nanoTime();

    Part(EndPoint to) {
      this.to = to;
    }
  }

  private final long patience;
  private final Set<Part> parts = ConcurrentHashMap.newKeySet();

  /**
   * @param patience how long a client may take for one part
   */
  SlowReaders(Handler next, Duration patience) {
    super(next);
    this.patience = patience.toNanos();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookLater(getServer().getScheduler());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    request.addHttpStreamWrapper(stream -> new Watched(stream, client));
    return super.handle(request, response, callback);
  }

  private final class Watched extends HttpStream.Wrapper {

    private final EndPoint client;

    Watched(HttpStream stream, EndPoint client) {
      super(stream);
      this.client = client;
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      Part part = new Part(client);
      parts.add(part);
      super.send(
          request, response, last, content, Callback.from(callback, () -> parts.remove(part)));
    }
  }

  private void lookLater(Scheduler scheduler) {
    scheduler.schedule(
        () -> {
          cutTheSlowest();
          if (isRunning()) {
            lookLater(scheduler);
          }
        },
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  private void cutTheSlowest() {
    long now = System.nanoTime();
    List<Part> slow =
        parts.stream()
            .filter(part -> now - part.since > QUICK)
            .sorted(Comparator.comparingLong((Part part) -> now - part.since).reversed())
            .toList();
    for (int i = 0; i < slow.size(); i++) {
      Part part = slow.get(i);
      if (i < slow.size() - MOST || now - part.since > patience) {
        ClientWatch.cut(part.to);
      }
    }
  }
}

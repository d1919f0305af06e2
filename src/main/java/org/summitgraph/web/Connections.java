package org.summitgraph.web;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Bounds how many connections there are, in all and from one address, and how long one may stay
 * without bringing a whole request: that ends slow headers, slow bodies and idle connections alike.
 * A request counts as whole when it reaches this handler.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener {

  private static final long SWEEP_SECONDS = 2;

  /** What is known of one connection. */
  private static final class Watched {

    private final ClientAddress client;
    private volatile long since = System.nanoTime();
    private volatile boolean answering;

    Watched(ClientAddress client) {
      this.client = client;
    }
  }

  private final ServerLimits limits;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final Map<ClientAddress, Integer> clients = new ConcurrentHashMap<>();

  Connections(Handler next, ServerLimits limits) {
    super(next);
    this.limits = limits;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    sweepLater(getServer().getScheduler());
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
      return;
    }
    ClientAddress client = ClientAddress.of(remote.getAddress());
    open.put(connection, new Watched(client));
    int ofClient = clients.merge(client, 1, Integer::sum);
    boolean tooMany =
        open.size() > limits.connections()
            || (ofClient > limits.connectionsPerClient() && !client.isHere());
    if (tooMany) {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Watched watched = open.remove(connection);
    if (watched != null) {
      clients.computeIfPresent(watched.client, (key, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Connections that are open now. */
  int count() {
    return open.size();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Watched watched = open.get(request.getConnectionMetaData().getConnection());
    if (watched == null) {
      return super.handle(request, response, callback);
    }
    watched.answering = true;
    // Before the answer is complete, since the next request may come while it is being completed.
    Runnable ended =
        () -> {
          watched.since = System.nanoTime();
          watched.answering = false;
        };
    boolean handled = false;
    try {
      handled = super.handle(request, response, Callback.from(ended, callback));
    } finally {
      if (!handled) {
        ended.run();
      }
    }
    return handled;
  }

  private void sweepLater(Scheduler scheduler) {
    scheduler.schedule(
        () -> {
          sweep();
          if (isRunning()) {
            sweepLater(scheduler);
          }
        },
        SWEEP_SECONDS,
        TimeUnit.SECONDS);
  }

  private void sweep() {
    long oldest = System.nanoTime() - limits.patience().toNanos();
    open.forEach(
        (connection, watched) -> {
          if (!watched.answering && watched.since < oldest) {
            connection.getEndPoint().close();
          }
        });
  }
}

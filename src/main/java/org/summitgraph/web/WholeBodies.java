package org.summitgraph.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a body before a thread is given to its request, so that senders who take their time hold
 * none; refuses it (413) when it is too long. Fuseki may answer before it has read a body, and the
 * connection would then end under the client.
 *
 * <p>For the same reason a body that is too long is read to its end, and thrown away, before it is
 * refused: an end under a client that still sends makes the system forget the answer (RFC 9112,
 * section 9.6), and the client sees a broken connection in place of the reason. Jetty does so for
 * some ten kilobytes only, see docs/quirks.md.
 */
final class WholeBodies extends EagerContentHandler {

  private static final int TOO_LONG = 413;

  /** The parser's time grows with the square of a literal's length, and no time limit holds it. */
  static final int LONGEST = 256 * 1024;

  /** Bytes of a body; one that is longer is refused while it is sent. */
  static final int MOST_READ = 8 * 1024 * 1024;

  WholeBodies(Handler next) {
    super(next, new Factory());
  }

  private static final class Factory implements ContentLoaderFactory {

    @Override
    public String getApplicableMimeType() {
      return null;
    }

    @Override
    public ContentLoader newContentLoader(
        String contentType,
        String mimeType,
        Handler handler,
        Request request,
        Response response,
        Callback callback) {
      return new Loader(handler, request, response, callback);
    }
  }

  /** Reads one body; Jetty calls it by one thread at a time. */
  private static final class Loader extends EagerContentHandler.ContentLoader
      implements Invocable.Task {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    Loader(Handler handler, Request request, Response response, Callback callback) {
      super(handler, request, response, callback);
    }

    @Override
    protected void load() {
      long announced = getRequest().getLength();
      boolean asks = getRequest().getHeaders().contains(HttpHeader.EXPECT);
      if (announced > (asks ? LONGEST : MOST_READ)) {
        refuse();
      } else {
        read(false);
      }
    }

    @Override
    public void run() {
      read(true);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    private void read(boolean later) {
      while (true) {
        Content.Chunk chunk = getRequest().read();
        if (chunk == null) {
          getRequest().demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          pass(new Loaded(getRequest(), kept.toByteArray(), chunk), later);
          return;
        }
        keep(chunk.getByteBuffer());
        boolean last = chunk.isLast();
        chunk.release();
        if (length > LONGEST && (last || length > MOST_READ)) {
          refuse();
          return;
        }
        if (last) {
          pass(new Loaded(getRequest(), kept.toByteArray(), Content.Chunk.EOF), later);
          return;
        }
      }
    }

    private void keep(ByteBuffer part) {
      length += part.remaining();
      if (length > LONGEST) {
        kept.reset();
      } else {
        kept.writeBytes(BufferUtil.toArray(part));
      }
    }

    private void pass(Loaded loaded, boolean later) {
      if (later) {
        getRequest().getContext().execute(() -> handle(loaded, getResponse(), getCallback()));
      } else {
        handle(loaded, getResponse(), getCallback());
      }
    }

    private void refuse() {
      HeaderBounds.refuse(getResponse(), getCallback(), TOO_LONG, "This body is too long.");
    }
  }

  /** A request whose body has been read, or has failed after some of it. */
  private static final class Loaded extends Request.Wrapper {

    private final Content.Chunk end;
    private byte[] body;

    Loaded(Request request, byte[] body, Content.Chunk end) {
      super(request);
      this.body = body;
      this.end = end;
    }

    @Override
    public Content.Chunk read() {
      if (body.length == 0) {
        return end;
      }
      Content.Chunk all = Content.Chunk.from(ByteBuffer.wrap(body), false);
      body = new byte[0];
      return all;
    }

    @Override
    public void demand(Runnable demandCallback) {
      demandCallback.run();
    }
  }
}

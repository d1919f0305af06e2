package org.summitgraph.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.summitgraph.query.bounded.Budget;
import org.summitgraph.query.bounded.Limit;

/**
 * The body of an answer. Its first part is held back, so that a query that fails early is answered
 * with an error; what fails later must break the connection, for an answer that ends as it should
 * is complete.
 */
final class HeldBackOutput extends OutputStream {

  private static final int HELD = 256 * 1024;

  /** An answer of more than this counts as long; so many bytes take a few milliseconds. */
  private static final int SHORT = 64 * 1024;

  private final HttpServletResponse response;
  private final String contentType;
  private final Budget budget;
  private final Consumer<Budget> becomesLong;
  private final Runnable beforeFirstByte;
  private ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final AtomicBoolean begun = new AtomicBoolean();
  private long written;

  /** Since when a part waits for the client to read it, by the clock of the system; 0 for none. */
  private volatile long sending;

  /**
   * Nothing is sent yet.
   *
   * @param becomesLong called while more than a short answer has been written; what it throws can
   *     still be told the client
   */
  HeldBackOutput(
      HttpServletResponse response,
      String contentType,
      Budget budget,
      Consumer<Budget> becomesLong,
      Runnable beforeFirstByte) {
    this.response = response;
    this.contentType = contentType;
    this.budget = budget;
    this.becomesLong = becomesLong;
    this.beforeFirstByte = beforeFirstByte;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    budget.tick();
    written += length;
    budget.require(Limit.ANSWER, written);
    if (begun.get()) {
      budget.check();
      sending = System.nanoTime();
      response.getOutputStream().write(bytes, offset, length);
      sending = 0;
    } else {
      held.write(bytes, offset, length);
      if (written > SHORT) {
        becomesLong.accept(budget);
      }
      if (held.size() > HELD) {
        begin();
      }
    }
  }

  private void begin() throws IOException {
    begun.set(true);
    beforeFirstByte.run();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(contentType);
    sending = System.nanoTime();
    held.writeTo(response.getOutputStream());
    sending = 0;
    held = new ByteArrayOutputStream(0);
  }

  /** Nothing is sent before the end or before the held part is full. */
  @Override
  public void flush() {
    // Writers of results flush at their end, when it is not yet known whether all went well.
  }

  /** The answer is complete. */
  void complete() {
    try {
      if (!begun.get()) {
        response.setContentLength(held.size());
        begin();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the client has not read for so many nanoseconds, so that the answer stands still. */
  boolean standsStill(long nanos) {
    long since = sending;
    return since != 0 && System.nanoTime() - since > nanos;
  }

  /** Whether something went out, so that an error can no longer be told. */
  boolean hasBegun() {
    return begun.get();
  }
}

package org.summitgraph.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.summitgraph.model.Progress;

/**
 * One line of a terminal that is written over and over: what is being done, how much of it is done,
 * and how long the rest will take. It appears only when the work takes longer than a second. For
 * one thread.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long SECOND = 1_000_000_000L;

  /** Work that is done sooner needs no line. */
  private static final long SILENT = SECOND;

  private static final long BETWEEN = SECOND / 5;

  /** No estimate is worth anything before this part of the work is done. */
  private static final double TELLING = 0.02;

  private final PrintWriter terminal;
  private final LongSupplier nanoseconds;
  private final long begun;

  private String phase = "";
  private long phaseBegun;
  private long written;
  private int width;

  ProgressLine(PrintWriter terminal, LongSupplier nanoseconds) {
    this.terminal = terminal;
    this.nanoseconds = nanoseconds;
    this.begun = nanoseconds.getAsLong();
    this.written = begun + SILENT - BETWEEN;
  }

  /** Whether standard error is a terminal, as the launcher found. */
  static boolean isWatched() {
    return Boolean.getBoolean("summit.watched");
  }

  @Override
  public void advanced(String what, long done, long total) {
    long now = nanoseconds.getAsLong();
    boolean next = !what.equals(phase);
    if (next) {
      phase = what;
      phaseBegun = now;
    }
    if (now - begun >= SILENT && (next || now - written >= BETWEEN)) {
      written = now;
      write(line(done, total, now - phaseBegun));
    }
  }

  private String line(long done, long total, long elapsed) {
    if (total <= 0) {
      return phase + " ...";
    }
    double part = Math.min(1, (double) done / total);
    String line = String.format(Locale.ROOT, "%s: %d %%", phase, (long) (part * 100));
    return part < TELLING || done >= total
        ? line
        : line + ", " + words(elapsed * (1 - part) / part / SECOND) + " left";
  }

  private static String words(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 100 ? whole + " s" : (whole + 30) / 60 + " min";
  }

  private void write(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    terminal.flush();
    width = line.length();
  }

  /** Wipes the line away, so that what follows begins where it stood. */
  @Override
  public void close() {
    if (width > 0) {
      write("");
      terminal.print("\r");
      terminal.flush();
    }
  }
}

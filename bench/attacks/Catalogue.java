package attacks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All kinds, one after the other against one server beside the probe, and what came of each. */
final class Catalogue {

  /**
   * So much of a processor, used by one thread after the deadline, is a query that does not stop.
   */
  private static final double BUSY = 0.3;

  /** How one group went. */
  private static final class Count {
    private int planted;
    private int survived;
  }

  private final Target target;
  private final int seconds;
  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private int heavy;
  private int notStopped;
  private boolean dead;

  Catalogue(Target target, int seconds) {
    this.target = target;
    this.seconds = seconds;
  }

  /**
   * @param strict whether the expectation of each kind counts; else it survives what is answered or
   *     cut in time and with no fault of the server
   */
  void run(List<Kind> kinds, boolean strict, long untilNanos)
      throws IOException, InterruptedException {
    Wire wire = new Wire(target.port(), seconds * 1000 + 4_000);
    for (Kind kind : kinds) {
      if (!target.isAlive() || System.nanoTime() > untilNanos) {
        dead = true;
        return;
      }
      Reply reply = wire.send(kind.bytes().get());
      boolean good =
          strict
              ? kind.expected().isMet(reply, seconds)
                  && !reply.tellsOfInsides()
                  && !kind.isReflectedIn(reply)
              : held(reply);
      String found = reply.summary();
      if (kind.heavy()) {
        heavy++;
        double busy = busyAfterDeadline(reply);
        if (busy > BUSY) {
          notStopped++;
          good = false;
          found += String.format("; %.1f of a core busy after its deadline", busy);
        }
      }
      Count count = counts.computeIfAbsent(kind.group(), key -> new Count());
      count.planted++;
      if (good) {
        count.survived++;
      } else {
        others.add(
            kind.group()
                + " · "
                + kind.name()
                + ": expected "
                + kind.expected().words()
                + ", found "
                + found);
      }
    }
  }

  private boolean held(Reply reply) {
    return reply.status() != Reply.NOTHING
        && reply.status() != 500
        && !reply.tellsOfInsides()
        && reply.millis() < seconds * 1000L + Expectation.MARGIN_MILLIS;
  }

  /** Looks from half a second after the deadline, however early or late the answer came. */
  private double busyAfterDeadline(Reply reply) throws IOException, InterruptedException {
    long early = seconds * 1000L + Expectation.MARGIN_MILLIS - reply.millis();
    // One that was told to be over early has to be over then, too.
    Thread.sleep(Math.max(0, Math.min(early, Expectation.MARGIN_MILLIS)));
    double busy = target.busy(300).busiest();
    return busy > BUSY ? Math.min(busy, target.busy(300).busiest()) : busy;
  }

  Map<String, int[]> groups() {
    Map<String, int[]> groups = new LinkedHashMap<>();
    counts.forEach((name, count) -> groups.put(name, new int[] {count.survived, count.planted}));
    return groups;
  }

  int planted() {
    return counts.values().stream().mapToInt(count -> count.planted).sum();
  }

  int survived() {
    return counts.values().stream().mapToInt(count -> count.survived).sum();
  }

  int heavy() {
    return heavy;
  }

  int notStopped() {
    return notStopped;
  }

  /** Whether the server ended, or there was no time, before all were fired. */
  boolean isCutShort() {
    return dead;
  }

  /** What did not behave, each in a line. */
  List<String> others() {
    return List.copyOf(others);
  }
}

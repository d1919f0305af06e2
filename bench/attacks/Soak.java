package attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Honest and hostile requests for some minutes, and what grows meanwhile: the heap after a
 * collection of garbage, the memory of the process, threads and open files. Between two looks the
 * server is left alone for some seconds, so that what is only under way does not count.
 */
final class Soak {

  private static final int ROUNDS = 5;
  private static final int QUIET_SECONDS = 12;
  private static final int ATTACKERS = 6;
  private static final int SLOW = 50;

  /** As much as a later round may hold beyond the first, which warms up. */
  private static final double GROWTH = 1.25;

  /** What the process holds at one time. */
  private record Look(double heapMiB, long residentMiB, long threads, long descriptors) {

    String words() {
      return String.format("%.0f | %d | %d | %d", heapMiB, residentMiB, threads, descriptors);
    }
  }

  private final Target target;
  private final int seconds;

  Soak(Target target, int seconds) {
    this.target = target;
    this.seconds = seconds;
  }

  /** Lines of a table; the last says whether something grew. */
  List<String> lines(int minutes, Probe probe, String stranger) throws Exception {
    List<Kind> mix = new ArrayList<>(HeavyKinds.all());
    mix.addAll(TextKinds.all(stranger));
    mix.addAll(RequestKinds.all());
    int storm =
        (int) Math.max(5, TimeUnit.MINUTES.toSeconds(minutes) / ROUNDS - QUIET_SECONDS - 25);
    List<String> lines = new ArrayList<>();
    lines.add(
        "| round | heap after collection, MiB | RSS, MiB | threads | open files | probe | requests |");
    lines.add("|---|---|---|---|---|---|---|");
    List<Look> looks = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      String sent = "–";
      if (round > 0) {
        sent = new Storm(target, mix, seconds).blow(ATTACKERS, storm, round % 2 == 0).words();
        new Slowness(target, Slowness.Manner.values()[round % 4], "/").drip(SLOW, 24);
      }
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      Look look =
          new Look(target.heapMiB(), target.residentMiB(), target.threads(), target.descriptors());
      looks.add(look);
      lines.add(
          "| "
              + round
              + " | "
              + look.words()
              + " | "
              + probe.takeAll().words()
              + " | "
              + sent
              + " |");
    }
    Look warm = looks.get(1);
    Look last = looks.get(ROUNDS);
    boolean grew =
        last.heapMiB > warm.heapMiB * GROWTH + 16
            || last.threads > warm.threads * GROWTH
            || last.descriptors > warm.descriptors * GROWTH;
    lines.add(grew ? "\nSomething **grew**." : "\nNothing grew.");
    return lines;
  }
}

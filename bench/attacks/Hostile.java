package attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts our server and stock Fuseki over the same data, one after the other, and fires at each
 * what strangers may send. See {@code bench/README.md}.
 */
final class Hostile {

  private static final int SLOW_SECONDS = 30;

  private final Options options;
  private final AtomicInteger knocks = new AtomicInteger();
  private final StringBuilder report = new StringBuilder();
  private boolean good = true;

  private Hostile(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Hostile run = new Hostile(options);
    run.run();
    System.out.println(run.report);
    System.exit(run.good ? 0 : 1);
  }

  private void run() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread catcher = new Thread(() -> listen(stranger), "stranger");
      catcher.setDaemon(true);
      catcher.start();
      String address = "127.0.0.1:" + stranger.getLocalPort();
      for (String server : options.servers()) {
        knocks.set(0);
        boolean ours = server.equals("ours");
        say("**" + (ours ? "`./summit serve`" : "Fuseki 5.6.0 as shipped") + "**\n");
        if (options.soak() > 0) {
          soak(address);
          continue;
        }
        if (options.parts().contains("catalogue")) {
          catalogue(ours, address);
        }
        if (options.parts().contains("storm")) {
          storms(ours, address);
        }
        if (options.parts().contains("slow")) {
          slow(ours);
        }
        say("Connections to a stranger: " + knocks.get() + ".\n");
        good &= !ours || knocks.get() == 0;
      }
    }
  }

  private void listen(ServerSocket stranger) {
    while (!stranger.isClosed()) {
      try (Socket socket = stranger.accept()) {
        knocks.incrementAndGet();
      } catch (IOException e) {
        return;
      }
    }
  }

  /** A server that has done what it does by itself after its start: ours counts what it has. */
  private Target start(boolean ours) throws IOException, InterruptedException {
    Target target = started(ours);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (target.busy(1_000).all() > 0.1 && System.nanoTime() < until) {
      TimeUnit.SECONDS.sleep(1);
    }
    return target;
  }

  private Target started(boolean ours) throws IOException, InterruptedException {
    return ours
        ? Target.ours(
            options.home(), options.corpus(), options.store(), options.heap(), options.seconds())
        : Target.stock(options.home(), options.stock(), options.heap(), options.seconds());
  }

  private void say(String line) {
    report.append(line).append('\n');
    System.err.println(line);
  }

  // All kinds one after the other

  private void catalogue(boolean ours, String stranger) throws Exception {
    List<Kind> kinds = new ArrayList<>(HeavyKinds.all());
    kinds.addAll(ValueKinds.all());
    kinds.addAll(TextKinds.all(stranger));
    kinds.addAll(RequestKinds.all());
    kinds.addAll(ValueKinds.ofTheLibraries());
    kinds.removeIf(kind -> !options.wants(kind));
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
    Map<String, int[]> groups = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    int heavy = 0;
    int notStopped = 0;
    int restarts = 0;
    long peak = 0;
    long outOfMemory = 0;
    int fired = 0;
    List<Probe.Times> probes = new ArrayList<>();
    while (fired < kinds.size() && System.nanoTime() < until) {
      // A server that still computes, or is gone, is started anew, and that is counted.
      try (Target target = start(ours);
          Probe probe = new Probe(target)) {
        TimeUnit.SECONDS.sleep(3);
        Probe.Times before = probe.take();
        Catalogue catalogue = new Catalogue(target, options.seconds());
        while (fired < kinds.size() && target.isAlive() && System.nanoTime() < until) {
          int next = Math.min(kinds.size(), fired + (ours ? kinds.size() : 1));
          catalogue.run(kinds.subList(fired, next), ours, until);
          fired = next;
          if (!ours && target.isAlive() && catalogue.notStopped() > 0) {
            break;
          }
        }
        Probe.Times during = probe.takeAll();
        double busy = target.isAlive() ? afterFiveSeconds(target) : 0;
        Probe.Times after = probe.takeAll();
        probes.addAll(List.of(before, during, after));
        if (target.isAlive()) {
          peak = Math.max(peak, target.peakMiB());
        }
        outOfMemory += target.outOfMemory();
        heavy += catalogue.heavy();
        notStopped += catalogue.notStopped();
        others.addAll(catalogue.others());
        catalogue.groups().forEach((group, count) -> groups.merge(group, count, Hostile::sum));
        if (fired < kinds.size()) {
          restarts++;
        } else if (ours) {
          say(
              "Probe before, during, after (p50 / p99 / max): "
                  + before.words()
                  + "; "
                  + during.words()
                  + "; "
                  + after.words()
                  + String.format(". Cores busy 5 s after: %.2f.", busy));
        }
      }
    }
    int planted = groups.values().stream().mapToInt(count -> count[1]).sum();
    int survived = groups.values().stream().mapToInt(count -> count[0]).sum();
    if (!ours) {
      int failed = probes.stream().mapToInt(Probe.Times::failed).sum();
      int asked = probes.stream().mapToInt(Probe.Times::asked).sum();
      say(
          "Probe: "
              + failed
              + " of "
              + asked
              + " failed, the longest "
              + probes.stream().mapToLong(Probe.Times::max).max().orElse(0)
              + " ms. Started anew "
              + restarts
              + " times, as it still computed or was gone.");
    }
    say(
        survived
            + " of "
            + planted
            + " survived"
            + (fired < kinds.size() ? " (of " + kinds.size() + "; time was up)" : "")
            + "; of "
            + heavy
            + " queries that compute for ever "
            + notStopped
            + " did not stop; most memory "
            + peak
            + " MiB; OutOfMemoryError: "
            + outOfMemory
            + ".\n");
    say("| group | survived / planted |");
    say("|---|---|");
    groups.forEach(
        (group, count) -> say("| " + group + " | " + count[0] + " / " + count[1] + " |"));
    say("");
    Path list = options.home().resolve("target/bench/others-" + (ours ? "ours" : "stock") + ".txt");
    Files.write(list, others);
    if (ours) {
      others.forEach(line -> say("* " + line));
      good &= others.isEmpty() && planted > 0;
    }
  }

  private static int[] sum(int[] one, int[] other) {
    return new int[] {one[0] + other[0], one[1] + other[1]};
  }

  private static double afterFiveSeconds(Target target) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(5);
    return target.busy(1_000).all();
  }

  // Many attackers at once

  private void storms(boolean ours, String stranger) throws Exception {
    List<Kind> mix = new ArrayList<>(HeavyKinds.all());
    say(
        "| attackers | probe before | during | after | RSS peak, MiB | cores busy 5 s after | out of memory | requests |");
    say("|---|---|---|---|---|---|---|---|");
    Target target = start(ours);
    try {
      for (int attackers : options.attackers()) {
        for (boolean leaving : new boolean[] {false, true}) {
          // Stock Fuseki does not come back from some of it, and each storm is to find it fresh.
          if (!ours || !target.isAlive()) {
            target.close();
            target = start(ours);
          }
          say(storm(target, mix, attackers, leaving, ours));
        }
      }
    } finally {
      target.close();
    }
    say("");
  }

  private String storm(Target target, List<Kind> mix, int attackers, boolean leaving, boolean ours)
      throws Exception {
    try (Probe probe = new Probe(target)) {
      TimeUnit.SECONDS.sleep(5);
      Probe.Times before = probe.takeAll();
      Storm.Tally tally =
          new Storm(target, mix, options.seconds())
              .blow(attackers, options.stormSeconds(), leaving);
      Probe.Times during = probe.takeAll();
      double busy = target.isAlive() ? afterFiveSeconds(target) : 0;
      Probe.Times after = probe.takeAll();
      good &= !ours || (target.isAlive() && during.failed() == 0 && target.outOfMemory() == 0);
      return String.format(
          "| %d%s | %s | %s | %s | %s | %.2f | %d | %s |",
          attackers,
          leaving ? ", who leave after 0.3 s" : "",
          before.words(),
          during.words(),
          target.isAlive() ? after.words() : "dead",
          target.isAlive() ? target.peakMiB() : "dead",
          busy,
          target.outOfMemory(),
          tally.words());
    }
  }

  // For a while

  private void soak(String stranger) throws Exception {
    try (Target target = start(true);
        Probe probe = new Probe(target)) {
      List<String> lines =
          new Soak(target, options.seconds()).lines(options.soak(), probe, stranger);
      lines.forEach(this::say);
      good &= lines.get(lines.size() - 1).contains("Nothing grew");
    }
  }

  // Slow connections

  private void slow(boolean ours) throws Exception {
    say(
        "| connections | how many | ended by the server | after at most | probe before | during | RSS peak, MiB |");
    say("|---|---|---|---|---|---|---|");
    String file = ours ? "/ui/static/" + largest() : "/summits/data?default";
    Target target = start(ours);
    try {
      for (Slowness.Manner manner : Slowness.Manner.values()) {
        if (!ours || !target.isAlive()) {
          target.close();
          target = start(ours);
        }
        say(slow(target, manner, file, ours));
      }
    } finally {
      target.close();
    }
    say("");
  }

  private String slow(Target target, Slowness.Manner manner, String file, boolean ours)
      throws Exception {
    try (Probe probe = new Probe(target)) {
      TimeUnit.SECONDS.sleep(3);
      Probe.Times before = probe.takeAll();
      boolean cheap = manner == Slowness.Manner.HEADERS || manner == Slowness.Manner.IDLE;
      int many = cheap ? options.slow() * 2 : options.slow();
      Slowness.Tally tally = new Slowness(target, manner, file).drip(many, SLOW_SECONDS);
      Probe.Times during = probe.takeAll();
      good &= !ours || (during.failed() == 0 && tally.cut() == tally.opened());
      return "| "
          + manner.words()
          + " | "
          + tally.opened()
          + " | "
          + tally.cut()
          + " | "
          + tally.seconds()
          + " s | "
          + before.words()
          + " | "
          + during.words()
          + " | "
          + target.peakMiB()
          + " |";
    }
  }

  /** The largest file that the browser interface is made of. */
  private String largest() throws IOException {
    Path libraries = options.home().resolve("target/lib");
    try (var jars = Files.newDirectoryStream(libraries, "jena-fuseki-ui-*.jar");
        var jar = new java.util.jar.JarFile(jars.iterator().next().toFile())) {
      return jar.stream()
          .filter(
              entry ->
                  entry.getName().startsWith("webapp/static/") && entry.getName().endsWith(".js"))
          .max(java.util.Comparator.comparingLong(java.util.jar.JarEntry::getSize))
          .orElseThrow()
          .getName()
          .substring("webapp/static/".length());
    }
  }
}

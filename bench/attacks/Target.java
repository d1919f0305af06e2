package attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that this program started, seen from outside: its port, its processor time, its memory.
 */
final class Target implements AutoCloseable {

  private static final long START_SECONDS = 120;
  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";
  private static final double TICKS_A_SECOND = 100;

  /** Threads of Java itself; what they do goes on for a while after any load. */
  private static final String OF_JAVA = "^(C[12] Comp.*|G1 .*|GC .*|VM .*|Sweeper.*)$";

  private final String name;
  private final int port;
  private final Process process;
  private final Path log;

  private Target(String name, int port, Process process, Path log) {
    this.name = name;
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /**
   * {@code ./summit serve} as for the public, but on the loopback alone.
   *
   * @param corpus with the folders data and documents
   */
  static Target ours(Path home, Path corpus, Path store, String heap, int seconds)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        List.of(
            home.resolve("summit").toString(),
            "serve",
            "--behind-proxy",
            "--port=" + port,
            "--query-seconds=" + seconds,
            "--data=" + corpus.resolve("data"),
            "--documents=" + corpus.resolve("documents"),
            "--store=" + store);
    return start("ours", command, Map.of("JVM_ARGS", "-Xmx" + heap), home, port);
  }

  /** Fuseki as it is shipped, with a time limit for queries, over a copy of the same files. */
  static Target stock(Path home, Path database, String heap, int seconds)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-cp",
            home.resolve("target/bench/classes") + ":" + home.resolve("target/lib") + "/*",
            StockFuseki.class.getName(),
            "--localhost",
            "--port=" + port,
            "--timeout=" + TimeUnit.SECONDS.toMillis(seconds),
            "--tdb2",
            "--loc=" + database,
            "/summits");
    return start("stock", command, Map.of(), home, port);
  }

  private static Target start(
      String name, List<String> command, Map<String, String> environment, Path home, int port)
      throws IOException, InterruptedException {
    Path log = home.resolve("target/bench").resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Target target = new Target(name, port, process, log);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    Wire wire = new Wire(port, 5_000);
    while (wire.send(Kind.post("ASK {}", "application/sparql-results+json")).status() != 200) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException(name + " did not start; see " + log);
      }
      Thread.sleep(200);
    }
    return target;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lines of its log that tell of memory that was not there. */
  long outOfMemory() throws IOException {
    return count("OutOfMemoryError");
  }

  /** Lines of its log with an exception. */
  long exceptions() throws IOException {
    return count("Exception");
  }

  private long count(String word) throws IOException {
    try (Stream<String> lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains(word)).count();
    }
  }

  long logBytes() throws IOException {
    return Files.size(log);
  }

  /** The most memory that it has occupied so far (VmHWM), in MiB. */
  long peakMiB() throws IOException {
    return status("VmHWM:") / 1024;
  }

  /** The memory that it occupies (VmRSS), in MiB. */
  long residentMiB() throws IOException {
    return status("VmRSS:") / 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String field) throws IOException {
    try (Stream<String> lines = Files.lines(proc().resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(field.length()).replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }

  long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(proc().resolve("fd"))) {
      return open.count();
    }
  }

  /**
   * Connections that it holds open.
   *
   * @param clients the ports at their other ends
   */
  int connections(Set<Integer> clients) throws IOException {
    String here = String.format(":%04X", port);
    int open = 0;
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split("\\s+");
        if (fields[1].endsWith(here)
            && (fields[3].equals(ESTABLISHED) || fields[3].equals(CLOSE_WAIT))
            && clients.contains(
                Integer.parseInt(fields[2].substring(fields[2].indexOf(':') + 1), 16))) {
          open++;
        }
      }
    }
    return open;
  }

  private Path proc() {
    return Path.of("/proc", String.valueOf(process.pid()));
  }

  /** Processor time of each thread that answers requests, in seconds, since it began. */
  private Map<String, Double> workSeconds() throws IOException {
    Map<String, Double> seconds = new HashMap<>();
    List<Path> tasks;
    try (Stream<Path> listed = Files.list(proc().resolve("task"))) {
      tasks = listed.toList();
    }
    for (Path task : tasks) {
      try {
        String stat = Files.readString(task.resolve("stat"));
        int end = stat.lastIndexOf(')');
        if (!stat.substring(stat.indexOf('(') + 1, end).matches(OF_JAVA)) {
          String[] fields = stat.substring(end + 2).split(" ");
          long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
          seconds.put(task.getFileName().toString(), ticks / TICKS_A_SECOND);
        }
      } catch (IOException e) {
        // The thread has ended meanwhile.
      }
    }
    return seconds;
  }

  /**
   * What threads for requests did over a stretch of time, in processors.
   *
   * @param all of them together
   * @param busiest the one that did most: a query that does not stop keeps its thread busy, however
   *     many others answer in between
   */
  record Busy(double all, double busiest) {}

  Busy busy(long millis) throws IOException, InterruptedException {
    Map<String, Double> before = workSeconds();
    long begun = System.nanoTime();
    Thread.sleep(millis);
    double took = (System.nanoTime() - begun) / 1e9;
    double all = 0;
    double busiest = 0;
    for (Map.Entry<String, Double> thread : workSeconds().entrySet()) {
      double used = (thread.getValue() - before.getOrDefault(thread.getKey(), 0.0)) / took;
      all += used;
      busiest = Math.max(busiest, used);
    }
    return new Busy(all, busiest);
  }

  /** The heap in use after a collection of garbage, in MiB; negative when it cannot be told. */
  double heapMiB() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    run(jcmd.toString(), "GC.run");
    Thread.sleep(1_000);
    String told = run(jcmd.toString(), "GC.heap_info");
    var used = java.util.regex.Pattern.compile("heap +total \\d+K, used (\\d+)K").matcher(told);
    return used.find() ? Long.parseLong(used.group(1)) / 1024.0 : -1;
  }

  private String run(String jcmd, String command) throws IOException, InterruptedException {
    Process asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), command).start();
    String told = new String(asked.getInputStream().readAllBytes());
    asked.waitFor();
    return told;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}

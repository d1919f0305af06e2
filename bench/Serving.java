import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.cmds.FusekiMain;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.CannedQuery;

/**
 * Measures our server, stock Fuseki over a copy of the same TDB2 files, and a bare Jetty that sends
 * the same bytes, one after the other. Every server is a process of its own that is killed at the
 * end. Requests go over plain sockets that stay open, so that the client costs little. See {@code
 * bench/README.md}.
 */
final class Serving {

  private static final int CLIENTS = 8;
  private static final int STARTS = 5;
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final double TICK_MILLIS = 10;
  private static final String CSV = "text/csv";
  private static final Pattern LINK = Pattern.compile("<loc>[^<]*?(/doc/[^<]+)</loc>");

  private final Path home;
  private final Path corpus;
  private final Path store;
  private final Path stock;
  private final long millis;

  private Serving(List<Path> places, long seconds) {
    this.home = places.get(0);
    this.corpus = places.get(1);
    this.store = places.get(2);
    this.stock = places.get(3);
    this.millis = TimeUnit.SECONDS.toMillis(seconds);
  }

  /**
   * @param arguments seconds of each measurement, the parts, the project, the corpus, the store and
   *     a copy of its database; or what this program starts itself: {@code bare} and a folder of
   *     answers, {@code stock} and what Fuseki is told
   */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "bare" -> bare(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      case "stock" ->
          FusekiMain.build(Arrays.copyOfRange(arguments, 1, arguments.length)).start().join();
      default -> {
        List<Path> places =
            Arrays.stream(arguments).skip(2).map(place -> Path.of(place).toAbsolutePath()).toList();
        new Serving(places, Long.parseLong(arguments[0])).run(Set.of(arguments[1].split(",")));
      }
    }
  }

  /** A server that does nothing but send, for the path {@code /N}, the file N of a folder. */
  private static void bare(Path folder, int port) throws Exception {
    Map<String, byte[]> answers = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        answers.put("/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            byte[] body = answers.get(request.getHttpURI().getPath());
            response.getHeaders().put("Content-Type", "text/csv;charset=utf-8");
            response.getHeaders().put("Content-Length", body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
          }
        });
    server.start();
    server.join();
  }

  private void run(Set<String> parts) throws Exception {
    List<Canned> all = canned();
    String first = all.get(0).atEndpoint();
    System.out.println("| | ours | other | ratio | target |\n|---|---|---|---|---|");
    if (parts.contains("starts")) {
      starts(first);
    }
    if (parts.contains("queries")) {
      queries(all, first);
    }
    if (parts.contains("pages")) {
      pages();
    }
    if (parts.contains("exports")) {
      exports();
    }
  }

  private void queries(List<Canned> all, String first) throws Exception {
    List<String> leftOut = new ArrayList<>();
    List<Canned> asked = comparable(all, first, leftOut);
    List<String> questions = asked.stream().map(Canned::atEndpoint).toList();
    List<String> kept = asked.stream().map(Canned::atOurs).toList();
    List<byte[]> bodies = new ArrayList<>();
    double oursRate;
    double cachedRate;
    long oursPeak;
    long oursOwn;
    try (Running ours = ours("/ready", "");
        OwnMemory own = new OwnMemory(ours.process())) {
      quiet(ours);
      oursRate = rate(ours.port(), questions);
      oursPeak = ours.peakMegabytes();
      oursOwn = own.peakMegabytes();
      try (Client client = new Client(ours.port())) {
        for (String path : kept) {
          bodies.add(client.body(path, CSV));
        }
      }
      cachedRate = rate(ours.port(), kept);
    }
    try (Running other = stock(first);
        OwnMemory own = new OwnMemory(other.process())) {
      double rate = rate(other.port(), questions);
      row(asked.size() + " canned queries, not kept, requests/s", oursRate, rate, ">= 1.5");
      row("most memory (RSS) of that, MB", oursPeak, other.peakMegabytes(), "<= 0.3");
      row("the same without mapped files (RssAnon), MB", oursOwn, own.peakMegabytes(), "<= 0.3");
    }
    row("the same, kept; other: bare Jetty, requests/s", cachedRate, bareRate(bodies), ">= 0.65");
    System.err.println("Left out: " + (leftOut.isEmpty() ? "none" : String.join(", ", leftOut)));
  }

  /** The queries that both servers answer quickly and with the same bytes. */
  private List<Canned> comparable(List<Canned> all, String first, List<String> leftOut)
      throws Exception {
    List<Canned> asked = new ArrayList<>(all);
    Map<Canned, byte[]> oursRows = new HashMap<>();
    Map<Canned, byte[]> stockRows = new HashMap<>();
    try (Running ours = ours("/ready", "")) {
      quiet(ours);
      leaveOutSlow(ours, asked, leftOut, oursRows);
    }
    try (Running other = stock(first)) {
      leaveOutSlow(other, asked, leftOut, stockRows);
    }
    for (Canned query : List.copyOf(asked)) {
      if (!Arrays.equals(oursRows.get(query), stockRows.get(query))) {
        asked.remove(query);
        leftOut.add(query.name() + " (other bytes)");
      }
    }
    return asked;
  }

  /** A canned query with its parameters at their defaults. */
  private record Canned(String name, String text) {

    private String atOurs() {
      return "/queries/" + name + ".csv";
    }

    private String atEndpoint() {
      return "/summits/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /** Those whose answer is a table. */
  private List<Canned> canned() throws Exception {
    List<Canned> queries = new ArrayList<>();
    for (CannedQuery query : CannedQueries.readFolder(home.resolve("queries")).all()) {
      if (query.query().isSelectType()) {
        queries.add(new Canned(query.name(), query.bind(Map.of()).serialize()));
      }
    }
    return queries;
  }

  /**
   * From the command to the first right answer; each server is killed (SIGKILL) and starts again.
   */
  private void starts(String request) throws Exception {
    List<Double> oursStarts = new ArrayList<>();
    List<Double> stockStarts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (Running ours = ours(request, "")) {
        oursStarts.add(ours.startMillis());
      }
      try (Running other = stock(request)) {
        stockStarts.add(other.startMillis());
      }
    }
    row("first answer after kill -9, ms", median(oursStarts), median(stockStarts), "<= 0.4");
  }

  /**
   * Asks each twice, takes those away that need more than a second the second time (eight of them
   * at once would come to the server's deadline), and keeps the answers.
   */
  private static void leaveOutSlow(
      Running server, List<Canned> asked, List<String> leftOut, Map<Canned, byte[]> rows)
      throws IOException {
    for (Canned query : List.copyOf(asked)) {
      boolean slow;
      try (Client client = new Client(server.port())) {
        client.get(query.atEndpoint(), CSV, null);
        long begun = System.nanoTime();
        rows.put(query, client.body(query.atEndpoint(), CSV));
        slow = System.nanoTime() - begun > SLOW_NANOS;
      } catch (IOException e) {
        slow = true;
      }
      if (slow) {
        asked.remove(query);
        leftOut.add(query.name() + " (slow)");
      }
    }
  }

  /** Requests a second of all clients together, each with one connection, after a warming-up. */
  private double rate(int port, List<String> paths) throws Exception {
    if (paths.isEmpty()) {
      throw new IllegalStateException("nothing to ask");
    }
    load(port, paths, millis);
    return load(port, paths, millis) * 1000.0 / millis;
  }

  private static long load(int port, List<String> paths, long time) throws Exception {
    AtomicLong done = new AtomicLong();
    AtomicReference<Exception> fault = new AtomicReference<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(time);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int start = i * paths.size() / CLIENTS;
      Thread thread =
          new Thread(
              () -> {
                try (Client client = new Client(port)) {
                  for (int n = start; System.nanoTime() < end && fault.get() == null; n++) {
                    client.get(paths.get(n % paths.size()), CSV, null);
                    done.incrementAndGet();
                  }
                } catch (IOException | RuntimeException e) {
                  fault.set(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (fault.get() != null) {
      throw fault.get();
    }
    return done.get();
  }

  private double bareRate(List<byte[]> bodies) throws Exception {
    Path folder = Files.createTempDirectory(store.getParent(), "bodies");
    List<String> paths = new ArrayList<>();
    for (byte[] body : bodies) {
      Files.write(folder.resolve(Integer.toString(paths.size())), body);
      paths.add("/" + paths.size());
    }
    int port = freePort();
    try (Running bare = start(own("bare", folder.toString(), "" + port), Map.of(), port, "/0")) {
      return rate(bare.port(), paths);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Collections.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /**
   * Processor time of pages of the shipped data, and of their Turtle, that nobody asked for before.
   */
  private void pages() throws Exception {
    Path shipped = store.resolveSibling("store-shipped");
    try (Running ours = serve(List.of("--store=" + shipped), "/ready", "")) {
      quiet(ours);
      List<String> things = new ArrayList<>();
      try (Client client = new Client(ours.port())) {
        Matcher link =
            LINK.matcher(
                new String(client.body("/sitemap.xml?page=1", "*/*"), StandardCharsets.UTF_8));
        while (link.find()) {
          things.add(link.group(1));
        }
      }
      Collections.sort(things);
      Collections.shuffle(things, new Random(1931));
      int warmUp = things.size() * 2 / 3;
      for (String suffix : List.of(".html", ".ttl")) {
        double before = 0;
        try (Client client = new Client(ours.port())) {
          for (int i = 0; i < things.size(); i++) {
            if (i == warmUp) {
              before = ours.cpuMillis();
            }
            client.get(things.get(i) + suffix, "*/*", null);
          }
        }
        System.out.printf(
            "| processor time of a thing's %s, warm, not kept, ms | %.1f | | | <= 50 |%n",
            suffix, (ours.cpuMillis() - before) / (things.size() - warmUp));
      }
    }
  }

  /** Waits until the server has counted its data, a minute at most. */
  private static void quiet(Running server) throws Exception {
    double before = -1000;
    for (int i = 0; i < 60 && server.cpuMillis() - before > 50; i++) {
      before = server.cpuMillis();
      Thread.sleep(1000);
    }
  }

  /** All data, from a server with little memory: first byte, whole time, most memory. */
  private void exports() throws Exception {
    for (String name : List.of("data.nq", "data.trig", "data.ttl")) {
      try (Running ours = ours("/ready", "-Xmx256m")) {
        quiet(ours);
        List<Double> firsts = new ArrayList<>();
        double seconds = 0;
        long bytes = 0;
        for (int i = 0; i < 3; i++) {
          try (Client client = new Client(ours.port())) {
            long begun = System.nanoTime();
            client.get("/dumps/" + name, "*/*", null);
            seconds = (System.nanoTime() - begun) / 1e9;
            firsts.add(client.firstByteNanos / 1e6);
            bytes = client.bytes;
          }
        }
        System.out.printf(
            "| %s, heap 256 MB: first byte, ms | %.0f (at first %.0f) | | | <= 100 |%n",
            name, median(firsts), firsts.get(0));
        System.out.printf(
            "| %s: whole, s; MB; RSS, MB | %.1f; %.0f; %d | | | |%n",
            name, seconds, bytes / 1e6, ours.peakMegabytes());
      }
    }
  }

  /** A server in a process of its own, with the time from its start to its first answer. */
  private record Running(Process process, int port, double startMillis) implements AutoCloseable {

    private double cpuMillis() throws IOException {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    private long peakMegabytes() throws IOException {
      return megabytes(process, "VmHWM");
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** A line of {@code /proc/PID/status}. */
  private static long megabytes(Process process, String what) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(what + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The most memory that a process has had for itself. RSS counts the mapped files of TDB2 too,
   * which the system takes back when it needs them; it notes the peak of RSS, but not of this part,
   * so that is looked at ten times a second.
   */
  private static final class OwnMemory implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final AtomicLong peak = new AtomicLong();
    private final Thread looking;

    OwnMemory(Process process) {
      looking = new Thread(() -> look(process), "own-memory");
      looking.setDaemon(true);
      looking.start();
    }

    private void look(Process process) {
      try {
        while (true) {
          peak.accumulateAndGet(megabytes(process, "RssAnon"), Math::max);
          Thread.sleep(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | NoSuchElementException e) {
        // The process has ended.
        return;
      }
    }

    long peakMegabytes() {
      if (peak.get() == 0) {
        throw new IllegalStateException("no memory was seen");
      }
      return peak.get();
    }

    @Override
    public void close() {
      looking.interrupt();
    }
  }

  private Running ours(String request, String javaOptions) throws Exception {
    return serve(
        List.of(
            "--data=" + corpus.resolve("data"),
            "--documents=" + corpus.resolve("documents"),
            "--store=" + store),
        request,
        javaOptions);
  }

  private Running serve(List<String> options, String request, String javaOptions) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(home.resolve("summit").toString(), "serve", "--port=" + port));
    command.addAll(options);
    return start(command, Map.of("JVM_ARGS", javaOptions), port, request);
  }

  /** As Apache's script starts it, with its 4 GB of heap. */
  private Running stock(String request) throws Exception {
    int port = freePort();
    return start(
        own("stock", "--localhost", "--port=" + port, "--tdb2", "--loc=" + stock, "/summits"),
        Map.of(),
        port,
        request);
  }

  private static List<String> own(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx4G");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "Serving"));
    command.addAll(List.of(arguments));
    return command;
  }

  private Running start(
      List<String> command, Map<String, String> environment, int port, String request)
      throws Exception {
    Path log = store.resolveSibling("serving.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.directory(home.toFile()).redirectOutput(log.toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    while (process.isAlive() && System.nanoTime() - begun < START_NANOS) {
      try (Client client = new Client(port)) {
        client.get(request, CSV + ", */*;q=0.1", null);
        return new Running(process, port, (System.nanoTime() - begun) / 1e6);
      } catch (IOException e) {
        Thread.sleep(5);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("did not start; see " + log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** One connection that stays open. */
  private static final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private long firstByteNanos;
    private long bytes;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    byte[] body(String path, String accept) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      get(path, accept, body);
      return body.toByteArray();
    }

    /**
     * Reads an answer to its end.
     *
     * @param body takes the bytes; null to drop them
     * @throws IOException where the answer is not 200 or was cut
     */
    void get(String path, String accept, ByteArrayOutputStream body) throws IOException {
      long begun = System.nanoTime();
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String status = line();
      firstByteNanos = System.nanoTime() - begun;
      long length = 0;
      boolean chunked = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(header.substring(15).strip());
        }
        chunked |= lower.startsWith("transfer-encoding:");
      }
      bytes = 0;
      if (chunked) {
        for (long next = chunk(); next > 0; next = chunk()) {
          if (bytes == 0) {
            firstByteNanos = System.nanoTime() - begun;
          }
          take(next, body);
          line();
        }
        line();
      } else {
        take(length, body);
      }
      if (!status.contains(" 200")) {
        throw new IOException(status + " for " + path);
      }
    }

    private long chunk() throws IOException {
      return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private void take(long length, ByteArrayOutputStream body) throws IOException {
      for (long left = length; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the answer was cut");
        }
        if (body != null) {
          body.write(buffer, 0, read);
        }
        left -= read;
        bytes += read;
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("the connection was closed");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void row(String what, double ours, double other, String target) {
    System.out.printf(
        "| %s | %,.0f | %,.0f | %.2f | %s |%n", what, ours, other, ours / other, target);
  }
}

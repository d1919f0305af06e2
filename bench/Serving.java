import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.cmds.FusekiMain;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Measures our server, stock Fuseki on the same database, and a bare Jetty that sends the same
 * bytes. Requests go over plain sockets that stay open, so that the client costs little.
 */
final class Serving {

  private static final int CLIENTS = 8;
  private static final int TICK_MILLIS = 10;

  private final Path home;
  private final Path corpus;
  private final Path store;
  private final Path stock;
  private final long millis;
  private final Path work;

  private Serving(String[] arguments) {
    this.home = Path.of(arguments[1]);
    this.corpus = Path.of(arguments[2]);
    this.store = Path.of(arguments[3]);
    this.stock = Path.of(arguments[4]);
    this.millis = TimeUnit.SECONDS.toMillis(Long.parseLong(arguments[5]));
    this.work = store.toAbsolutePath().getParent();
  }

  /**
   * @param arguments {@code throughput} or {@code exports}, the project, the corpus, the store, a
   *     copy of its database, and seconds; or {@code bare} and a file
   */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "bare" -> bare(Files.readAllBytes(Path.of(arguments[1])));
      case "stock" ->
          FusekiMain.build(Arrays.copyOfRange(arguments, 1, arguments.length)).start().join();
      case "exports" -> new Serving(arguments).exports();
      default -> new Serving(arguments).throughput();
    }
  }

  /** A server that does nothing but send these bytes. */
  private static void bare(byte[] body) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put("Content-Type", "text/csv;charset=utf-8");
            response.getHeaders().put("Content-Length", body.length);
            response.write(true, java.nio.ByteBuffer.wrap(body), callback);
            return true;
          }
        });
    server.start();
    System.out.println("port " + connector.getLocalPort());
    System.in.read();
    server.stop();
  }

  /** A server in a process of its own, with what it cost. */
  private record Running(Process process, int port, double startMillis) implements AutoCloseable {

    private long cpuMillis() throws IOException {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    private long peakMegabytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** Starts a command; the time until it first answers a request with 200. */
  private Running start(List<String> command, int port, String request) throws Exception {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("server.log").toFile())
            .start();
    while (process.isAlive()) {
      try (Client client = new Client(port)) {
        if (client.get(request, "*/*") == 200) {
          return new Running(process, port, (System.nanoTime() - begun) / 1e6);
        }
      } catch (IOException e) {
        // Not yet.
      }
      Thread.sleep(5);
    }
    throw new IllegalStateException(Files.readString(work.resolve("server.log")));
  }

  private static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Running ours(String request) throws Exception {
    int port = freePort();
    List<String> command =
        List.of(
            home.resolve("summit").toString(),
            "serve",
            "--port=" + port,
            "--data=" + corpus.resolve("data"),
            "--documents=" + corpus.resolve("documents"),
            "--store=" + store);
    return start(command, port, request);
  }

  private Running stock(String request) throws Exception {
    int port = freePort();
    List<String> command =
        List.of(
            java(),
            "-Xmx4G",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            "Serving",
            "stock",
            "--localhost",
            "--port=" + port,
            "--tdb2",
            "--loc=" + stock,
            "/summits");
    return start(command, port, request);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** One connection that stays open. */
  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private long firstByteNanos;
    private long bytes;

    Client(int port) throws IOException {
      socket = new Socket("127.0.0.1", port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /** The status of the answer, whose body is read to its end and dropped. */
    int get(String path, String accept) throws IOException {
      long begun = System.nanoTime();
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      int status = Integer.parseInt(line().split(" ")[1]);
      long length = 0;
      boolean chunked = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(header.substring(15).strip());
        }
        chunked |= lower.startsWith("transfer-encoding:");
      }
      bytes = 0;
      firstByteNanos = 0;
      if (chunked) {
        for (long next = chunk(begun); next > 0; next = chunk(begun)) {
          drop(next, begun);
          line();
        }
        line();
      } else {
        drop(length, begun);
      }
      return status;
    }

    private long chunk(long begun) throws IOException {
      return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private void drop(long length, long begun) throws IOException {
      for (long left = length; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the answer was cut");
        }
        if (firstByteNanos == 0) {
          firstByteNanos = System.nanoTime() - begun;
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

  /** Requests a second of all clients together; each has one connection. */
  private double rate(int port, List<String> paths, IntFunction<String> accept) throws Exception {
    run(port, paths, accept, millis / 2);
    return run(port, paths, accept, millis) * 1000.0 / millis;
  }

  private static long run(int port, List<String> paths, IntFunction<String> accept, long time)
      throws Exception {
    AtomicLong done = new AtomicLong();
    List<Throwable> faults = new ArrayList<>();
    long end = System.nanoTime() + time * 1_000_000;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i;
      Thread thread =
          new Thread(
              () -> {
                try (Client client = new Client(port)) {
                  for (int n = first; System.nanoTime() < end; n++) {
                    int status = client.get(paths.get(n % paths.size()), accept.apply(n));
                    if (status != 200) {
                      throw new IOException(status + " for " + paths.get(n % paths.size()));
                    }
                    done.incrementAndGet();
                  }
                } catch (IOException | RuntimeException e) {
                  synchronized (faults) {
                    faults.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(faults.get(0));
    }
    return done.get();
  }

  /** A canned query: its name, and its text with the defaults of its parameters. */
  private record Canned(String name, String text) {

    private String atOurs() {
      return "/queries/" + name + ".csv";
    }

    private String atEndpoint() {
      return "/summits/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /** Those without parameters, which both servers can be asked alike. */
  private List<Canned> canned() throws IOException {
    List<Canned> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("queries"))) {
      for (Path file : files.filter(any -> any.toString().endsWith(".rq")).sorted().toList()) {
        String text = Files.readString(file);
        if (!text.contains("#+ defaults:") && !text.contains("?_")) {
          queries.add(new Canned(file.getFileName().toString().replace(".rq", ""), text));
        }
      }
    }
    return queries;
  }

  private void throughput() throws Exception {
    List<Canned> queries = canned();
    List<Double> oursStart = new ArrayList<>();
    List<Double> stockStart = new ArrayList<>();
    String first = queries.get(0).atEndpoint();
    for (int i = 0; i < 3; i++) {
      // Each is killed, so that the next start is also one after kill -9.
      try (Running ours = ours(first)) {
        oursStart.add(ours.startMillis());
      }
      try (Running stock = stock(first)) {
        stockStart.add(stock.startMillis());
      }
    }
    row("first answer after start (after kill -9), ms", median(oursStart), median(stockStart));

    byte[] body;
    double cached;
    double oursRate;
    long oursMemory;
    List<Canned> quick = new ArrayList<>();
    try (Running ours = ours("/ready")) {
      try (Client client = new Client(ours.port())) {
        for (Canned query : queries) {
          long begun = System.nanoTime();
          int status = client.get(query.atOurs(), "text/csv, x/0");
          if (status == 200 && System.nanoTime() - begun < 1_000_000_000L) {
            quick.add(query);
          }
        }
      }
      System.out.println(
          "Canned queries that take less than a second: "
              + quick.size()
              + " of "
              + queries.size()
              + " without parameters.");
      List<String> paths = quick.stream().map(Canned::atOurs).toList();
      oursRate = rate(ours.port(), paths, n -> "text/csv, x/" + System.nanoTime());
      oursMemory = ours.peakMegabytes();
      cached = rate(ours.port(), paths, n -> "text/csv");
      pages(ours);
      body = ofMiddleLength(ours, paths);
    }
    try (Running stock = stock(first)) {
      List<String> paths = quick.stream().map(Canned::atEndpoint).toList();
      double stockRate = rate(stock.port(), paths, n -> "text/csv");
      row("canned queries, not kept, " + CLIENTS + " clients, requests/s", oursRate, stockRate);
      row("peak memory of that, MB", oursMemory, stock.peakMegabytes());
    }
    Path file = Files.write(work.resolve("body"), body);
    int[] port = new int[1];
    Process bare =
        new ProcessBuilder(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                "Serving",
                "bare",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = bare.inputReader()) {
      port[0] = Integer.parseInt(out.readLine().replace("port ", ""));
      double bareRate = rate(port[0], List.of("/"), n -> "text/csv");
      row("kept answers; bare Jetty with " + body.length + " bytes, requests/s", cached, bareRate);
    } finally {
      bare.destroyForcibly();
    }
  }

  /** The body of middle length among those of the paths. */
  private static byte[] ofMiddleLength(Running server, List<String> paths) throws IOException {
    List<Long> lengths = new ArrayList<>();
    long sum = 0;
    try (Client client = new Client(server.port())) {
      for (String path : paths) {
        client.get(path, "text/csv");
        sum += client.bytes;
      }
    }
    byte[] body = new byte[(int) (sum / paths.size())];
    Arrays.fill(body, (byte) 'x');
    return body;
  }

  /** Processor time of pages and documents that nobody asked for before. */
  private static void pages(Running ours) throws IOException {
    List<String> things = new ArrayList<>();
    String sitemap;
    try (Socket socket = new Socket("127.0.0.1", ours.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /sitemap.xml?page=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      sitemap = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String part : sitemap.split("<loc>http://localhost")) {
      if (part.startsWith("/doc/") && part.indexOf('<') > 0) {
        things.add(part.substring(0, part.indexOf('<')));
      }
    }
    java.util.Collections.shuffle(things, new java.util.Random(1931));
    for (String kind : List.of(".html", ".ttl")) {
      try (Client client = new Client(ours.port())) {
        for (String thing : things.subList(0, 300)) {
          client.get(thing + kind, "*/*");
        }
        long begun = ours.cpuMillis();
        for (String thing : things.subList(300, 900)) {
          client.get(thing + kind, "*/*");
        }
        System.out.printf(
            "| processor time of a thing's %s, not kept, warm, ms | %.1f | | |%n",
            kind, (ours.cpuMillis() - begun) / 600.0);
      }
    }
  }

  private void exports() throws Exception {
    try (Running ours = ours("/ready")) {
      try (Client client = new Client(ours.port())) {
        client.get("/dumps/data.nq", "*/*");
      }
      for (String name : List.of("data.nq", "data.trig", "data.ttl")) {
        List<Double> firsts = new ArrayList<>();
        double seconds = 0;
        long bytes = 0;
        for (int i = 0; i < 3; i++) {
          try (Client client = new Client(ours.port())) {
            long begun = System.nanoTime();
            int status = client.get("/dumps/" + name, "*/*");
            if (status != 200) {
              throw new IllegalStateException(status + " for " + name);
            }
            seconds = (System.nanoTime() - begun) / 1e9;
            bytes = client.bytes;
            firsts.add(client.firstByteNanos / 1e6);
          }
        }
        System.out.printf(
            "| %s | %.0f | %.1f | %,d | %d |%n",
            name, median(firsts), seconds, bytes / 1_000_000, ours.peakMegabytes());
      }
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void row(String what, double ours, double other) {
    System.out.printf("| %s | %.0f | %.0f | %.2f |%n", what, ours, other, ours / other);
  }
}

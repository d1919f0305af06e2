import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes new data under a running server, again and again, while clients ask it for pages, RDF
 * and SPARQL. Counts answers that failed, and answers that say a version but show another one.
 */
final class Publications {

  private static final String MARK = "https://w3id.org/summitgraph/id/topic/publication";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final AtomicBoolean asking = new AtomicBoolean(true);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong mixed = new AtomicLong();
  private final Map<String, String> marks = new ConcurrentHashMap<>();
  private final List<Long> nanos = new ArrayList<>();

  private Publications(URI server) {
    this.server = server;
  }

  /**
   * @param arguments the address of the server, the file that is changed, the number of
   *     publications, the number of clients, and the command that loads
   */
  public static void main(String[] arguments) throws Exception {
    Publications run = new Publications(URI.create(arguments[0]));
    Path file = Path.of(arguments[1]);
    int publications = Integer.parseInt(arguments[2]);
    int clients = Integer.parseInt(arguments[3]);
    List<String> load = List.of(arguments).subList(4, arguments.length);
    System.exit(run.run(file, publications, clients, load) ? 0 : 1);
  }

  private boolean run(Path file, int publications, int clients, List<String> load)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(this::ask);
      threads.add(thread);
      thread.start();
    }
    long slowest = 0;
    for (int n = 1; n <= publications; n++) {
      write(file, n);
      Process process =
          new ProcessBuilder(load)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("publication " + n + " was not loaded");
      }
      long loaded = System.nanoTime();
      while (!marks.containsValue("publication " + n)) {
        if (System.nanoTime() - loaded > 60_000_000_000L) {
          throw new IllegalStateException("publication " + n + " was not served in a minute");
        }
        Thread.sleep(20);
      }
      slowest = Math.max(slowest, System.nanoTime() - loaded);
    }
    asking.set(false);
    for (Thread thread : threads) {
      thread.join();
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "| %d | %d | %,d | %d | %d | %d ms | %d ms | %d ms |%n",
        publications,
        clients,
        answers.get(),
        failed.get(),
        mixed.get(),
        sorted.get(sorted.size() * 99 / 100) / 1_000_000,
        sorted.get(sorted.size() - 1) / 1_000_000,
        slowest / 1_000_000);
    return failed.get() == 0
        && mixed.get() == 0
        && Set.copyOf(marks.values()).size() > publications;
  }

  private static void write(Path file, int n) throws IOException {
    Files.writeString(
        file,
        Files.readString(file).replaceAll("\"publication \\d+\"", "\"publication " + n + "\""));
  }

  private void ask() {
    List<String> addresses =
        List.of(
            "doc/topic/publication.ttl",
            "summits/sparql?query=SELECT%20?l%20%7B%3C" + MARK + "%3E%20?p%20?l%7D",
            "doc/topic/publication",
            "queries/meetings-held.csv");
    for (int i = 0; asking.get(); i++) {
      String path = addresses.get(i % addresses.size());
      long begun = System.nanoTime();
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(server.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
        judge(path, answer);
      } catch (IOException e) {
        failed.incrementAndGet();
        System.err.println(path + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      synchronized (nanos) {
        nanos.add(System.nanoTime() - begun);
      }
    }
  }

  private void judge(String path, HttpResponse<String> answer) {
    answers.incrementAndGet();
    String version = answer.headers().firstValue("Data-Version").orElse("");
    if (answer.statusCode() != 200 || version.isEmpty()) {
      failed.incrementAndGet();
      System.err.println(path + " " + answer.statusCode());
    } else if (!path.startsWith("queries")) {
      String mark = answer.body().replaceAll("(?s).*?(publication \\d+).*", "$1");
      String other = marks.putIfAbsent(version, mark);
      if (other != null && !other.equals(mark)) {
        mixed.incrementAndGet();
      }
    }
  }
}

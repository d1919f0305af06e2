package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.store.Store;

/** New data under a server in a process of its own, which is asked all the while. */
class NewVersionsTest {

  private static final int PUBLICATIONS = 3;

  private static final String LABEL =
      "SELECT ?l { <https://w3id.org/summitgraph/id/topic/navies>"
          + " <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }";

  /** Addresses that show the label which every publication changes. */
  private static final List<String> SHOWING =
      List.of(
          "doc/topic/navies",
          "doc/topic/navies.ttl",
          "summits/sparql?query=" + URLEncoder.encode(LABEL, StandardCharsets.UTF_8));

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** The label that answers of each version had. */
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  private Path data() {
    return folder.resolve("data");
  }

  private Path store() {
    return folder.resolve("store");
  }

  private void write(int version) throws IOException {
    Path topics = data().resolve("topics.ttl");
    String text = Files.readString(topics);
    Files.writeString(topics, text.replaceAll("\"Navies[^\"]*\"", "\"Navies " + version + "\""));
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html, text/csv;q=0.9").build(),
        BodyHandlers.ofString());
  }

  private void ask(URI server, AtomicBoolean asking) {
    int asked = 0;
    while (asking.get()) {
      try {
        ask(server.resolve(SHOWING.get(asked++ % SHOWING.size())));
      } catch (IOException | RuntimeException e) {
        faults.add(e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void ask(URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(address);
    String version = answer.headers().firstValue("Data-Version").orElse("none");
    String label = answer.body().replaceAll("(?s).*?(Navies \\d+).*", "$1");
    String other = labels.putIfAbsent(version, label);
    if (answer.statusCode() != 200 || (other != null && !other.equals(label))) {
      faults.add(address + " " + answer.statusCode() + " " + version + " " + label + " " + other);
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void areServedWithoutAFailedOrMixedAnswerAndTheOldOnesAreDeleted() throws Exception {
    ValidCorpus.copy(ValidCorpus.DATA, data());
    write(0);
    try (ServerProcess server = ServerProcess.over(data(), store(), folder)) {
      AtomicBoolean asking = new AtomicBoolean(true);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(new Thread(() -> ask(server.address(), asking)));
      }
      clients.forEach(Thread::start);
      Map<String, String> published = publish(server.address());
      asking.set(false);
      for (Thread one : clients) {
        one.join();
      }
      assertThat(faults).isEmpty();
      assertThat(labels).containsAllEntriesOf(published).hasSize(PUBLICATIONS + 1);
      onlyThePublishedDatabaseIsLeft();
    }
  }

  /** Publishes and waits until each is served; the labels by version. */
  private Map<String, String> publish(URI server) throws Exception {
    Map<String, String> published = new HashMap<>();
    for (int version = 1; version <= PUBLICATIONS; version++) {
      write(version);
      Run load =
          Run.summit(
              "load", "--data=" + data(), "--documents=" + ValidCorpus.TEXTS, "--store=" + store());
      assertThat(load.exitCode()).as(load.err()).isZero();
      HttpResponse<String> answer = get(server.resolve(SHOWING.get(0)));
      while (!answer.body().contains("Navies " + version)) {
        Thread.sleep(50);
        answer = get(server.resolve(SHOWING.get(0)));
      }
      published.put(answer.headers().firstValue("Data-Version").orElseThrow(), "Navies " + version);
    }
    return published;
  }

  private void onlyThePublishedDatabaseIsLeft() throws InterruptedException {
    String wanted = Store.in(store()).published().orElseThrow().getFileName().toString();
    List<String> left;
    do {
      Thread.sleep(50);
      left =
          List.of(
              store().toFile().list((File inFolder, String name) -> name.startsWith("generation")));
    } while (left.size() > 1);
    assertThat(left).containsExactly(wanted);
  }
}

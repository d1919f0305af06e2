package org.summitgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.FaultyQueriesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code summit train}: does once, on the example corpus, what the other commands do. The launcher
 * runs it while Java notes the classes that it loads, and makes the archive of classes from that.
 */
@Command(name = "train", hidden = true, description = "Make Java load what the commands need.")
final class TrainCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> PAGES =
      List.of("", "ontology", "ready", "queries/", "summits/sparql?query=ASK%20%7B%7D");

  private final Path project = Project.inHome("examples/village");

  @Option(names = "--store", required = true, description = "Where a database may be built.")
  private Path store;

  @Override
  public Integer call() throws IOException, InterruptedException, FaultyQueriesException {
    run("check", "--strict");
    run("coverage");
    run("load");
    run("query", "how-high-was-the-flood");
    CompletableFuture<Void> server = CompletableFuture.runAsync(() -> run("serve", "--port=0"));
    URI address = address(new RunningServer(store), server);
    for (String page : PAGES) {
      get(address.resolve(page), "*/*");
    }
    for (CannedQuery query : CannedQueries.readFolder(project.resolve("queries")).all()) {
      get(address.resolve("queries/" + query.name()), "text/html");
      String text = query.bind(Map.of()).serialize();
      String words = "summits/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
      get(address.resolve(words), "text/csv");
      get(address.resolve(words), "application/sparql-results+json");
    }
    return 0;
  }

  private static void get(URI address, String accept) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", accept).timeout(PATIENCE).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  private void run(String command, String... more) {
    List<String> words =
        new ArrayList<>(List.of(command, "--project=" + project, "--store=" + store));
    words.addAll(List.of(more));
    String[] typed = words.toArray(String[]::new);
    int exitCode = Summit.commandLine(typed).execute(typed);
    if (exitCode != 0) {
      throw UserError.failure("summit " + String.join(" ", words) + " ended with " + exitCode);
    }
  }

  private static URI address(RunningServer running, CompletableFuture<Void> server)
      throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && !server.isDone()) {
      Optional<URI> address = running.address();
      if (address.isPresent()) {
        return address.get();
      }
      Thread.sleep(50);
    }
    throw UserError.failure("the server did not start");
  }
}

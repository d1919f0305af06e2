package org.summitgraph.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * A note in the store's folder by which other commands find the server that holds the store: TDB2
 * lets one process at a time open a database.
 */
final class RunningServer {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int HTTP_OK = 200;

  private final Path note;

  RunningServer(Path storeFolder) {
    this.note = storeFolder.resolve("server.properties");
  }

  /** The address of the server that holds the store; empty when none does. */
  Optional<URI> address() {
    return noted("address");
  }

  /** Where that server takes SPARQL queries. */
  Optional<URI> endpoint() {
    return noted("endpoint");
  }

  private Optional<URI> noted(String what) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(note)) {
      properties.load(reader);
      long process = Long.parseLong(properties.getProperty("process", ""));
      return ProcessHandle.of(process)
          .filter(ProcessHandle::isAlive)
          .filter(alive -> answers(URI.create(properties.getProperty("address", ""))))
          .map(alive -> URI.create(properties.getProperty(what, "")));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A number of a process that ended can be given to another: only an answer proves a server. */
  private static boolean answers(URI address) {
    HttpRequest ping =
        HttpRequest.newBuilder(address.resolve("$/ping")).timeout(PATIENCE).GET().build();
    try {
      return HttpClient.newHttpClient()
              .send(ping, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == HTTP_OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void announce(URI address, URI endpoint) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("address", address.toString());
    properties.setProperty("endpoint", endpoint.toString());
    properties.setProperty("process", Long.toString(ProcessHandle.current().pid()));
    Path written = note.resolveSibling(note.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(written)) {
      properties.store(writer, "The server that holds this store");
    }
    Files.move(written, note, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes the note away again; one that is gone already is no fault. */
  void withdraw() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      // The process ends now, and a note of a process that has ended counts for nothing.
      note.toFile().deleteOnExit();
    }
  }
}

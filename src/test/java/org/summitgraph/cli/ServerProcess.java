package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.summitgraph.ValidCorpus;

/** {@code summit serve} as a process of its own, on a free port of the loopback. */
final class ServerProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;
  private final URI address;

  private ServerProcess(Process process, BufferedReader out, URI address) {
    this.process = process;
    this.out = out;
    this.address = address;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder takes what it says to the standard error
   */
  static ServerProcess over(Path data, Path store, Path folder) throws IOException {
    Path errors = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Summit.class.getName(),
                "serve",
                "--port=0",
                "--data=" + data,
                "--documents=" + ValidCorpus.TEXTS,
                "--store=" + store)
            .redirectError(errors.toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as(Files.readString(errors)).startsWith("Summit Graph is");
    return new ServerProcess(process, out, URI.create(line.replaceFirst(".* ", "")));
  }

  URI address() {
    return address;
  }

  /** Asks it to end, by SIGTERM. */
  void askToEnd() {
    process.destroy();
  }

  /** Its exit code, once it has ended. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      askToEnd();
      exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}

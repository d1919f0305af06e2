package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.query.bounded.Limit;

@Timeout(90)
class SlowReadersTest {

  private static final int QUERIES = 3;
  private static final long PATIENCE_SECONDS = 8;

  /** So long that nothing but impatience ends an answer. */
  private static final long DEADLINE_SECONDS = 60;

  @TempDir static Path directory;
  private static LiveServer server;

  private final List<Socket> readers = new ArrayList<>();

  @BeforeAll
  static void start() {
    ServerLimits standard = ServerLimits.standard();
    ServerLimits few =
        new ServerLimits(
            standard.query().with(Limit.SECONDS, DEADLINE_SECONDS),
            QUERIES,
            1,
            standard.queriesPerClient(),
            standard.memory(),
            standard.connections(),
            standard.connectionsPerClient(),
            Duration.ofSeconds(PATIENCE_SECONDS),
            standard.headerBytes(),
            false);
    server = LiveServer.over(directory, LiveServer.settings(few));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket reader : readers) {
      reader.close();
    }
  }

  @Test
  void keepNoPlaceOfOtherQueries() throws Exception {
    String rows =
        IntStream.range(0, 100).mapToObj(n -> "\"" + n + "\"").collect(Collectors.joining(" "));
    String tables =
        IntStream.range(0, 4)
            .mapToObj(n -> "VALUES ?v" + n + " {" + rows + "} ")
            .collect(Collectors.joining());
    String query = LiveServer.encode("SELECT * {" + tables + "}");
    for (int i = 0; i < 2 * QUERIES; i++) {
      // Their answers stand still before the next one comes, as there are so few places.
      awaitStandstill(open("/summits/sparql?format=csv&query=" + query));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(server.select("ASK {}").statusCode()).isEqualTo(200);
    }
    assertThat(endedWithin(0)).as("while there are few of them").isZero();
    assertThat(endedWithin(PATIENCE_SECONDS + 2)).isEqualTo(readers.size());
  }

  @Test
  void areCutWhenTheyAreTooManyOrTooSlow() throws Exception {
    String page = server.get("/ui/").body();
    String script = page.replaceAll("(?s).*src=\"\\.(/static/index[^\"]+)\".*", "$1");
    assertThat(server.get("/ui" + script).body()).as(script).hasSizeGreaterThan(3_000_000);
    int tooMany = 20;
    for (int i = 0; i < SlowReaders.MOST + tooMany; i++) {
      open("/ui" + script);
    }
    assertThat(endedWithin(2)).isEqualTo(tooMany);
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
    assertThat(endedWithin(PATIENCE_SECONDS + 2)).isEqualTo(readers.size());
  }

  /** Asks for something, and reads nothing of the answer. */
  private Socket open(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server().port()));
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    readers.add(socket);
    return socket;
  }

  /** Until some of the answer has come, and no more comes as nobody takes it. */
  private static void awaitStandstill(Socket reader) throws Exception {
    int before = -1;
    int come = 0;
    while (come == 0 || come > before) {
      Thread.sleep(300);
      before = come;
      come = reader.getInputStream().available();
    }
  }

  /** How many connections the server has reset by then; to see it, a byte has to be sent. */
  private long endedWithin(long seconds) throws InterruptedException {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    long ended = count();
    while (ended < readers.size() && System.nanoTime() < until) {
      Thread.sleep(100);
      ended = count();
    }
    return ended;
  }

  private long count() {
    return readers.stream().filter(SlowReadersTest::isReset).count();
  }

  private static boolean isReset(Socket reader) {
    try {
      reader.setSoTimeout(1);
      reader.getOutputStream().write(' ');
      return false;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a client is when a proxy speaks for it, as the access log tells. */
class BehindProxyTest {

  private static final String USUAL = "X-Forwarded-For";
  private static final String STANDARD = "Forwarded";
  private static final StringWriter LOG = new StringWriter();

  @TempDir static Path directory;

  private static LiveServer server;
  private static int requests;

  @BeforeAll
  static void start() {
    ServerLimits limits = ServerLimits.standard();
    server =
        LiveServer.over(directory, LiveServer.settings(limits.with(limits.query(), true), LOG));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "198.51.100.7 | - | 198.51.100.7",
        "10.9.9.9, 198.51.100.7 | - | 198.51.100.7",
        "198.51.100.7:5678 | - | 198.51.100.7",
        "2001:db8::7 | - | 2001:db8::7",
        "[2001:db8::7]:5678 | - | [2001:db8::7]",
        "- | for=10.9.9.9, for=\"[2001:db8::7]:5678\";proto=https | [2001:db8::7]",
        "198.51.100.7 | for=198.51.100.7 | 198.51.100.7",
        "198.51.100.7 | for=unknown | 198.51.100.7",
        "nobody | - | 127.0.0.1",
        // One of them is the client's own invention, and nothing tells which.
        "198.51.100.7 | for=127.0.0.1 | 127.0.0.1",
      })
  void namesTheClientThatTheProxyNames(String usual, String standard, String client)
      throws InterruptedException {
    List<String> headers = new ArrayList<>();
    Optional.ofNullable(usual).ifPresent(value -> headers.addAll(List.of(USUAL, value)));
    Optional.ofNullable(standard).ifPresent(value -> headers.addAll(List.of(STANDARD, value)));
    assertThat(logged(headers.toArray(String[]::new))).isEqualTo(client);
  }

  @Test
  void believesTheLineThatTheProxyAddedAndNotThatOfTheClient() throws InterruptedException {
    assertThat(logged(USUAL, "10.9.9.9", USUAL, "198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void takesNobodyForThisMachineOnTheWordOfOneHeaderAgainstTheOther() {
    Map<String, List<String>> headers =
        Map.of(USUAL, List.of("198.51.100.7"), STANDARD, List.of("for=127.0.0.1"));
    assertThat(ClientAddress.told(headers::get)).get().returns(false, ClientAddress::isHere);
  }

  private static String logged(String... headers) throws InterruptedException {
    String path = "/health?" + ++requests;
    HttpResponse<String> answer = server.get(path, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    // The line is written when the client already has its answer.
    for (int i = 0; i < 500 && !LOG.toString().contains(path + "\""); i++) {
      Thread.sleep(10);
    }
    String line =
        LOG.toString().lines().filter(each -> each.contains(path + "\"")).findFirst().orElseThrow();
    return JSON.parse(line).getString("client");
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

  private static final long BYTES = 128 * 1024;
  private static final String PACKED = "gzip, deflate, br;q=0.5";

  private final AnswerCache cache = new AnswerCache(BYTES);
  private final AtomicInteger made = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  /** Answers with as many letters as its query says, or what else it says. */
  private final class Letters extends Resource {
    private static final long serialVersionUID = 1L;

    @Override
    Answer answer(HttpServletRequest request) {
      made.incrementAndGet();
      String query = request.getQueryString();
      if (query.startsWith("missing")) {
        return Answer.text(404, "not here");
      }
      Answer answer = Answer.text(200, "x".repeat(Integer.parseInt(query.replaceAll("\\D", ""))));
      return query.startsWith("now") ? answer.notKept() : answer;
    }
  }

  @BeforeEach
  void start() throws Exception {
    ServletContextHandler context = new ServletContextHandler("/");
    context.setAttribute(AnswerCache.ATTRIBUTE, cache);
    context.addServlet(new ServletHolder(new Letters()), "/*");
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void makesAnAnswerOnceForEachFormInWhichItIsSent() {
    byte[] plain = get("/a?5000", "identity").body();
    assertThat(get("/a?5000", "identity").body()).isEqualTo(plain);
    HttpResponse<byte[]> packed = get("/a?5000", PACKED);
    assertThat(unpacked(get("/a?5000", PACKED))).isEqualTo(plain);
    assertThat(made).hasValue(1);
    assertThat(packed.body().length).isLessThan(plain.length / 10);
    assertThat(packed.headers().firstValue("Content-Length"))
        .hasValue(String.valueOf(packed.body().length));
  }

  @Test
  void tagsOfPackedAndPlainBytesDifferAndEachSparesItsBody() {
    String plain = tag(get("/a?5000", "identity"));
    String packed = tag(get("/a?5000", PACKED));
    assertThat(packed).isNotEqualTo(plain).doesNotStartWith("W/");
    assertThat(get("/a?5000", "identity", "If-None-Match", plain).statusCode()).isEqualTo(304);
    assertThat(get("/a?5000", PACKED, "If-None-Match", packed).statusCode()).isEqualTo(304);
    assertThat(get("/a?5000", PACKED, "If-None-Match", plain).statusCode()).isEqualTo(200);
    assertThat(made).hasValue(1);
  }

  @Test
  void sendsShortBodiesAndThoseWhoRefuseGzipPlainBytes() {
    assertThat(get("/a?50", PACKED).headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(get("/a?5000", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(get("/a?5000", "br").headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(get("/a?5000", "*, gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<byte[]> any = get("/a?5000", "*");
    assertThat(any.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(any.headers().firstValue("ETag").orElse("")).endsWith(".gzip\"");
    assertThat(get("/a?5000", "GZIP").headers().firstValue("Content-Encoding")).hasValue("gzip");
  }

  @Test
  void keepsNeitherFaultsNorWhatIsForNowOnly() {
    for (String query : new String[] {"missing", "now5000"}) {
      made.set(0);
      get("/a?" + query, "identity");
      get("/a?" + query, "identity");
      assertThat(made).as(query).hasValue(2);
    }
    assertThat(get("/a?now5000", "identity").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
  }

  @Test
  void anotherHostOrAcceptHeaderIsAnotherAnswer() {
    get("/a?50", "identity");
    get("/a?50", "identity", "Accept", "text/turtle");
    assertThat(made).hasValue(2);
    HttpResponse<byte[]> other =
        send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/a?50")));
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(made).hasValue(3);
  }

  @Test
  void holdsNoMoreBytesThanItMay() throws Exception {
    for (int i = 0; i < 300; i++) {
      get("/a?" + (2000 + i), "identity");
    }
    assertThat(cache.bytes()).isPositive();
    // Eviction follows on another thread.
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (cache.bytes() > BYTES && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(cache.bytes()).isLessThanOrEqualTo(BYTES);
  }

  @Test
  void keepsNoAnswerThatWouldTakeTheRoomOfManyOthers() {
    get("/a?9000", "identity");
    get("/a?9000", "identity");
    assertThat(made).as("9000 bytes are more than a sixteenth of them").hasValue(2);
  }

  private int port() {
    return connector.getLocalPort();
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static byte[] unpacked(HttpResponse<byte[]> answer) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8), e);
    }
  }

  private HttpResponse<byte[]> get(String path, String coding, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .header("Accept-Encoding", coding);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

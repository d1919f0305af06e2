package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client sees of a fault that no page of ours speaks of. */
class PlainFaultsTest {

  private static final Server SERVER = new Server();

  @BeforeAll
  static void start() throws Exception {
    ServerConnector connector = new ServerConnector(SERVER);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    SERVER.addConnector(connector);
    SERVER.setErrorHandler(new PlainFaults());
    SERVER.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals("/told")) {
              Response.writeError(request, response, callback, 409, "Ask again later.");
              return true;
            }
            throw new IllegalStateException("of the inside");
          }
        });
    SERVER.start();
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.stop();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(SERVER.getURI() + path.substring(1))).build(),
            BodyHandlers.ofString());
  }

  @Test
  void aFaultOfTheServerTellsNothingOfItsInside() throws Exception {
    HttpResponse<String> answer = get("/gloriosky");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(answer.body())
        .isEqualTo("This is a fault of the server, which has written it down.\n");
  }

  @Test
  void aSentenceThatWasGivenIsTold() throws Exception {
    HttpResponse<String> answer = get("/told");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("Ask again later.\n");
  }

  @Test
  void anAddressThatCannotBeReadIsTheClientsFault() throws Exception {
    HttpResponse<String> answer = get("/gloriosky%2F");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("The request cannot be answered: bad request.\n");
  }
}

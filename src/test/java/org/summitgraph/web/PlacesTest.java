package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlacesTest {

  @Test
  void areWaitedForALittle() throws Exception {
    Places places = new Places(1);
    assertThat(places.enter()).isTrue();
    assertThat(places.enter()).as("all are taken").isFalse();

    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(places::enter);
    Thread.sleep(200);
    assertThat(waiting).isNotDone();
    places.leave();
    assertThat(waiting.join()).isTrue();
    assertThat(Places.refusal().status()).isEqualTo(503);
  }
}

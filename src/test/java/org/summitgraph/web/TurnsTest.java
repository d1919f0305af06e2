package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.summitgraph.query.bounded.Budget;
import org.summitgraph.query.bounded.Limits;

@Timeout(30)
class TurnsTest {

  private final Turns turns = new Turns(1, 3);
  private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void endsAll() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void givesATurnToWhoHasWaitedLongest() throws InterruptedException {
    turns.take(budget());
    for (int i = 0; i < 3; i++) {
      waits(i, budget());
    }
    // Longer than anyone waits before it looks whether it is still wanted.
    TimeUnit.MILLISECONDS.sleep(200);
    turns.giveBack();
    endsAll();
    assertThat(order).containsExactly(0, 1, 2);
    assertThat(turns.areAwaited()).isFalse();
  }

  @Test
  void losesNoTurnWhenOneThatWaitsIsCancelled() throws InterruptedException {
    Budget left = budget();
    turns.take(budget());
    waits(0, left);
    waits(1, budget());
    left.cancel();
    threads.get(0).join();
    assertThat(order).containsExactly(-1);
    turns.giveBack();
    endsAll();
    assertThat(order).containsExactly(-1, 1);
    turns.take(budget());
  }

  @Test
  void refusesWhoWouldBeOneTooMany() throws InterruptedException {
    turns.take(budget());
    for (int i = 0; i < 3; i++) {
      waits(i, budget());
    }
    assertThatThrownBy(() -> turns.take(budget())).isInstanceOf(Refusal.Thrown.class);
    turns.giveBack();
  }

  private static Budget budget() {
    return Budget.alone(Limits.standard());
  }

  /** Notes its number when it has its turn, -1 when it was cancelled. */
  private void waits(int number, Budget budget) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                turns.take(budget);
                order.add(number);
                turns.giveBack();
              } catch (QueryCancelledException e) {
                order.add(-1);
              }
            });
    thread.start();
    threads.add(thread);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}

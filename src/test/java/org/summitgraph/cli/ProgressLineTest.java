package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter terminal = new StringWriter();
  private final AtomicLong clock = new AtomicLong();
  private final ProgressLine line = new ProgressLine(new PrintWriter(terminal), clock::get);

  private void after(long milliseconds, String phase, long done, long total) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    line.advanced(phase, done, total);
  }

  @Test
  void saysNothingOfWorkThatIsDoneWithinASecond() {
    after(300, "reading", 50, 100);
    after(300, "reading", 100, 100);
    line.close();
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void tellsHowMuchIsDoneAndHowLongTheRestWillTake() {
    after(0, "reading", 0, 100);
    after(2_000, "reading", 20, 100);
    assertThat(terminal.toString()).isEqualTo("\rreading: 20 %, 8 s left");
  }

  @Test
  void tellsLongTimesInMinutes() {
    after(0, "reading", 0, 100);
    after(60_000, "reading", 10, 100);
    assertThat(terminal.toString()).endsWith("\rreading: 10 %, 9 min left");
  }

  @Test
  void writesOverTheLineAndWipesItAwayAtTheEnd() {
    after(0, "reading", 0, 100);
    after(2_000, "reading", 20, 100);
    after(10, "reading", 21, 100);
    after(500, "checking", 0, 0);
    line.close();
    assertThat(terminal.toString())
        .isEqualTo(
            "\rreading: 20 %, 8 s left"
                + ("\rchecking ..." + " ".repeat(11))
                + ("\r" + " ".repeat(12) + "\r"));
  }

  @Test
  void promisesNothingAtTheVeryBeginning() {
    after(0, "reading", 0, 1_000);
    after(1_500, "reading", 1, 1_000);
    assertThat(terminal.toString()).isEqualTo("\rreading: 0 %");
  }
}

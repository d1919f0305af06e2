package attacks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A number of attackers at once, each of another address, who ask without a pause. */
final class Storm {

  /** What they sent, and how it was answered. */
  record Tally(long sent, long answered, long stopped, long refused, long failed, long ended) {

    String words() {
      return sent
          + " sent: "
          + stopped
          + " stopped (503), "
          + refused
          + " refused (4xx), "
          + answered
          + " answered (2xx), "
          + ended
          + " cut or left, "
          + failed
          + " failed (500 or nothing)";
    }
  }

  private final Target target;
  private final List<Kind> mix;
  private final int seconds;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong[] counts = new AtomicLong[5];

  /**
   * @param seconds that a query may take
   */
  Storm(Target target, List<Kind> mix, int seconds) {
    this.target = target;
    this.mix = List.copyOf(mix);
    this.seconds = seconds;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new AtomicLong();
    }
  }

  Tally blow(int attackers, int forSeconds, boolean leaving) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < attackers; i++) {
      int number = i;
      Thread thread = new Thread(() -> attack(number, leaving), "attacker-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    TimeUnit.SECONDS.sleep(forSeconds);
    over.set(true);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(seconds + 6L));
    }
    long all = 0;
    for (AtomicLong count : counts) {
      all += count.get();
    }
    return new Tally(
        all, counts[0].get(), counts[1].get(), counts[2].get(), counts[3].get(), counts[4].get());
  }

  private void attack(int number, boolean leaving) {
    Random random = new Random(number);
    Wire wire = new Wire(target.port(), seconds * 1000 + 4_000);
    while (!over.get()) {
      byte[] request = addressed(mix.get(random.nextInt(mix.size())).bytes().get(), number);
      if (leaving) {
        askAndLeave(request);
        counts[4].incrementAndGet();
      } else {
        count(wire.send(request));
      }
    }
  }

  private void askAndLeave(byte[] request) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", target.port()), 5_000);
      socket.getOutputStream().write(request);
      Thread.sleep(300);
    } catch (IOException e) {
      // Refused; the next is sent as soon.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(Reply reply) {
    int what;
    if (reply.status() == Reply.NOTHING || reply.status() == 500) {
      what = 3;
    } else if (reply.status() == Reply.ENDED || !reply.whole()) {
      what = 4;
    } else if (reply.status() == 503) {
      what = 1;
    } else {
      what = reply.status() >= 400 ? 2 : 0;
    }
    counts[what].incrementAndGet();
  }

  /** The request as a proxy would hand it on from one of many addresses. */
  private static byte[] addressed(byte[] request, int number) {
    byte[] header = Kind.utf8("\r\nX-Forwarded-For: 198.51.100." + number % 250);
    int at = 0;
    while (request[at] != '\r') {
      at++;
    }
    byte[] all = new byte[request.length + header.length];
    System.arraycopy(request, 0, all, 0, at);
    System.arraycopy(header, 0, all, at, header.length);
    System.arraycopy(request, at, all, at + header.length, request.length - at);
    return all;
  }
}

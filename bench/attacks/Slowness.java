package attacks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Many connections at once that send or read a byte now and then. */
final class Slowness {

  private static final long ROUND_MILLIS = 500;

  /** What the connections do. */
  enum Manner {
    HEADERS("headers, a byte at a time"),
    BODIES("bodies, a byte at a time"),
    IDLE("nothing at all"),
    HALF_CLOSED("half a request, then no more to send"),
    READERS_OF_ROWS("reading a long answer slowly"),
    READERS_OF_FILES("reading the largest files slowly"),
    READERS_OF_DUMPS("reading a dump slowly");

    private final String words;

    Manner(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** One connection. */
  private static final class Dripper {
    private final SocketChannel channel;
    private final ByteBuffer rest;

    Dripper(SocketChannel channel, ByteBuffer rest) {
      this.channel = channel;
      this.rest = rest;
    }
  }

  /**
   * @param opened connections
   * @param cut of these, by the server
   * @param seconds until the last of them was cut, or nobody waited any longer
   */
  record Tally(int opened, int cut, long seconds) {}

  private final Target target;
  private final Manner manner;
  private final String file;
  private final List<Dripper> drippers = new ArrayList<>();

  /**
   * @param file the path of a large file of the server
   */
  Slowness(Target target, Manner manner, String file) {
    this.target = target;
    this.manner = manner;
    this.file = file;
  }

  /** Opens them, drips for so long, and closes what the server has left open. */
  Tally drip(int connections, int seconds) throws IOException, InterruptedException {
    Set<Integer> ports = new HashSet<>();
    long begun = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      try {
        Dripper one = open(i);
        drippers.add(one);
        ports.add(one.channel.socket().getLocalPort());
      } catch (IOException e) {
        // Refused at once, which is an answer, too.
      }
    }
    long until = begun + seconds * 1_000_000_000L;
    int left = connections;
    while (System.nanoTime() < until && left > 0) {
      Thread.sleep(ROUND_MILLIS);
      drippers.removeIf(one -> !goesOn(one));
      left = target.connections(ports);
    }
    long took = (System.nanoTime() - begun) / 1_000_000_000L;
    drippers.forEach(Slowness::close);
    return new Tally(connections, connections - left, took);
  }

  private Dripper open(int number) throws IOException {
    SocketChannel channel = SocketChannel.open();
    // A reader with a large buffer would not be slow.
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    channel.connect(new InetSocketAddress("127.0.0.1", target.port()));
    byte[] request = Kind.utf8(request(number));
    int atOnce = atOnce(request);
    ByteBuffer whole = ByteBuffer.wrap(request);
    channel.write(whole.slice(0, atOnce));
    whole.position(atOnce);
    if (manner == Manner.HALF_CLOSED) {
      channel.shutdownOutput();
      whole.position(whole.limit());
    }
    channel.configureBlocking(false);
    return new Dripper(channel, whole);
  }

  private String request(int number) {
    String from = "X-Forwarded-For: 203.0.113." + number % 250 + "\r\n";
    return switch (manner) {
      case HEADERS -> Kind.lines("GET", "/health", from + "X-Slow: " + "a".repeat(10_000));
      case BODIES, HALF_CLOSED ->
          Kind.lines(
                  "POST",
                  Kind.ENDPOINT,
                  from + "Content-Type: application/sparql-query\r\nContent-Length: 10000\r\n")
              + " ".repeat(10_000);
      case IDLE -> "";
      case READERS_OF_ROWS ->
          Kind.lines(
              "GET", Kind.ENDPOINT + "?query=SELECT*%7B?a?b?c%7D", from + "Accept: text/csv\r\n");
      case READERS_OF_FILES -> Kind.lines("GET", file, from);
      case READERS_OF_DUMPS -> Kind.lines("GET", "/dumps/data.nq", from);
    };
  }

  private int atOnce(byte[] request) {
    return switch (manner) {
      case HEADERS -> 40;
      case BODIES, HALF_CLOSED -> request.length - 10_000;
      default -> request.length;
    };
  }

  /** One byte more; false when the server has ended the connection, which is closed here too. */
  private static boolean goesOn(Dripper one) {
    try {
      if (one.rest.hasRemaining()) {
        ByteBuffer next = one.rest.slice(one.rest.position(), 1);
        one.rest.position(one.rest.position() + one.channel.write(next));
      }
      if (one.channel.read(ByteBuffer.allocate(1)) >= 0) {
        return true;
      }
    } catch (IOException e) {
      // Ended by the server.
    }
    close(one);
    return false;
  }

  private static void close(Dripper one) {
    try {
      one.channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

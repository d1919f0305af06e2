package attacks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 byte for byte, so that a request may be wrong and an answer that is cut is seen. */
final class Wire {

  private static final int KEPT = 64 * 1024;
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

  private final int port;
  private final int patienceMillis;

  Wire(int port, int patienceMillis) {
    this.port = port;
    this.patienceMillis = patienceMillis;
  }

  /** Sends all of it on a connection of its own and reads one answer. */
  Reply send(byte[] request) {
    long begun = System.nanoTime();
    Answer answer = new Answer();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), patienceMillis);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(patienceMillis);
      write(socket, request);
      answer.read(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    } catch (SocketTimeoutException e) {
      if (answer.status == Reply.ENDED) {
        answer.status = Reply.NOTHING;
      }
    } catch (IOException e) {
      answer.whole = false;
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    return new Reply(
        answer.status,
        answer.head,
        answer.kept.toString(StandardCharsets.UTF_8),
        answer.bytes,
        answer.whole,
        millis);
  }

  private static void write(Socket socket, byte[] request) throws IOException {
    OutputStream out = socket.getOutputStream();
    if (request.length <= KEPT) {
      out.write(request);
      return;
    }
    // What is too long may be refused before it is read: another thread reads the answer meanwhile.
    Thread sender =
        new Thread(
            () -> {
              try {
                out.write(request);
              } catch (IOException e) {
                // The reader finds out what the server made of it.
              }
            });
    sender.setDaemon(true);
    sender.start();
  }

  /** One answer as it comes in. */
  private static final class Answer {
    private int status = Reply.ENDED;
    private String head = "";
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long bytes;
    private boolean whole;

    void read(InputStream in) throws IOException {
      do {
        head = head(in);
        if (!head.startsWith("HTTP/1.")) {
          return;
        }
        status = Integer.parseInt(head.substring(9, 12));
      } while (status == 100);
      String lower = head.toLowerCase(Locale.ROOT);
      if (status == 204 || status == 304 || status == 101) {
        whole = true;
      } else if (lower.contains("\r\ntransfer-encoding: chunked")) {
        chunks(in);
      } else {
        Matcher length = LENGTH.matcher(lower);
        long announced = length.find() ? Long.parseLong(length.group(1)) : Long.MAX_VALUE;
        // An answer to HEAD announces a length and has no body: its requests close the connection.
        copy(in, announced);
        whole = bytes == announced || announced == Long.MAX_VALUE || bytes == 0;
      }
    }

    private static String head(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      for (int next = in.read(); next >= 0 && head.length() < KEPT; next = in.read()) {
        head.append((char) next);
        if (next == '\n'
            && head.length() > 3
            && head.substring(head.length() - 4).equals("\r\n\r\n")) {
          break;
        }
      }
      return head.toString();
    }

    private void chunks(InputStream in) throws IOException {
      while (true) {
        StringBuilder size = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
          if (next < 0) {
            return;
          }
          size.append((char) next);
        }
        String digits = size.toString().strip();
        if (digits.isEmpty()) {
          continue;
        }
        long length = Long.parseLong(digits, 16);
        if (length == 0) {
          whole = true;
          return;
        }
        if (copy(in, length) < length) {
          return;
        }
      }
    }

    private long copy(InputStream in, long most) throws IOException {
      byte[] some = new byte[1 << 16];
      long copied = 0;
      while (copied < most) {
        int read = in.read(some, 0, (int) Math.min(some.length, most - copied));
        if (read < 0) {
          break;
        }
        kept.write(some, 0, Math.max(0, Math.min(read, KEPT - kept.size())));
        copied += read;
        bytes += read;
      }
      return copied;
    }
  }
}

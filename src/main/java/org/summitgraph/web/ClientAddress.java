package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/**
 * Who a client is for limits that hold for each: its address, of IPv6 the first 64 bits, which one
 * customer has.
 *
 * @param network the bytes that count
 * @param isHere whether it is this machine; then it may be a proxy and stand for many
 */
record ClientAddress(String network, boolean isHere) {

  private static final int NETWORK_OF_IPV6 = 8;

  /** What clients are that two headers name differently: one client, and not of this machine. */
  private static final ClientAddress DISPUTED = new ClientAddress("disputed", false);

  private static final Pattern FORWARDED_FOR =
      Pattern.compile("(?i)for=\"?(\\[[0-9a-f:.]+]|[0-9.]+)");
  private static final Pattern WITH_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[0-9.]+)(?::[0-9]+)?");
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  /**
   * The client of a request.
   *
   * @param forwarded whether to believe the proxy that speaks: the last address it has put into
   *     {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For}. A proxy that writes one of them
   *     lets the other through as its client wrote it, so that two which differ name nobody.
   */
  static ClientAddress of(HttpServletRequest request, boolean forwarded) {
    Optional<ClientAddress> direct = parse(request.getRemoteAddr());
    return (forwarded
            ? told(name -> Collections.list(request.getHeaders(name))).or(() -> direct)
            : direct)
        .orElse(new ClientAddress("unknown", false));
  }

  /**
   * The client that a proxy names.
   *
   * @param headers the lines of a header, in their order
   */
  static Optional<ClientAddress> told(Function<String, List<String>> headers) {
    List<ClientAddress> clients =
        named(headers).stream().flatMap(name -> parse(name).stream()).distinct().toList();
    return clients.size() > 1 ? Optional.of(DISPUTED) : clients.stream().findFirst();
  }

  /** Whole and in letters, for people: of a client that is disputed the address of the proxy. */
  static String text(Request request, boolean forwarded) {
    Function<String, List<String>> headers = request.getHeaders()::getValuesList;
    boolean known =
        forwarded && told(headers).filter(client -> !client.equals(DISPUTED)).isPresent();
    return known ? named(headers).get(0) : Request.getRemoteAddr(request);
  }

  /** The addresses that the headers name, those alone that are written in numbers. */
  private static List<String> named(Function<String, List<String>> headers) {
    return Stream.of(inForwarded(headers), inForwardedFor(headers))
        .flatMap(Optional::stream)
        .filter(name -> parse(name).isPresent())
        .toList();
  }

  private static Optional<String> inForwarded(Function<String, List<String>> headers) {
    return last(headers.apply("Forwarded"))
        .map(FORWARDED_FOR::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  private static Optional<String> inForwardedFor(Function<String, List<String>> headers) {
    return last(headers.apply("X-Forwarded-For")).map(ClientAddress::withoutPort);
  }

  private static String withoutPort(String address) {
    Matcher matcher = WITH_PORT.matcher(address);
    return matcher.matches() ? matcher.group(1) : address;
  }

  /** What was put in last: a proxy adds to the line that is there, or a line behind it. */
  private static Optional<String> last(List<String> lines) {
    String list = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    String last = list.substring(list.lastIndexOf(',') + 1).strip();
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }

  /** The client at an address written in numbers; nothing here asks a name server. */
  static Optional<ClientAddress> parse(String address) {
    String literal = address.strip();
    if (!LITERAL.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.getByName(literal)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static ClientAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] network =
        address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_OF_IPV6) : bytes;
    return new ClientAddress(Arrays.toString(network), address.isLoopbackAddress());
  }
}

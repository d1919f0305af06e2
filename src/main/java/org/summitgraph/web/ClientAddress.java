package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a client is for limits that hold for each: its address, of IPv6 the first 64 bits, which one
 * customer has.
 *
 * @param network the bytes that count
 * @param isHere whether it is this machine; then it may be a proxy and stand for many
 */
record ClientAddress(String network, boolean isHere) {

  private static final int NETWORK_OF_IPV6 = 8;
  private static final Pattern FORWARDED_FOR =
      Pattern.compile("(?i)for=\"?(\\[[0-9a-f:.]+]|[0-9.]+)");
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  /**
   * @param forwarded whether to believe the proxy that speaks: the last address it has put into
   *     {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For}
   */
  static ClientAddress of(HttpServletRequest request, boolean forwarded) {
    Optional<String> told =
        forwarded
            ? last(request.getHeader("Forwarded"))
                .flatMap(ClientAddress::inForwarded)
                .or(() -> last(request.getHeader("X-Forwarded-For")))
            : Optional.empty();
    return told.flatMap(ClientAddress::parse)
        .or(() -> parse(request.getRemoteAddr()))
        .orElse(new ClientAddress("unknown", false));
  }

  private static Optional<String> last(String list) {
    return list == null ? Optional.empty() : Optional.of(list.substring(list.lastIndexOf(',') + 1));
  }

  private static Optional<String> inForwarded(String element) {
    Matcher matcher = FORWARDED_FOR.matcher(element);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
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

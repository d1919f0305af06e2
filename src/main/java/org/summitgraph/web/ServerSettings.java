package org.summitgraph.web;

import java.io.Writer;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.summitgraph.query.CannedQuery;

/**
 * What a server is told when it starts, beside the configuration of its dataset.
 *
 * @param port the port to listen on; 0 is any free one
 * @param reach who can connect
 * @param publicUrl where readers find this server, when that is not the address it listens on; it
 *     shapes links only, never an IRI of the data
 * @param prefixes what the editor completes and offers, prefix to namespace
 * @param queries the canned queries, in the order in which they are offered
 * @param limits what it gives to strangers
 * @param accessLog where a line for each request goes, if anywhere; it is not closed
 */
public record ServerSettings(
    int port,
    Reach reach,
    Optional<URI> publicUrl,
    Map<String, String> prefixes,
    List<CannedQuery> queries,
    ServerLimits limits,
    Optional<Writer> accessLog) {

  /** Who can connect. */
  public enum Reach {
    /** Only programs on this machine. */
    LOOPBACK,
    /** Everyone whom the network lets through. */
    PUBLIC
  }

  public ServerSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not in 0..65535");
    }
    publicUrl.ifPresent(ServerSettings::checkPublicUrl);
    prefixes = Collections.unmodifiableSortedMap(new TreeMap<>(prefixes));
    queries = List.copyOf(queries);
  }

  /** With the limits that this machine suggests. */
  public ServerSettings(
      int port,
      Reach reach,
      Optional<URI> publicUrl,
      Map<String, String> prefixes,
      List<CannedQuery> queries) {
    this(port, reach, publicUrl, prefixes, queries, ServerLimits.standard(), Optional.empty());
  }

  /** The same with other prefixes and queries. */
  public ServerSettings with(Map<String, String> otherPrefixes, List<CannedQuery> otherQueries) {
    return new ServerSettings(
        port, reach, publicUrl, otherPrefixes, otherQueries, limits, accessLog);
  }

  private static void checkPublicUrl(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "public URL " + url + " is not like https://summits.example.org/");
    }
  }
}

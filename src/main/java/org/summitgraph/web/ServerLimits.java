package org.summitgraph.web;

import java.time.Duration;
import org.summitgraph.query.bounded.Limit;
import org.summitgraph.query.bounded.Limits;

/**
 * What a server gives to strangers.
 *
 * @param query for each query
 * @param queries short ones at once; as many again may wait to begin, and as many to go on as long
 *     ones
 * @param longQueries how many compute at once when they are no longer short
 * @param queriesPerClient queries at once of one address; as many more may wait a second
 * @param memory bytes that all queries together may hold
 * @param connections at once
 * @param connectionsPerClient at once of one address
 * @param patience how long a connection may take to bring a whole request
 * @param headerBytes in all headers of a request, its address not counted
 * @param forwarded whether a proxy in front says who the client is, by {@code Forwarded} or {@code
 *     X-Forwarded-For}
 */
public record ServerLimits(
    Limits query,
    int queries,
    int longQueries,
    int queriesPerClient,
    long memory,
    int connections,
    int connectionsPerClient,
    Duration patience,
    int headerBytes,
    boolean forwarded) {

  public ServerLimits {
    if (queries < 1 || longQueries < 1 || queriesPerClient < 1 || memory < 1) {
      throw new IllegalArgumentException("a limit of a server is above 0");
    }
  }

  /** For the heap and the processors that this process has. */
  public static ServerLimits standard() {
    long memory = Runtime.getRuntime().maxMemory() * 2 / 5;
    Limits query = Limits.standard();
    return new ServerLimits(
        query.with(Limit.MEMORY, Math.min(query.of(Limit.MEMORY), memory / 2)),
        100,
        Math.max(1, Runtime.getRuntime().availableProcessors()),
        10,
        memory,
        4_000,
        200,
        Duration.ofSeconds(20),
        16 * 1024,
        false);
  }

  /** The same with other limits for each query, and behind such a proxy or not. */
  public ServerLimits with(Limits other, boolean behindProxy) {
    return new ServerLimits(
        other,
        queries,
        longQueries,
        queriesPerClient,
        memory,
        connections,
        connectionsPerClient,
        patience,
        headerBytes,
        behindProxy);
  }
}

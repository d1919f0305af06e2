package org.summitgraph.web;

import java.time.Instant;

/**
 * Which state of the data a server has.
 *
 * @param version names what the data were read from, in hexadecimal digits
 * @param published when this state was published
 */
public record Edition(String version, Instant published) {

  /** Enough digits to tell editions apart. */
  private static final int SHORT = 12;

  /** The version as people write it. */
  public String shortVersion() {
    return version.substring(0, Math.min(SHORT, version.length()));
  }
}

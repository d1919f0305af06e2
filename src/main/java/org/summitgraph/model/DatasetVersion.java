package org.summitgraph.model;

import java.util.Optional;

/**
 * Which data these are. The same files give the same version on every machine and with every
 * release of the program; a changed quad gives another.
 *
 * @param release the number that the corpus gives itself, if it does
 * @param sha256 SHA-256 of the data as canonical N-Quads: the unpacked bytes of the dump
 * @param quads how many quads were asserted, all different
 */
public record DatasetVersion(Optional<String> release, String sha256, long quads) {

  /** Enough of a hash to tell versions apart by eye. */
  private static final int SHORT = 12;

  public DatasetVersion {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("\"" + sha256 + "\" is not a SHA-256 in hexadecimal");
    }
  }

  /**
   * The version in the form of <a href="https://semver.org/#spec-item-10">Semantic Versioning</a>:
   * the number and, as build metadata, the beginning of the hash; without a number the latter.
   */
  public String name() {
    String hash = sha256.substring(0, SHORT);
    return release.map(number -> number + "+" + hash).orElse(hash);
  }
}

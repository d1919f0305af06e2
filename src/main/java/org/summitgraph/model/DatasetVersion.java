package org.summitgraph.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which data these are. The same files give the same version on every machine and with every
 * release of the program; a changed quad gives another.
 *
 * @param release the number that the corpus gives itself, if it does: letters and digits of ASCII
 *     with {@code . + - _ ~} between them, since the version stands in headers and file names; a
 *     number that has anything else is none
 * @param sha256 SHA-256 of the data as canonical N-Quads: the unpacked bytes of the dump
 * @param quads how many quads were asserted, all different
 */
public record DatasetVersion(Optional<String> release, String sha256, long quads) {

  /** Enough of a hash to tell versions apart by eye. */
  private static final int SHORT = 12;

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+~_-]{0,63}");

  public DatasetVersion {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("\"" + sha256 + "\" is not a SHA-256 in hexadecimal");
    }
    release = release.filter(NUMBER.asMatchPredicate());
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

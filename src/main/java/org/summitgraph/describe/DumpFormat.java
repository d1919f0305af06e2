package org.summitgraph.describe;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.riot.Lang;

/** The formats in which all data can be taken home. */
public enum DumpFormat {
  /** The asserted quads, canonical and sorted; the SHA-256 of these bytes names the version. */
  N_QUADS("nq", "asserted quads, canonical and sorted"),
  /** The same quads by graph. */
  TRIG("trig", "asserted quads by graph"),
  /** The same quads as triples, the evidence as reification. */
  TURTLE("ttl", "facts as triples, each with its evidence");

  private final String ending;
  private final String what;

  DumpFormat(String ending, String what) {
    this.ending = ending;
    this.what = what;
  }

  public Lang lang() {
    return switch (this) {
      case N_QUADS -> Lang.NQUADS;
      case TRIG -> Lang.TRIG;
      case TURTLE -> Lang.TURTLE;
    };
  }

  /** Ending of a file's name, without a dot. */
  public String ending() {
    return ending;
  }

  /** What a reader finds in it, as a phrase. */
  public String what() {
    return what;
  }

  public static Optional<DumpFormat> ofEnding(String ending) {
    return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst();
  }
}

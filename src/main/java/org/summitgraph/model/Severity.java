package org.summitgraph.model;

import java.util.Locale;

/** How grave a violation is, gravest first. */
public enum Severity {
  /** Forbids publishing. */
  ERROR,
  /** Forbids publishing when strict. */
  WARNING,
  /** Is told, and forbids nothing. */
  INFO;

  /** The name in lower case, as users write and read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.summitgraph.model;

/** How grave a violation is: an error forbids publishing, a warning only does with --strict. */
public enum Severity {
  ERROR,
  WARNING
}

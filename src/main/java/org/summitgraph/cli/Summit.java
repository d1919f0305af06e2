package org.summitgraph.cli;

/** The command {@code summit}. */
public final class Summit {
  private Summit() {}

  public static void main(String[] arguments) {
    System.exit(0);
  }
}

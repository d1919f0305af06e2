package org.summitgraph.cli;

import picocli.CommandLine.Command;

@Command(name = "query")
final class QueryCommand implements Runnable {
  @Override
  public void run() {}
}

package org.summitgraph.cli;

import picocli.CommandLine.Command;

@Command(name = "serve")
final class ServeCommand implements Runnable {
  @Override
  public void run() {}
}

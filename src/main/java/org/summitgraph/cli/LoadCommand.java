package org.summitgraph.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code summit load}: check, build a fresh database, publish it in one step. */
@Command(
    name = "load",
    description = "Check, then build the database afresh and publish it; nothing on a violation.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Mixin private CandidateOption candidates;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    return new Publishing(project, gate, candidates, spec.commandLine().getErr()).bringUpToDate()
        ? 0
        : 1;
  }
}

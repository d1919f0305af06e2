package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.summitgraph.model.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code summit watch}: checks at every change, and tells what is new and what is gone. */
@Command(
    name = "watch",
    description = {
      "Check, and check again as soon as a file of the data, the ontology or the texts changes;"
          + " print what is new and what is gone.",
      "Stop it with Ctrl-C."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Mixin private GateOptions gate;
  @Mixin private ReportScope scope;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Severities severities = gate.severities(project);
    scope.refuseUnknown(project);
    // To stop watching is no failure.
    Thread end = new Thread(() -> Runtime.getRuntime().halt(0), "ending");
    Runtime.getRuntime().addShutdownHook(end);
    try (FolderWatch watch = new FolderWatch(trees(), foldersOfFiles())) {
      List<Violation> shown = show(List.of(), severities);
      while (true) {
        watch.await();
        shown = show(shown, severities);
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }

  private List<Path> trees() throws IOException {
    List<Path> trees = new ArrayList<>();
    for (Path place : project.places()) {
      if (place.toString().equals("-")) {
        throw UserError.usage("standard input does not change; name a file or folder by --data");
      }
      if (!Files.exists(place)) {
        throw UserError.usage(place + " does not exist; name a file or folder that does by --data");
      }
      if (Files.isDirectory(place)) {
        trees.add(place);
      }
    }
    trees.add(project.ontologyFolder());
    project.documents().ifPresent(trees::add);
    return trees;
  }

  /** Editors put a new file in the place of the old one, so that its folder must be watched. */
  private List<Path> foldersOfFiles() {
    return project.places().stream()
        .filter(Files::isRegularFile)
        .map(file -> file.toAbsolutePath().getParent())
        .toList();
  }

  /**
   * Checks, prints how what is found differs from what was shown, and returns what has been shown
   * and is not known to be gone: where a file cannot be read, most rules do not run, and what they
   * find no more may still be there.
   */
  private List<Violation> show(List<Violation> shown, Severities severities) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (GateRun run = GateRun.of(project, err)) {
      List<Violation> found = scope.of(run.found(), project, run.corpus().complete());
      List<Violation> fresh = without(found, shown);
      if (run.corpus().complete()) {
        for (Violation gone : without(shown, found)) {
          out.println("gone: " + gone.at() + ": [" + gone.rule().code() + "] " + gone.message());
        }
      }
      new GateReport(fresh, severities).write(out, GateReport.Format.TEXT, run.corpus());
      err.println(run.summary(new GateReport(found, severities), severities, scope));
      err.flush();
      return run.corpus().complete()
          ? found
          : Stream.concat(shown.stream(), fresh.stream()).toList();
    } catch (UserError | IOException | UncheckedIOException e) {
      // A file that goes away while it is read comes back, or its end is told by the next change.
      err.println("summit: " + e.getMessage());
      err.flush();
      return shown;
    }
  }

  /** The faults of one list that the other has not, whatever lines they stand in. */
  private static List<Violation> without(List<Violation> some, List<Violation> others) {
    Map<List<Object>, Integer> left = new HashMap<>();
    others.forEach(violation -> left.merge(fault(violation), 1, Integer::sum));
    return some.stream()
        .filter(violation -> left.merge(fault(violation), -1, Integer::sum) < 0)
        .toList();
  }

  private static List<Object> fault(Violation violation) {
    return List.of(
        violation.rule().code(), violation.at().file(), violation.focus(), violation.message());
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.summitgraph.check.Rules;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Violation;
import picocli.CommandLine.Option;

/**
 * Which violations are reported, and so decide the exit code. Everything is read and checked all
 * the same, since rules look across files.
 */
final class ReportScope {

  /** What keeps a file from being read, and so most rules from running. */
  private static final Set<GateRule> STOPS =
      Set.of(GateRule.SYNTAX, GateRule.UNREAD_FORMAT, GateRule.BROKEN_REIFICATION);

  @Option(
      names = "--only",
      paramLabel = "RULE",
      split = ",",
      description = "Report only these rules. What keeps a file from being read is always told.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = {
        "Report only what stands in this file or folder, such as a file that a pull request changed;"
            + " may be given more than once.",
        "A text or a file of the ontology can break any file, so with one of them all is reported."
      })
  private List<Path> from = new ArrayList<>();

  /** What to say of violations that are not reported; nothing where all are. */
  String leftOut(int number) {
    return only.isEmpty() && from.isEmpty()
        ? ""
        : "; not shown: " + number + (number == 1 ? " other" : " others") + " (--only, --from)";
  }

  /**
   * Refuses what there is not, before anything is read.
   *
   * @throws UserError when a rule or a path is named that there is not
   */
  void refuseUnknown(Project project) throws IOException {
    if (!only.isEmpty()) {
      Corpus ontology = project.ontology();
      if (ontology.complete()) {
        GateOptions.refuseUnknown(only, Rules.of(ontology));
      }
    }
    for (Path path : from) {
      if (!Files.exists(path)) {
        throw UserError.usage(path + " does not exist; name a file or folder that does by --from");
      }
    }
  }

  /** The violations that are reported, in their order. */
  List<Violation> of(List<Violation> violations, Project project, boolean complete)
      throws IOException {
    List<Path> places = new ArrayList<>();
    for (Path path : from) {
      places.add(path.toRealPath());
    }
    boolean everywhere = places.isEmpty() || concernEverything(places, project);
    Map<String, Boolean> within = new HashMap<>();
    return violations.stream()
        .filter(
            violation ->
                (!complete && STOPS.contains(violation.rule()))
                    || ((only.isEmpty() || only.contains(violation.rule().code()))
                        && (everywhere
                            || within.computeIfAbsent(
                                violation.at().file(), file -> isWithin(file, places)))))
        .toList();
  }

  private static boolean concernEverything(List<Path> places, Project project) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path folder :
        Stream.of(Optional.of(project.ontologyFolder()), project.documents())
            .flatMap(Optional::stream)
            .toList()) {
      folders.add(folder.toRealPath());
    }
    return places.stream().anyMatch(place -> folders.stream().anyMatch(place::startsWith));
  }

  private static boolean isWithin(String file, List<Path> places) {
    try {
      Path path = Path.of(file).toRealPath();
      return places.stream().anyMatch(path::startsWith);
    } catch (IOException e) {
      return false; // standard input, which is no file
    }
  }
}

package org.summitgraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.summitgraph.check.Gate;
import org.summitgraph.check.SieveComparison;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.read.TextReader;

/** Plants faults in a copy of a corpus, and notes which the gate finds. */
final class FaultHunt {

  private static final int TOGETHER = 8;

  private final Path data;
  private final Path ontology;
  private final List<Text> texts;
  private final Map<String, int[]> caughtOfPlanted = new TreeMap<>();
  private final List<String> missed = new ArrayList<>();

  /**
   * @param data a copy of the data, which is written to and left as it was
   */
  FaultHunt(Path data, Path ontology, Path documents) throws IOException {
    this.data = data;
    this.ontology = ontology;
    this.texts = TextReader.readFolder(documents);
    List<Violation> clean = check();
    if (!clean.isEmpty()) {
      throw new AssertionError("the corpus is not clean to begin with: " + clean);
    }
  }

  private List<Violation> check() throws IOException {
    try (Corpus corpus = CorpusReader.read(data, ontology)) {
      if (corpus.complete()) {
        SieveComparison.compare(corpus);
      }
      // That sources disagree is no fault of the data.
      return Gate.check(corpus, texts).stream()
          .filter(violation -> violation.rule() != GateRule.SOURCES_DISAGREE)
          .toList();
    }
  }

  /**
   * Plants faults of one file, several at a time, to read the corpus less often. A fault can hide
   * another one from the gate, so what was not found in company is planted once more alone.
   */
  void plantAll(List<PlantedFault> faults) {
    inCompany(faults).forEach(this::plant);
  }

  private void plant(List<PlantedFault> faults) {
    List<Violation> found = withFaults(faults);
    for (PlantedFault fault : faults) {
      int[] count = caughtOfPlanted.computeIfAbsent(fault.kind(), kind -> new int[2]);
      count[1]++;
      if (isBlamed(fault, found)) {
        count[0]++;
      } else if (faults.size() > 1) {
        count[1]--;
        plant(List.of(fault));
      } else {
        missed.add(
            fault
                + found.stream()
                    .map(v -> "\n    " + v.at() + " [" + v.rule().code() + "] " + v.message())
                    .collect(Collectors.joining()));
      }
    }
  }

  /** Divides faults into groups in which each concerns a passage of its own. */
  private static List<List<PlantedFault>> inCompany(List<PlantedFault> faults) {
    List<List<PlantedFault>> groups = new ArrayList<>();
    for (PlantedFault fault : faults) {
      groups.stream()
          .filter(group -> group.size() < TOGETHER && group.stream().allMatch(fault::goesWith))
          .findFirst()
          .orElseGet(
              () -> {
                groups.add(new ArrayList<>());
                return groups.get(groups.size() - 1);
              })
          .add(fault);
    }
    return groups;
  }

  private static boolean isBlamed(PlantedFault fault, List<Violation> found) {
    return found.stream()
        .filter(violation -> violation.at().file().equals(fault.file().toString()))
        .anyMatch(violation -> fault.blamed().contains(violation.at().line()));
  }

  private List<Violation> withFaults(List<PlantedFault> faults) {
    Path file = faults.get(0).file();
    try {
      byte[] before = Files.readAllBytes(file);
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      for (PlantedFault fault : faults) {
        fault.edits().forEach((line, changed) -> lines.set(line - 1, changed));
      }
      Files.write(file, lines);
      List<Violation> found = check();
      Files.write(file, before);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> missed() {
    return missed;
  }

  int caught() {
    return caughtOfPlanted.values().stream().mapToInt(count -> count[0]).sum();
  }

  /** How many of a kind were caught; 0 where none was planted. */
  int caught(String kind) {
    return caughtOfPlanted.getOrDefault(kind, new int[2])[0];
  }

  int planted() {
    return caughtOfPlanted.values().stream().mapToInt(count -> count[1]).sum();
  }

  /** For each kind of fault: how many were caught of how many planted. */
  String report() {
    return caughtOfPlanted.entrySet().stream()
        .map(kind -> kind.getValue()[0] + " of " + kind.getValue()[1] + "  " + kind.getKey())
        .collect(Collectors.joining("\n", "caught, of planted:\n", ""));
  }
}

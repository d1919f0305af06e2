package org.summitgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.Severity;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;
import org.summitgraph.vocab.SG;

/** How many violations there are of each rule and of each source, the most first. */
final class ReportSummary {

  /** More lines than these would hide what stands above them. */
  private static final int LINES = 20;

  private final List<Violation> violations;
  private final Function<Violation, Severity> severity;
  private final Set<String> sources = new HashSet<>();
  private final Map<SourceLocation, Node> graphs = new HashMap<>();

  ReportSummary(Corpus corpus, List<Violation> violations, Function<Violation, Severity> severity) {
    this.violations = violations;
    this.severity = severity;
    Set<SourceLocation> places = violations.stream().map(Violation::at).collect(Collectors.toSet());
    int type = corpus.data().terms().find(RDF.Nodes.type);
    int source = corpus.data().terms().find(SG.SOURCE);
    QuadSpool.Cursor quad = corpus.data().cursor();
    while (quad.next()) {
      if (quad.object() == source && source > 0 && quad.predicate() == type) {
        sources.add(quad.term(quad.subject()).toString());
      }
      if (quad.graph() > 0 && places.contains(quad.at())) {
        graphs.put(quad.at(), quad.term(quad.graph()));
      }
    }
  }

  void write(PrintWriter out) {
    table(out, "By rule:", violation -> violation.rule().code());
    table(out, "By source:", this::sourceOf);
  }

  /** The source whose graph or passage is concerned, else the file. */
  private String sourceOf(Violation violation) {
    return Optional.ofNullable(graphs.get(violation.at()))
        .flatMap(this::source)
        .or(() -> violation.focus().flatMap(this::source))
        .map(source -> "<" + source + ">")
        .orElse(violation.at().file());
  }

  /** Graphs, passages and mentions are parts of their source. */
  private Optional<String> source(Node part) {
    String whole = part.toString().replaceFirst("#.*", "");
    return Optional.of(whole).filter(sources::contains);
  }

  private void table(PrintWriter out, String heading, Function<Violation, String> key) {
    Map<String, Map<Severity, Integer>> counts = new HashMap<>();
    for (Violation violation : violations) {
      counts
          .computeIfAbsent(key.apply(violation), k -> new EnumMap<>(Severity.class))
          .merge(severity.apply(violation), 1, Integer::sum);
    }
    List<String> keys = new ArrayList<>(counts.keySet());
    keys.sort(
        Comparator.comparingInt((String k) -> -of(counts.get(k), Severity.ERROR))
            .thenComparingInt(k -> -of(counts.get(k), Severity.WARNING))
            .thenComparingInt(k -> -of(counts.get(k), Severity.INFO))
            .thenComparing(Comparator.naturalOrder()));
    List<String> shown = keys.subList(0, Math.min(LINES, keys.size()));
    int width = shown.stream().mapToInt(String::length).max().orElse(0);
    out.println(heading);
    for (String k : shown) {
      out.println(
          "  " + k + " ".repeat(width - k.length()) + "  " + GateReport.words(counts.get(k)));
    }
    if (keys.size() > LINES) {
      out.println("  and " + (keys.size() - LINES) + " more");
    }
  }

  private static int of(Map<Severity, Integer> counts, Severity severity) {
    return counts.getOrDefault(severity, 0);
  }
}

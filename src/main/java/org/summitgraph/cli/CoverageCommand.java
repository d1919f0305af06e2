package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Node;
import org.summitgraph.check.Coverage;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;
import org.summitgraph.read.Sentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code summit coverage}: which sentences of each text are cited, and which are not. */
@Command(
    name = "coverage",
    description = {
      "Show which sentences of each text are cited by a claim graph, which are marked as carrying"
          + " no fact, and which are neither; exit 1 when there is one of those."
    },
    mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {

  @Mixin private Project project;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Text> texts = project.texts();
    if (texts.isEmpty()) {
      throw UserError.usage(
          "coverage needs the texts; name the folder that holds them by --documents");
    }
    try (Corpus corpus = project.corpus()) {
      return coverage(corpus, texts);
    }
  }

  private int coverage(Corpus corpus, List<Text> texts) {
    if (!corpus.complete()) {
      throw UserError.failure(
          "a file of "
              + project.dataNames()
              + " cannot be read to its end; summit check says where");
    }
    Map<Text, List<Sentence>> sentences =
        new TreeMap<>((one, other) -> one.name().compareTo(other.name()));
    texts.forEach(text -> sentences.put(text, Sentences.of(text)));
    List<Coverage> coverages = Coverage.of(corpus, sentences);
    if (coverages.isEmpty()) {
      throw UserError.failure(
          "none of the texts is the text of a source in " + project.dataNames());
    }
    PrintWriter out = spec.commandLine().getOut();
    coverages.forEach(coverage -> print(out, coverage));
    out.flush();
    for (Node source : Coverage.sourcesWithoutText(corpus, texts)) {
      spec.commandLine().getErr().println("The text of " + source + " is not at hand.");
    }
    return coverages.stream().allMatch(coverage -> coverage.open().isEmpty()) ? 0 : 1;
  }

  private static void print(PrintWriter out, Coverage coverage) {
    out.printf(
        "%s: %d sentences, %d cited (%.1f %%), %d without a fact, %d open%n",
        coverage.text().name(),
        coverage.sentences(),
        coverage.cited(),
        100.0 * coverage.cited() / coverage.sentences(),
        coverage.withoutFact(),
        coverage.open().size());
    for (Sentence open : coverage.open()) {
      out.println("  open " + coverage.text().name() + ":" + open.start() + "-" + open.end());
    }
  }
}

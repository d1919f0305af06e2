package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.summitgraph.check.EditionRepair;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Edit;
import org.summitgraph.model.Text;
import org.summitgraph.model.Violation;
import org.summitgraph.read.Sentences;
import org.summitgraph.read.TextReader;
import picocli.CommandLine.Option;

/** {@code check --fix}: the data follow a text that was replaced by a corrected edition. */
final class Fixing {

  @Option(
      names = "--fix",
      description = {
        "After a text was replaced by a corrected edition: move offsets, hashes and lengths in the"
            + " files of data, and touch nothing else in them; list what could not be placed.",
        "Then check."
      })
  private boolean fix;

  @Option(
      names = "--old",
      paramLabel = "FILE",
      description =
          "With --fix: a text as it was. With it passages are placed though their words changed."
              + " May be given more than once.")
  private List<Path> old = new ArrayList<>();

  @Option(
      names = "--text",
      paramLabel = "SOURCE=FILE",
      description =
          "With --fix: FILE is the new text of this source (its IRI, or the end of it). Default: the"
              + " text at hand that has most of its passages.")
  private Map<String, Path> named = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "With --fix: say what would be written, and stop.")
  private boolean dryRun;

  /** Whether anything is to be mended. */
  boolean isWanted() {
    if (!fix && (!old.isEmpty() || !named.isEmpty() || dryRun)) {
      throw UserError.usage("--old, --text and --dry-run belong to --fix; add it");
    }
    return fix;
  }

  /** Whether nothing is to be written. */
  boolean isRehearsal() {
    return dryRun;
  }

  /**
   * Writes the corrected numbers into the files, or tells what it would write.
   *
   * @return whether everything was placed
   */
  boolean run(Project project, PrintWriter out, PrintWriter err) throws IOException {
    try (Corpus corpus = project.corpus()) {
      return run(corpus, project, out, err);
    }
  }

  private boolean run(Corpus corpus, Project project, PrintWriter out, PrintWriter err)
      throws IOException {
    if (!corpus.complete()) {
      err.println("A file cannot be read, so nothing is corrected.");
      return false;
    }
    EditionRepair.Plan plan =
        EditionRepair.of(corpus, project.texts(), oldTexts(corpus), named(corpus), Sentences::of);
    plan.editions()
        .forEach((source, text) -> err.println("The text of <" + source + "> is " + text.name()));
    FileEdits edits = FileEdits.of(plan.edits());
    if (dryRun) {
      plan.edits().stream().map(Edit::toString).forEach(out::println);
    } else {
      edits.write();
    }
    out.flush();
    list(err, "Placed, but with other words; read them again:", plan.changed());
    list(err, "Not placed:", plan.unplaced());
    err.println(
        plan.edits().size()
            + " values in "
            + edits.files()
            + (edits.files() == 1 ? " file " : " files ")
            + (dryRun ? "would be corrected" : "corrected")
            + ", "
            + plan.unplaced().size()
            + " not placed");
    err.flush();
    return plan.unplaced().isEmpty();
  }

  private static void list(PrintWriter err, String heading, List<Violation> violations) {
    if (!violations.isEmpty()) {
      err.println(heading);
      for (Violation violation : violations) {
        err.println("  " + violation.at() + ": " + violation.message());
        err.println("      fix: " + violation.repair());
      }
    }
  }

  private List<Text> oldTexts(Corpus corpus) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (Path file : old) {
      Text text = read(file, "--old");
      if (!EditionRepair.isTextOfASource(corpus, text)) {
        throw UserError.usage(
            file + " is not the text that any source was read from: no source has its SHA-256");
      }
      texts.add(text);
    }
    return texts;
  }

  private Map<Node, Text> named(Corpus corpus) throws IOException {
    Map<Node, Text> texts = new HashMap<>();
    for (Map.Entry<String, Path> entry : named.entrySet()) {
      List<Node> meant =
          EditionRepair.sources(corpus).stream()
              .filter(source -> source.toString().endsWith(entry.getKey()))
              .toList();
      if (meant.size() != 1) {
        throw UserError.usage(
            (meant.isEmpty() ? "no source ends in " : "several sources end in ")
                + entry.getKey()
                + "; the sources are "
                + EditionRepair.sources(corpus));
      }
      texts.put(meant.get(0), read(entry.getValue(), "--text"));
    }
    return texts;
  }

  private static Text read(Path file, String option) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw UserError.usage(file + " is not a file; name a text by " + option);
    }
    try {
      return TextReader.read(file);
    } catch (CharacterCodingException e) {
      throw UserError.failure(file + " is not UTF-8; convert it first");
    }
  }
}

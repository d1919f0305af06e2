package org.summitgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.FaultyQueriesException;
import picocli.CommandLine.Option;

/** The option that names the folder of canned queries. */
final class QueryFolder {

  @Option(
      names = "--queries",
      paramLabel = "DIR",
      description = "Folder of canned queries (.rq). Default: queries, if it exists.")
  private Path named;

  /**
   * The queries of the project; none where no folder of them was named and there is no default one.
   * That they have no fault is noted in the folder of the store, where there is one, and not looked
   * for again as long as they and the program are the same.
   */
  CannedQueries read(Project project) throws IOException {
    Path queries = project.folder(named, "queries");
    if (named == null && Files.notExists(queries)) {
      return CannedQueries.NONE;
    }
    if (!Files.isDirectory(queries)) {
      throw UserError.usage(queries + " is not a folder; name one that exists by --queries");
    }
    Path note = project.storeFolder().resolve("queries.checked");
    Optional<String> noted = noted(note);
    String program = project.program() + " ";
    try {
      CannedQueries read =
          CannedQueries.readFolder(
              queries, sum -> noted.filter((program + sum)::equals).isPresent());
      if (noted.filter((program + read.sum())::equals).isEmpty()) {
        note(note, program + read.sum());
      }
      return read;
    } catch (FaultyQueriesException e) {
      throw UserError.failure(e.getMessage());
    }
  }

  private static Optional<String> noted(Path note) {
    try {
      return Optional.of(Files.readString(note));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void note(Path note, String sums) {
    try {
      if (Files.isDirectory(note.getParent())) {
        Files.writeString(note, sums);
      }
    } catch (IOException e) {
      // Where it cannot be written, or not to its end, the queries are looked through again.
      return;
    }
  }
}

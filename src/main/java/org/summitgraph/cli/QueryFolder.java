package org.summitgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.summitgraph.query.CannedQueries;
import org.summitgraph.query.FaultyQueriesException;
import picocli.CommandLine.Option;

/** The option that names the folder of canned queries. */
final class QueryFolder {

  @Option(
      names = "--queries",
      paramLabel = "DIR",
      description = "Folder of canned queries (.rq). Default: queries.")
  private Path named;

  CannedQueries read(Project project) throws IOException {
    Path queries = project.folder(named, "queries");
    if (!Files.isDirectory(queries)) {
      throw UserError.usage(queries + " is not a folder; name one that exists by --queries");
    }
    try {
      return CannedQueries.readFolder(queries);
    } catch (FaultyQueriesException e) {
      throw UserError.failure(e.getMessage());
    }
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.query.Dataset;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.summitgraph.store.Store;

/** The published database, open in this process. */
final class OpenStore implements AutoCloseable {

  private final Dataset dataset;
  private final Path asserted;

  private OpenStore(Dataset dataset, Path asserted) {
    this.dataset = dataset;
    this.asserted = asserted;
  }

  /**
   * Opens the published database; where nothing is published yet, it is built first.
   *
   * @return empty when the data did not pass the gate, which is told on {@code err}
   */
  static Optional<OpenStore> open(Project project, PrintWriter err) throws IOException {
    if (project.store().published().isEmpty()
        && !new Publishing(project, new GateOptions(), new CandidateOption(), err)
            .bringUpToDate()) {
      return Optional.empty();
    }
    Path database = project.store().published().orElseThrow();
    if (project.changedSince(database)) {
      err.println(
          "The files changed since the last load; to bring the store up to date: summit load");
    }
    try {
      return Optional.of(
          new OpenStore(TDB2Factory.connectDataset(database.toString()), Store.asserted(database)));
    } catch (DBOpEnvException e) {
      throw UserError.failure(
          "another program holds the store " + project.storeFolder() + "; try again when it ends");
    }
  }

  Dataset dataset() {
    return dataset;
  }

  /** What was asserted, as packed N-Quads. */
  Path asserted() {
    return asserted;
  }

  @Override
  public void close() {
    TDBInternal.expel(dataset.asDatasetGraph());
  }
}

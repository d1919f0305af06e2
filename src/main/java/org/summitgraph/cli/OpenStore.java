package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.dboe.DBOpEnvException;
import org.apache.jena.query.Dataset;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.summitgraph.store.Store;

/** The published database, open in this process. */
final class OpenStore implements AutoCloseable {

  private final Dataset dataset;
  private final Path database;

  private OpenStore(Dataset dataset, Path database) {
    this.dataset = dataset;
    this.database = database;
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
    OpenStore open = published(project);
    if (project.changedSince(open.database())) {
      err.println(
          "The files changed since the last load; to bring the store up to date: summit load");
    }
    return Optional.of(open);
  }

  /** Opens the published database, which must be there. */
  static OpenStore published(Project project) throws IOException {
    try {
      return published(
          project.store(), database -> TDB2Factory.connectDataset(database.toString()));
    } catch (DBOpEnvException e) {
      throw UserError.failure(
          "another program holds the store " + project.storeFolder() + "; try again when it ends");
    }
  }

  /**
   * As {@link #published(Project)}. A load that publishes another database just then may delete the
   * one that is opened, and TDB2 makes an empty one where it finds none; nobody deletes a database
   * that is open and published, so that is looked at when it is open.
   */
  static OpenStore published(Store store, Function<Path, Dataset> connect) throws IOException {
    while (true) {
      Path database = store.published().orElseThrow();
      Dataset dataset = connect.apply(database);
      if (store.published().filter(database::equals).isPresent()) {
        return new OpenStore(dataset, database);
      }
      TDBInternal.expel(dataset.asDatasetGraph());
      store.discard(database);
    }
  }

  /** The folder of the database. */
  Path database() {
    return database;
  }

  Dataset dataset() {
    return dataset;
  }

  /** What was asserted, as packed N-Quads. */
  Path asserted() {
    return Store.asserted(database);
  }

  @Override
  public void close() {
    TDBInternal.expel(dataset.asDatasetGraph());
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.summitgraph.store.Store;

/**
 * Has a running server serve what another process publishes in its store. It looks at the link of
 * the store, since not every file system tells of changes. A version that cannot be served is told
 * once, and the one before goes on.
 */
final class NewVersions {

  private static final long LOOK_MILLIS = 250;

  /** Has the server serve a database. */
  @FunctionalInterface
  interface Change {
    /**
     * Serves that database from now on.
     *
     * @param release closes the database that was served before, or answers false as long as it is
     *     read
     * @return the name of the new version
     */
    String to(Path database, Predicate<Dataset> release) throws IOException;
  }

  private final Store store;
  private final Change change;
  private final PrintWriter err;
  private Path served;
  private Path seen;

  /**
   * @param served the database that the server has
   * @param err where changes are told
   */
  NewVersions(Store store, Path served, Change change, PrintWriter err) {
    this.store = store;
    this.change = change;
    this.err = err;
    this.served = served;
    this.seen = served;
  }

  /** Begins to look, on a thread of its own that ends with the process. */
  void begin() {
    Thread thread = new Thread(this::look, "new-versions");
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    try {
      while (true) {
        Optional<Path> published = store.published();
        if (published.isPresent() && !published.get().equals(seen)) {
          serve(published.get());
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Path next) {
    DatasetGraph opened = null;
    try {
      // Nobody deletes a database that is open and published, so it is safe from here on.
      opened = TDB2Factory.connectDataset(next.toString()).asDatasetGraph();
      if (store.published().filter(next::equals).isEmpty()) {
        giveUp(opened, next);
        return;
      }
      seen = next;
      Path old = served;
      String name = change.to(next, dataset -> isReleased(dataset.asDatasetGraph(), old));
      served = next;
      err.println("Version " + name + " is served now.");
    } catch (IOException | RuntimeException e) {
      err.println("What was newly loaded is not served: " + e.getMessage());
      if (opened != null) {
        giveUp(opened, next);
      }
    }
    err.flush();
  }

  private void giveUp(DatasetGraph opened, Path database) {
    TDBInternal.expel(opened);
    discard(database);
  }

  private boolean isReleased(DatasetGraph dataset, Path database) {
    if (TDBInternal.getTransactionCoordinator(dataset).countActive() > 0) {
      return false;
    }
    TDBInternal.expel(dataset);
    discard(database);
    return true;
  }

  private void discard(Path database) {
    try {
      store.discard(database);
    } catch (IOException e) {
      // The next load deletes it.
      err.println("An old version was not deleted: " + e.getMessage());
      err.flush();
    }
  }
}

package org.summitgraph.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.query.Dataset;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;

/**
 * A process of its own that holds a database open: it prints the number of quads, and again for
 * each line that it reads, until its input ends.
 */
final class HoldOpen {

  private HoldOpen() {}

  public static void main(String[] arguments) throws IOException {
    Dataset dataset = TDB2Factory.connectDataset(arguments[0]);
    do {
      System.out.println(count(dataset));
      System.out.flush();
    } while (System.in.read() >= 0);
  }

  private static long count(Dataset dataset) {
    AtomicLong quads = new AtomicLong();
    Txn.executeRead(
        dataset,
        () -> dataset.asDatasetGraph().find().forEachRemaining(quad -> quads.incrementAndGet()));
    return quads.get();
  }
}

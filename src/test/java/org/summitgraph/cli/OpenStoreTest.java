package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.store.Store;

class OpenStoreTest {

  @TempDir private Path folder;

  private Path load(String label) throws Exception {
    Path data = folder.resolve(label);
    ValidCorpus.copy(ValidCorpus.DATA, data);
    Path topics = data.resolve("topics.ttl");
    Files.writeString(topics, Files.readString(topics).replace("\"Navies\"", "\"" + label + "\""));
    Run load =
        Run.summit("load", "--data", data, "--documents", ValidCorpus.TEXTS, "--store", store());
    assertThat(load.exitCode()).describedAs(load.err()).isZero();
    return Store.in(store()).published().orElseThrow();
  }

  private Path store() {
    return folder.resolve("store");
  }

  @Test
  void opensWhatWasPublishedWhileItOpenedSomethingElse() throws Exception {
    Path first = load("Fleets");
    List<Path> connected = new ArrayList<>();

    try (OpenStore open =
        OpenStore.published(
            Store.in(store()),
            database -> {
              if (connected.isEmpty()) {
                loadMeanwhile();
              }
              connected.add(database);
              return TDB2Factory.connectDataset(database.toString());
            })) {
      assertThat(connected).hasSize(2).startsWith(first).endsWith(open.database());
      assertThat(open.database()).isEqualTo(Store.in(store()).published().orElseThrow());
      assertThat(open.asserted()).exists();
      assertThat(Txn.calculateRead(open.dataset(), () -> open.dataset().asDatasetGraph().isEmpty()))
          .isFalse();
    }
    try (Stream<Path> entries = Files.list(store())) {
      assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith("generation-")))
          .singleElement()
          .isNotEqualTo(first);
    }
  }

  private void loadMeanwhile() {
    try {
      load("Flotillas");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

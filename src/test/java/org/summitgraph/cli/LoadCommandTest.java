package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

class LoadCommandTest {

  @TempDir private Path folder;
  private Path data;
  private Path store;

  @BeforeEach
  void copyTheCleanCorpus() throws IOException {
    data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    store = folder.resolve("store");
  }

  private Run load(Path documents) {
    return Run.summit("load", "--data", data, "--documents", documents, "--store", store);
  }

  @Test
  void publishesCleanData() {
    Run run = load(ValidCorpus.TEXTS);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .matches("Loaded [1-9]\\d+ quads \\([1-9]\\d+ triples in the default graph\\) into .+\\R");
    assertThat(Store.in(store).published()).isPresent();
  }

  @Test
  void doesNothingWhenNothingChanged() throws IOException {
    load(ValidCorpus.TEXTS);
    Path published = Store.in(store).published().orElseThrow();
    Run again = load(ValidCorpus.TEXTS);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err())
        .isEqualTo("Nothing changed since the last load." + System.lineSeparator());
    assertThat(Store.in(store).published()).contains(published);
    Files.writeString(data.resolve("more.ttl"), "# a comment changes the file\n");
    assertThat(load(ValidCorpus.TEXTS).err()).startsWith("Loaded ");
    assertThat(Store.in(store).published())
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(published));
  }

  @Test
  void checksAgainWhenTheTextsChanged() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run unchecked = load(none);
    assertThat(unchecked.exitCode()).isZero();
    assertThat(unchecked.err()).contains("The texts of 3 sources are not at hand");
    Run checked = load(ValidCorpus.TEXTS);
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.err()).contains("The data did not change since the last load.");
  }

  @Test
  void leavesTheStoreAloneOnAViolation() throws IOException {
    load(ValidCorpus.TEXTS);
    Manifest before = Store.in(store).manifest().orElseThrow();
    Files.copy(Path.of("src/test/data/invalid/misquotation.trig"), data.resolve("more.trig"));
    Run run = load(ValidCorpus.TEXTS);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("more.trig:26:19: [misquotation] ")
        .endsWith("1 error; nothing was loaded" + System.lineSeparator());
    assertThat(Store.in(store).manifest()).contains(before);
  }

  @Test
  void loadsNothingIntoANewStoreOnAViolation() throws IOException {
    Files.copy(Path.of("src/test/data/invalid/syntax.trig"), data.resolve("more.trig"));
    assertThat(load(ValidCorpus.TEXTS).exitCode()).isEqualTo(1);
    assertThat(store).doesNotExist();
  }

  @Test
  void takesWarningsForErrorsWhenStrict() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run run = Run.summit("load", "--strict", "--data", data, "--documents", none, "--store", store);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("[missing-text]").contains("3 errors; nothing was loaded");
  }

  @Test
  void explainsInOneLineWhyTheStoreCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path unwritable : new Path[] {file, file.resolve("store")}) {
      Run run =
          Run.summit(
              "load", "--data", data, "--documents", ValidCorpus.TEXTS, "--store", unwritable);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines()).as(run.err()).hasSize(1);
      assertThat(run.err())
          .startsWith("summit: " + file)
          .doesNotEndWith(file + System.lineSeparator());
    }
  }

  @Test
  void refusesAnEmptyDataFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("empty"));
    Run run = load(ValidCorpus.TEXTS);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there are no data in " + data).contains("--data");
  }
}

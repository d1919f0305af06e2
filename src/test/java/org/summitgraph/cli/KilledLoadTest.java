package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.store.Manifest;
import org.summitgraph.store.Store;

/** Loads in processes of their own: killed at any moment, or two at a time. */
class KilledLoadTest {

  private static final int KILLS = 8;

  @TempDir private Path folder;

  private Process load(Path data, Path store) throws IOException {
    return load(List.of(), data, store);
  }

  private Process load(List<String> before, Path data, Path store) throws IOException {
    return load(before, "-Xmx1g", data, store);
  }

  private Process load(List<String> before, String heap, Path data, Path store) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            heap,
            "-cp",
            System.getProperty("java.class.path"),
            Summit.class.getName(),
            "load",
            "--data=" + data,
            "--documents=" + ValidCorpus.TEXTS,
            "--store=" + store));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private static long quads(Path store) {
    AtomicLong quads = new AtomicLong();
    DatasetGraph dataset =
        DatabaseMgr.connectDatasetGraph(Store.in(store).published().orElseThrow().toString());
    try {
      Txn.executeRead(
          dataset, () -> dataset.find().forEachRemaining(quad -> quads.incrementAndGet()));
    } finally {
      TDBInternal.expel(dataset);
    }
    return quads.get();
  }

  private static List<String> entries(Path store) throws IOException {
    try (Stream<Path> entries = Files.list(store)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static boolean isBuilding(Path store) {
    String[] building =
        store.toFile().list((File inFolder, String name) -> name.startsWith("building-"));
    return building != null && building.length > 0;
  }

  @Test
  void keepsTheOldDataWholeWheneverALoadIsKilled() throws Exception {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path store = folder.resolve("store");
    assertThat(load(data, store).waitFor()).isZero();
    Manifest old = Store.in(store).manifest().orElseThrow();
    long quads = quads(store);
    assertThat(quads).isGreaterThan(old.quads());
    Files.writeString(data.resolve("more.ttl"), "# what is new\n");

    Random random = new Random(1931);
    List<String> moments = new ArrayList<>();
    while (moments.size() < KILLS) {
      Process process = load(data, store);
      // Every other load is killed while it builds, the others at any moment.
      while (moments.size() % 2 == 0 && process.isAlive() && !isBuilding(store)) {
        Thread.sleep(1);
      }
      // The first at once, so that one at least is killed at work on a quick machine too.
      Thread.sleep(moments.isEmpty() ? 0 : random.nextInt(moments.size() % 2 == 0 ? 400 : 2000));
      boolean building = isBuilding(store);
      process.destroyForcibly().waitFor();
      Manifest published = Store.in(store).manifest().orElseThrow();
      moments.add(building ? "building" : published.equals(old) ? "before" : "after");
      assertThat(quads(store)).as(moments.toString()).isEqualTo(quads);
      if (!published.equals(old)) {
        // It was quicker than the kill; what it published is the next one's old data.
        old = published;
        Files.writeString(data.resolve("more.ttl"), "# what is new after " + moments + "\n");
      }
    }
    assertThat(moments).contains("building");

    assertThat(load(data, store).waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
    assertThat(quads(store)).isEqualTo(quads);
    assertThat(entries(store)).hasSize(3).contains("current", "load.lock");
  }

  @Test
  void refusesToLoadWhileAnotherProcessDoes() throws Exception {
    Path store = Files.createDirectory(folder.resolve("store"));
    try (FileChannel other =
        FileChannel.open(
            store.resolve("load.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      Process process = load(ValidCorpus.DATA, store);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    }
    assertThat(Files.readString(folder.resolve("output"), StandardCharsets.UTF_8))
        .endsWith(
            "summit: another load is running in "
                + store
                + "; wait for it to end, or choose another --store"
                + System.lineSeparator());
    assertThat(Store.in(store).published()).isEmpty();
  }

  @Test
  void letsOneOfTwoLoadsAtOnceThrough() throws Exception {
    Path store = folder.resolve("store");
    Process one = load(ValidCorpus.DATA, store);
    Process other = load(ValidCorpus.DATA, store);
    List<Integer> exits = Stream.of(one.waitFor(), other.waitFor()).sorted().toList();
    // Where the first is done before the second begins, both go through.
    assertThat(exits).isIn(List.of(0, 0), List.of(0, 1));
    assertThat(quads(store)).isGreaterThan(Store.in(store).manifest().orElseThrow().quads());
    assertThat(entries(store)).contains("current", "load.lock").hasSize(3);
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }

  @Test
  void endsWithOneLineWhereItCannotWriteOn() throws Exception {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path store = folder.resolve("store");
    assertThat(load(data, store).waitFor()).isZero();
    Manifest old = Store.in(store).manifest().orElseThrow();
    long quads = quads(store);
    Files.writeString(data.resolve("more.ttl"), "# what is new\n");
    // Files of so many half kilobytes: none of the nodes, some, and hardly a branch of an index.
    for (String blocks : List.of("1", "20", "200")) {
      Process process =
          load(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"), data, store);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(blocks).isTrue();
      assertThat(process.exitValue()).as(output()).isEqualTo(1);
      assertThat(output().lines()).as(output()).hasSize(1);
      assertThat(output())
          .startsWith("summit: the database could not be written in " + store)
          .contains("nothing was loaded and what was published stays: ");
      assertThat(Store.in(store).manifest()).contains(old);
      assertThat(entries(store)).hasSize(3);
    }
    assertThat(quads(store)).isEqualTo(quads);
    assertThat(load(data, store).waitFor()).isZero();
    assertThat(quads(store)).isEqualTo(quads);
  }

  @Test
  void endsWithOneLineWhereTheHeapIsTooSmall() throws Exception {
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    Path store = folder.resolve("store");
    StringBuilder labels = new StringBuilder("@base <https://example.org/> .\n");
    for (int i = 0; i < 100_000; i++) {
      labels.append("<thing-").append(i).append("> rdfs:label 'Thing' .\n");
    }
    Files.writeString(
        data.resolve("more.ttl"),
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n" + labels);
    Process process = load(List.of(), "-Xmx24m", data, store);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output()).isEqualTo(1);
    assertThat(output().lines()).as(output()).hasSize(1);
    assertThat(output())
        .startsWith("summit: a heap of 23 MiB is too small for this (Java heap space)")
        .contains("JVM_ARGS=-Xmx48m");
  }

  @Test
  void endsWithOneLineInAFolderThatIsReadOnly() throws Exception {
    Path store = folder.resolve("store");
    assertThat(load(ValidCorpus.DATA, store).waitFor()).isZero();
    Manifest old = Store.in(store).manifest().orElseThrow();
    Set<PosixFilePermission> usual = Files.getPosixFilePermissions(store);
    Files.delete(store.resolve("load.lock"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("r-xr-xr-x"));
    // Whoever may write everywhere may not write there.
    Path readOnly = Files.isWritable(store) ? Path.of("/proc/self") : store;
    try {
      Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
      Files.writeString(data.resolve("more.ttl"), "# what is new\n");
      assertThat(load(data, readOnly).waitFor()).isEqualTo(1);
      assertThat(output().lines()).as(output()).hasSize(1);
      assertThat(output()).startsWith("summit: " + readOnly);
      assertThat(Store.in(store).manifest()).contains(old);
    } finally {
      Files.setPosixFilePermissions(store, usual);
    }
  }

  @Test
  void buildsAgainWhatWasCut() throws Exception {
    Path store = folder.resolve("store");
    assertThat(load(ValidCorpus.DATA, store).waitFor()).isZero();
    long quads = quads(store);
    Path nodes = Store.in(store).published().orElseThrow().resolve("Data-0001/nodes-data.obj");
    try (FileChannel channel = FileChannel.open(nodes, StandardOpenOption.WRITE)) {
      channel.truncate(100);
    }
    assertThat(load(ValidCorpus.DATA, store).waitFor()).isZero();
    assertThat(output())
        .startsWith(
            "Data-0001/nodes-data.obj of the store is not what was published; the store is built"
                + " again.")
        .contains("Loaded ");
    assertThat(quads(store)).isEqualTo(quads);
    assertThat(entries(store)).hasSize(3);
  }
}

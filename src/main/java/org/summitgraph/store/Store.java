package org.summitgraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.sparql.core.Quad;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.Standings;

/**
 * A folder of built databases, one of which is published: the one that the symbolic link {@code
 * current} names. A database is built beside the published one and published by replacing the link,
 * which is one atomic step: whoever opens {@code current} finds the old data or the new, whole.
 */
public final class Store {

  private static final String CURRENT = "current";
  private static final String GENERATION = "generation-";
  private static final String BUILDING = "building-";

  /** Enough of a fingerprint to tell generations apart by eye. */
  private static final int SHORT = 16;

  private final Path folder;

  private Store(Path folder) {
    this.folder = folder;
  }

  /** The store in this folder, which need not exist yet. */
  public static Store in(Path folder) {
    return new Store(folder);
  }

  /**
   * The folder of the published database, with the link resolved; empty before the first load, and
   * where a file of it is gone or was cut.
   */
  public Optional<Path> published() {
    return linked()
        .filter(
            database ->
                Manifest.in(database).filter(found -> found.cut(database).isEmpty()).isPresent());
  }

  /** What the link names, whole or not; empty where there is no link or nothing behind it. */
  private Optional<Path> linked() {
    try {
      return Optional.of(folder.resolve(CURRENT).toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** When the published database was published; empty before the first load. */
  public Optional<Instant> publishedAt() {
    try {
      FileTime time = Files.getLastModifiedTime(folder.resolve(CURRENT), LinkOption.NOFOLLOW_LINKS);
      return Optional.of(time.toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The name of a file of the published database that is not what it was when it was published;
   * empty where all are, and where nothing is published. This reads every byte, about half a second
   * for a gigabyte; {@link #published()} looks at lengths alone.
   */
  public Optional<String> damage() {
    return linked()
        .flatMap(database -> Manifest.in(database).flatMap(found -> found.damaged(database)))
        .map(StoredFile::name);
  }

  /** What the published database was made from; empty before the first load. */
  public Optional<Manifest> manifest() {
    return published().flatMap(Manifest::in);
  }

  /** Where the quads that went into a published database stand as a file; see AssertedQuads. */
  public static Path asserted(Path database) {
    return database.resolve(AssertedQuads.FILE);
  }

  /**
   * As {@link #publish(Corpus, Predicate, String, String)}, with what is accepted in the default
   * graph.
   */
  public Manifest publish(Corpus corpus, String fingerprint, String checked) throws IOException {
    Standings standings = new Standings(corpus.data());
    return publish(corpus, quad -> standings.publishes(quad, false), fingerprint, checked);
  }

  /**
   * Builds a database from a corpus that has passed the gate, and publishes it.
   *
   * @param published which quads of named graphs are copied to the default graph
   * @param fingerprint names everything that the database depends on
   * @param checked names what the corpus was checked against
   * @throws StoreBusyException when another process is building here
   * @throws IOException when the folder cannot be written; what was published stays so
   */
  public Manifest publish(
      Corpus corpus, Predicate<Quad> published, String fingerprint, String checked)
      throws IOException {
    return locked(
        () -> {
          removeLeftovers();
          Path building = folder.resolve(BUILDING + ProcessHandle.current().pid());
          Manifest manifest;
          try {
            Files.createDirectory(building);
            DatabaseBuilder.Counts counts =
                DatabaseBuilder.build(
                    building, corpus.data(), corpus.ontology(), corpus.prefixes(), published);
            AssertedQuads asserted =
                AssertedQuads.write(corpus.data(), building.resolve(AssertedQuads.FILE));
            manifest =
                new Manifest(
                    fingerprint,
                    checked,
                    asserted.sha256(),
                    asserted.count(),
                    counts.quads(),
                    counts.defaultGraphTriples(),
                    StoredFile.seal(building));
            manifest.writeTo(building);
            switchTo(building, fingerprint);
          } catch (IOException | RuntimeException | InternalError e) {
            throw BuildFailure.explained(folder, e, this::removeLeftovers);
          } catch (OutOfMemoryError e) {
            removeLeftovers();
            throw e;
          }
          removeLeftovers();
          return manifest;
        });
  }

  /**
   * Notes that the published data were checked again, against other texts or more strictly.
   *
   * @throws StoreBusyException when another process is building here
   */
  public void markChecked(String checked) throws IOException {
    locked(
        () -> {
          Path database =
              published().orElseThrow(() -> new IllegalStateException("nothing is published"));
          Manifest manifest = Manifest.in(database).orElseThrow().withChecked(checked);
          manifest.writeTo(database);
          return manifest;
        });
  }

  /** One change of the store. */
  private interface Change {
    Manifest make() throws IOException;
  }

  /**
   * Deletes a database that this process has closed, unless it is the published one or another
   * process has it open.
   */
  public void discard(Path database) throws IOException {
    if (!linked().filter(database::equals).isPresent() && !isHeldOpen(database)) {
      delete(database);
    }
  }

  /** Makes a change while no other process makes one. */
  private Manifest locked(Change change) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("load.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock(channel);
      return change.make();
    }
  }

  /** Held until the channel is closed, or the process ends however it ends. */
  private void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new StoreBusyException(folder);
      }
    } catch (OverlappingFileLockException e) {
      throw new StoreBusyException(folder);
    }
  }

  private void switchTo(Path building, String fingerprint) throws IOException {
    Path generation = freeName(fingerprint.substring(0, SHORT));
    Files.move(building, generation, StandardCopyOption.ATOMIC_MOVE);
    // The link must never reach the disk before what it names.
    StoredFile.force(folder);
    Path link = folder.resolve(CURRENT + "-" + ProcessHandle.current().pid());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, generation.getFileName());
    Files.move(link, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    StoredFile.force(folder);
  }

  /** A server may still hold a generation of the same inputs, so a name is never used twice. */
  private Path freeName(String wanted) {
    Path name = folder.resolve(GENERATION + wanted);
    for (int copy = 2; Files.exists(name); copy++) {
      name = folder.resolve(GENERATION + wanted + "-" + copy);
    }
    return name;
  }

  /** Deletes what a killed load left, and generations that are neither published nor held open. */
  private void removeLeftovers() throws IOException {
    Optional<Path> published = linked();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        boolean isOldGeneration =
            name.startsWith(GENERATION)
                && !(published.isPresent() && Files.isSameFile(entry, published.get()))
                && !isHeldOpen(entry);
        // Whoever holds the lock builds alone, so what is half-built or half-switched is nobody's.
        if (isOldGeneration || name.startsWith(BUILDING) || name.startsWith(CURRENT + "-")) {
          delete(entry);
        }
      }
    }
  }

  /**
   * Whether a process, this one included, has the database open: TDB2 then holds a lock on a file
   * in it. The number of a process in that file tells nothing, since numbers are used again.
   */
  private static boolean isHeldOpen(Path database) {
    Path file = database.resolve("tdb.lock");
    if (!Files.exists(file)) {
      return false;
    }
    ProcessFileLock lock = ProcessFileLock.create(file.toString());
    if (lock.isLockedHere()) {
      return true;
    }
    boolean free = lock.tryLock();
    if (free) {
      lock.unlock();
    }
    ProcessFileLock.release(lock);
    return !free;
  }

  private static void delete(Path entry) throws IOException {
    try (Stream<Path> tree = Files.walk(entry)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      // A server and a load may both find that nobody needs it any more.
      return;
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e.getCause();
      }
    }
  }
}

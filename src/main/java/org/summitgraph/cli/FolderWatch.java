package org.summitgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.summitgraph.read.FileTree;

/**
 * Waits until something changes in some folders, at any depth: a file that is written, renamed,
 * made or deleted, also in a folder that is new. For one thread.
 */
final class FolderWatch implements AutoCloseable {

  /** Editors write in several steps; so long it must have been quiet, in milliseconds. */
  private static final long QUIET = 150;

  private final WatchService service = FileSystems.getDefault().newWatchService();
  private final Map<WatchKey, Path> watched = new HashMap<>();
  private final Collection<Path> trees;
  private final Collection<Path> folders;

  /**
   * Begins to watch: what changes from now on ends the next wait.
   *
   * @param trees folders that are watched with all that is in them
   * @param folders folders of which only the files are watched
   */
  FolderWatch(Collection<Path> trees, Collection<Path> folders) throws IOException {
    this.trees = List.copyOf(trees);
    this.folders = List.copyOf(folders);
    registerAll();
  }

  private void registerAll() throws IOException {
    for (Path folder : folders) {
      registerOne(folder);
    }
    for (Path tree : trees) {
      register(tree);
    }
  }

  private void register(Path tree) throws IOException {
    try {
      for (Path folder : FileTree.folders(tree)) {
        registerOne(folder);
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      // It is gone again, and nothing is left to watch.
      return;
    }
  }

  private void registerOne(Path folder) throws IOException {
    try {
      watched.put(
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY),
          folder);
    } catch (NoSuchFileException | NotDirectoryException e) {
      // As above: folders come and go while somebody works.
      watched.values().remove(folder);
    }
  }

  /** Waits for a change, and then until nothing has changed for a moment. */
  void await() throws IOException, InterruptedException {
    boolean concerned = false;
    while (!concerned) {
      concerned = take(service.take());
    }
    for (WatchKey key = next(); key != null; key = next()) {
      take(key);
    }
  }

  private WatchKey next() throws InterruptedException {
    return service.poll(QUIET, TimeUnit.MILLISECONDS);
  }

  /** Whether one of the key's events concerns us; new folders are watched from now on. */
  private boolean take(WatchKey key) throws IOException {
    boolean concerned = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
        registerAll();
        concerned = true;
      } else {
        Path path = watched.get(key).resolve((Path) event.context());
        if (isInATree(path) && Files.isDirectory(path)) {
          register(path);
        }
        concerned |= !isTemporary(path);
      }
    }
    if (!key.reset()) {
      watched.remove(key);
      concerned = true;
    }
    return concerned;
  }

  private boolean isInATree(Path path) {
    return trees.stream().anyMatch(path::startsWith);
  }

  /** What editors write beside a file while they work on it. */
  private static boolean isTemporary(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".")
        || name.startsWith("#")
        || name.endsWith("~")
        || name.endsWith(".tmp");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}

package org.summitgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a database could not be built, in one line that says where and how to mend it. */
final class BuildFailure {

  /** What remains of a disk on which a build has just failed for want of space. */
  private static final long NEXT_TO_NOTHING = 16L << 20;

  private BuildFailure() {}

  /** Clears away what was built so far. */
  interface CleanUp {
    void run() throws IOException;
  }

  /**
   * What to throw in place of a failure; removes first what the build left.
   *
   * @throws RuntimeException the failure itself, where the reason lies neither in disk nor folder
   */
  static IOException explained(Path store, Throwable failure, CleanUp cleanUp) {
    boolean full = failure instanceof InternalError || usable(store) < NEXT_TO_NOTHING;
    try {
      cleanUp.run();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    IOException cause = ioCause(failure);
    if (full) {
      return new IOException(
          "the disk of "
              + store
              + " is full, so nothing was loaded and what was published stays; make room there, or"
              + " choose another --store",
          failure);
    }
    if (cause != null) {
      return new IOException(
          "the database could not be written in "
              + store
              + ", so nothing was loaded and what was published stays: "
              + reason(cause),
          failure);
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return new IOException(failure);
  }

  private static String reason(IOException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Jena wraps what the system says into exceptions of its own. */
  private static IOException ioCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException found) {
        return found;
      }
    }
    return null;
  }

  private static long usable(Path store) {
    try {
      return Files.getFileStore(store).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}

package org.summitgraph.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.summitgraph.model.Progress;

/** Counts the bytes of files while they are read, and tells a listener now and then. */
final class BytesRead {

  /** Counts, and tells nobody. */
  static final BytesRead UNTOLD = new BytesRead(0, Progress.NONE);

  private static final long STEP = 4 << 20;

  private final long total;
  private final Progress progress;
  private long done;
  private long told;

  private BytesRead(long total, Progress progress) {
    this.total = total;
    this.progress = progress;
  }

  static BytesRead of(List<DataFile> files, Progress progress) throws IOException {
    long total = 0;
    for (DataFile file : files) {
      total += Files.size(file.path());
    }
    return new BytesRead(total, progress);
  }

  /** The stream, whose bytes are counted as they go by. */
  InputStream counting(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read() throws IOException {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int number = in.read(buffer, offset, length);
        count(Math.max(0, number));
        return number;
      }
    };
  }

  private void count(int number) {
    done += number;
    if (done - told >= STEP || (done == total && told < done)) {
      told = done;
      progress.advanced("reading", done, total);
    }
  }
}

package org.summitgraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSumTest {

  @TempDir private Path folder;

  private String sum(byte[] bytes) throws IOException {
    return FileSum.of(Files.write(folder.resolve("file"), bytes));
  }

  @Test
  void isTheTwoChecksumsThatTheStandardsGiveForTheirTestWords() throws IOException {
    assertThat(sum("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo("cbf43926e3069283");
  }

  @Test
  void tellsEveryFlippedBitOfABlock() throws IOException {
    byte[] block = new byte[512];
    new Random(1931).nextBytes(block);
    Set<String> sums = new HashSet<>(Set.of(sum(block)));
    for (int bit = 0; bit < block.length * Byte.SIZE; bit++) {
      byte[] flipped = block.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      sums.add(sum(flipped));
    }
    assertThat(sums).hasSize(block.length * Byte.SIZE + 1);
  }

  @Test
  void tellsFilesOfZerosByTheirLength() throws IOException {
    assertThat(Set.of(sum(new byte[0]), sum(new byte[1]), sum(new byte[8192]))).hasSize(3);
  }

  @Test
  void ofTheBeginningDoesNotDependOnWhatFollows() throws IOException {
    byte[] bytes = new byte[600_000];
    new Random(7).nextBytes(bytes);
    String wanted = sum(Arrays.copyOf(bytes, 300_001));
    Path longer = Files.write(folder.resolve("longer"), bytes);
    try (FileChannel channel = FileChannel.open(longer)) {
      assertThat(FileSum.of(channel, 300_001)).isEqualTo(wanted);
    }
  }

  @Test
  void ofAFileThatEndsTooSoonIsThatOfWhatIsThere() throws IOException {
    byte[] bytes = {1, 2, 3};
    String wanted = sum(bytes);
    try (FileChannel channel = FileChannel.open(folder.resolve("file"))) {
      assertThat(FileSum.of(channel, 1000)).isEqualTo(wanted);
    }
  }
}

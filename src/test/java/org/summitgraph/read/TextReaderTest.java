package org.summitgraph.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Text;

class TextReaderTest {

  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), content);
  }

  @Test
  void takesOffTheByteOrderMark() throws IOException {
    assertThat(TextReader.read(file("\uFEFFWords")).toString()).isEqualTo("Words");
  }

  @Test
  void makesLineFeedsOfOtherLineEnds() throws IOException {
    assertThat(TextReader.read(file("One\r\nTwo\n")).toString()).isEqualTo("One\nTwo\n");
  }

  @Test
  void composesAccents() throws IOException {
    Text text = TextReader.read(file("Rene\u0301e"));
    assertThat(text.toString()).isEqualTo("Renée");
    assertThat(text.length()).isEqualTo(5);
  }

  @Test
  void countsAndCutsByCodePoints() throws IOException {
    Text text = TextReader.read(file("🛶 Lake"));
    assertThat(text.length()).isEqualTo(6);
    assertThat(text.slice(2, 6)).isEqualTo("Lake");
    assertThat(text.contains(2, 6)).isTrue();
    assertThat(text.contains(2, 7)).isFalse();
    assertThat(text.contains(2, 2)).isFalse();
    assertThat(text.contains(-1, 2)).isFalse();
  }

  @Test
  void hashesTheNormalForm() throws IOException {
    assertThat(TextReader.read(file("\uFEFFRene\u0301e\r\n")).sha256())
        .isEqualTo(TextReader.read(file("Renée\n")).sha256())
        .isEqualTo(Text.sha256("Renée\n"))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Path latin = Files.write(folder.resolve("latin.txt"), "Renée".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> TextReader.read(latin)).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void passesOverWhatIsNotUtf8InAFolder() throws IOException {
    file("Words");
    Files.write(
        folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    Files.createDirectory(folder.resolve("more"));
    assertThat(TextReader.readFolder(folder)).extracting(Text::name).containsExactly("text.txt");
  }

  /** The texts of the clean corpus are worth nothing unless they are hard to read. */
  @Test
  void theTextsOfTheCleanCorpusKeepTheirPitfalls() throws IOException {
    byte[] radio = Files.readAllBytes(ValidCorpus.TEXTS.resolve("radio-bulletin.txt"));
    assertThat(radio).startsWith(0xEF, 0xBB, 0xBF);
    String ferry = Files.readString(ValidCorpus.TEXTS.resolve("ferry-diary.txt"));
    assertThat(ferry).contains("\r\n").doesNotMatch("(?s).*[^\r]\n.*");
    String lake = Files.readString(ValidCorpus.TEXTS.resolve("lake-talks.txt"));
    assertThat(lake).contains("e\u0301", "\u00a0", "“", "’", "🛶");
    assertThat(lake.codePointCount(0, lake.length())).isLessThan(lake.length());
    List<Text> texts = TextReader.readFolder(ValidCorpus.TEXTS);
    assertThat(texts).hasSize(4);
  }
}

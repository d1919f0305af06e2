package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.summitgraph.model.Text;

class WordBorderTest {

  private static Optional<String> cut(String before, String after) {
    int at = before.codePointCount(0, before.length());
    return new WordBorder(new Text("text", before + after), at).wordThatIsCut();
  }

  @Test
  void findsTheWordThatIsCut() {
    assertThat(cut("The Gl", "ass House")).contains("Glass");
    assertThat(cut("in 19", "31")).contains("1931");
    assertThat(cut("𝒜", "𝒷")).contains("𝒜𝒷");
  }

  @Test
  void findsTheSignThatIsCutFromItsMark() {
    assertThat(cut("a 🕊", "\uFE0F flies")).contains("🕊\uFE0F");
    assertThat(cut("Re", "\u0301clair")).contains("Re\u0301clair");
  }

  @Test
  void letsSpansBeginAndEndBetweenWords() {
    assertThat(cut("", "The lake")).isEmpty();
    assertThat(cut("The lake", "")).isEmpty();
    assertThat(cut("2017\n", "The talks")).isEmpty();
    assertThat(cut("Hale", "’s answer")).isEmpty();
    assertThat(cut("no.", "Then")).isEmpty();
  }

  @Test
  void knowsScriptsThatPutNoSpacesBetweenWords() {
    assertThat(cut("普京", "和特朗普")).isEmpty();
    assertThat(cut("Встре", "ча")).contains("Встреча");
  }
}

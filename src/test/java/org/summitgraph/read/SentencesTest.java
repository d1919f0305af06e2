package org.summitgraph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;

class SentencesTest {

  private static List<String> divide(String words) {
    Text text = new Text("a text", words);
    return Sentences.of(text).stream().map(s -> text.slice(s.start(), s.end())).toList();
  }

  @Test
  void endsSentencesAtTheirMarks() {
    assertThat(divide("They met. Did they talk? They did! And then… Nothing."))
        .containsExactly("They met.", "Did they talk?", "They did!", "And then…", "Nothing.");
  }

  @Test
  void keepsTitlesAndInitialsWithTheirNames() {
    assertThat(
            divide(
                "Dr. Mira Oduya met Sen. Hale. J. K. Quill of the U.S. Navy wrote. St. Ives vs. York."))
        .containsExactly(
            "Dr. Mira Oduya met Sen. Hale.",
            "J. K. Quill of the U.S. Navy wrote.",
            "St. Ives vs. York.");
  }

  @Test
  void keepsTheNumberOfAListWithItsItem() {
    assertThat(divide("1. The lake.\n12. The ferry. It left at 9. Nobody saw it."))
        .containsExactly("1. The lake.", "12. The ferry.", "It left at 9.", "Nobody saw it.");
  }

  @Test
  void doesNotDivideNumbersOrSmallLetters() {
    assertThat(divide("It cost 2.5 crowns. e.g. that. Said ’tis so."))
        .containsExactly("It cost 2.5 crowns. e.g. that.", "Said ’tis so.");
  }

  @Test
  void leavesClosingMarksWithTheSentenceThatTheyClose() {
    assertThat(divide("“Go.” He went. (It rained.) “Why?” she asked. ‘No.’ [Silence.] 9 came."))
        .containsExactly(
            "“Go.”",
            "He went.",
            "(It rained.)",
            "“Why?” she asked.",
            "‘No.’",
            "[Silence.]",
            "9 came.");
  }

  /** Capitals with accents, other alphabets, scripts without capitals or without spaces. */
  @Test
  void dividesTextsOfOtherLanguages() {
    assertThat(divide("Er kam. Äpfel gab es nicht. „Geh.“ Über Nacht blieb er. »Nein.« Ende."))
        .containsExactly(
            "Er kam.", "Äpfel gab es nicht.", "„Geh.“", "Über Nacht blieb er.", "»Nein.«", "Ende.");
    assertThat(divide("А. С. Орлов построил мост. Он стоит. «Сто лет!» Ёлки. В 1880 г. смыло."))
        .containsExactly(
            "А. С. Орлов построил мост.", "Он стоит.", "«Сто лет!»", "Ёлки.", "В 1880 г. смыло.");
    assertThat(divide("Vino. ¿Por qué? ¡Nadie lo sabe! Élla tampoco."))
        .containsExactly("Vino.", "¿Por qué?", "¡Nadie lo sabe!", "Élla tampoco.");
    assertThat(divide("وصل الوفد. هل تحدثوا؟ نعم."))
        .containsExactly("وصل الوفد.", "هل تحدثوا؟", "نعم.");
    assertThat(divide("पुल बना। वह टूटा।")).containsExactly("पुल बना।", "वह टूटा।");
    assertThat(divide("橋ができた。「百年もつ。」と彼女は言った！三年だった。"))
        .containsExactly("橋ができた。", "「百年もつ。」", "と彼女は言った！", "三年だった。");
  }

  @Test
  void takesNonBreakingSpaceForSpace() {
    assertThat(divide("They\u00a0met.\u00a0They talked.\u202fThey left.\u00a0"))
        .containsExactly("They\u00a0met.", "They talked.", "They left.");
  }

  @Test
  void numbersParagraphsByLinesThatAreNotBlank() {
    Text text = new Text("a text", "One. Two.\n\n \u00a0\t\n  Three.\n");
    assertThat(Sentences.of(text))
        .containsExactly(
            new Sentence(1, 1, 0, 4), new Sentence(1, 2, 5, 9), new Sentence(2, 1, 17, 23));
  }

  @Test
  void countsCodePoints() {
    Text text = new Text("a text", "🛶🛶 One.\n🛶 Two. Three.");
    assertThat(Sentences.of(text))
        .containsExactly(
            new Sentence(1, 1, 0, 7), new Sentence(2, 1, 8, 14), new Sentence(2, 2, 15, 21));
  }

  @Test
  void findsNoSentenceInAnEmptyText() {
    assertThat(divide("")).isEmpty();
    assertThat(divide("\n \u00a0\n")).isEmpty();
  }

  /** Turkish has another capital of i, Arabic other digits, Thai other word breaks. */
  @Test
  void dividesAlikeInEveryLocale() {
    String words = "MR. INK met DR. IVY on 3. May. I. II. “It is.” MS. Ito left.";
    Locale before = Locale.getDefault();
    List<String> divided = divide(words);
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "en-US", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(divide(words)).as(tag).isEqualTo(divided);
      }
    } finally {
      Locale.setDefault(before);
    }
    assertThat(divided).hasSizeGreaterThan(1);
  }
}

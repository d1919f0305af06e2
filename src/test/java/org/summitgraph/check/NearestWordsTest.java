package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.summitgraph.model.Text;

class NearestWordsTest {

  private static final String FERRY =
      """
      The ferry left the northern pier at dawn. Nobody had told the harbour master.

      “I can’t promise you quiet water,” said the pilot, “but the boat is sound.”
      Later the pilot denied that he had promised anything at all.\
      """;

  private final Text text = new Text("ferry", FERRY);
  private final NearestWords nearest = new NearestWords(text);

  private String to(String sought) {
    return nearest.to(sought, 0).map(f -> text.slice(f.start(), f.end())).orElse("");
  }

  @Test
  void findsWordsThatWereWrittenOtherwise() {
    assertThat(to("I can't promise you quite watter")).isEqualTo("I can’t promise you quiet water");
    assertThat(to("THE HARBOR MASTER")).isEqualTo("the harbour master");
  }

  @Test
  void findsWordsAmongWhichSomeWereLeftOutOrPutIn() {
    assertThat(to("Nobody told the harbour master"))
        .isEqualTo("Nobody had told the harbour master");
    assertThat(to("the pilot later denied that he ever had promised anything"))
        .isEqualTo("the pilot denied that he had promised anything");
  }

  @Test
  void findsASingleWord() {
    assertThat(to("harbor")).isEqualTo("harbour");
  }

  @Test
  void findsNothingWhereMoreThanTwoFifthsDiffer() {
    assertThat(to("the captain swore that his ship was lost")).isEmpty();
    assertThat(to("submarine")).isEmpty();
    assertThat(to("")).isEmpty();
    assertThat(to("… — !")).isEmpty();
    assertThat(new NearestWords(new Text("empty", "")).to("the pilot", 0)).isEmpty();
  }

  @Test
  void takesTheNearerOfTwoPlacesThatAreEquallyGood() {
    int second = FERRY.lastIndexOf("the pilot");
    assertThat(nearest.to("the pilot", FERRY.length()))
        .contains(new NearestWords.Found(second, second + "the pilot".length()));
  }

  @Test
  void countsCodePoints() {
    Text harp = new Text("harp", "𝄞𝄞 plays the 𝄞 harp loudly");
    assertThat(new NearestWords(harp).to("play the harp loudly", 0))
        .map(f -> harp.slice(f.start(), f.end()))
        .contains("plays the 𝄞 harp loudly");
  }

  /** A million characters of three thousand words, and a quotation of each kind of trouble. */
  @Test
  @Timeout(20)
  void staysQuickInALongText() {
    Random random = new Random(7);
    StringBuilder book_ = new StringBuilder();
    while (book_.length() < 1_000_000) {
      book_.append("w").append((long) Math.pow(3_000, random.nextDouble())).append("ord ");
    }
    book_.insert(700_000, " the heron stood upon the third stone of the weir ");
    Text book = new Text("book", book_.toString());
    NearestWords inBook = new NearestWords(book);
    long begun = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      Optional<NearestWords.Found> found =
          inBook.to("the herons stood on the third stone of a weir", 0);
      assertThat(found.map(f -> book.slice(f.start(), f.end())))
          .contains("the heron stood upon the third stone of the weir");
      inBook.to("w1ord ".repeat(150), 0);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
  }
}

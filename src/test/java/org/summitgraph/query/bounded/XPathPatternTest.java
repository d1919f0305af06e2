package org.summitgraph.query.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XPathPatternTest {

  private static boolean finds(String pattern, String flags, String text) {
    return XPathPattern.of(pattern, flags, Limits.standard())
        .matcher(text, Budget.alone(Limits.standard()))
        .find();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "abc;'';xabcx;true",
        "^abc;'';xabcx;false",
        "ABC;i;xabcx;true",
        "straße;i;STRAßE;true",
        "^\\d{4}$;'';2018;true",
        "^\\d$;'';٣;true",
        "^\\w+$;'';Хельсинки;true",
        "^[\\w ]+$;'';Хельсинки 2018;true",
        "^\\w$;'';-;false",
        "^\\W$;'';-;true",
        "^\\D$;'';5;false",
        "a.c;q;abc;false",
        "a.c;q;a.c;true",
        "h e l l o;x;hello;true",
        "a[ b]c;x;a c;true",
        "\\p{Lu};'';aBc;true",
        "^\\s$;'';x;false",
        "colou?r;'';color;true",
        "(cat|dog)s?;'';dogs;true"
      },
      delimiter = ';')
  void readsWhatXPathSays(String pattern, String flags, String text, boolean expected) {
    assertThat(finds(pattern, flags, text)).isEqualTo(expected);
  }

  @Test
  void letsTheDotAndTheAnchorsFollowTheFlags() {
    assertThat(finds("a.b", "", "a\nb")).isFalse();
    assertThat(finds("a.b", "s", "a\nb")).isTrue();
    assertThat(finds("^b", "", "a\nb")).isFalse();
    assertThat(finds("^b", "m", "a\nb")).isTrue();
    assertThat(finds("a$", "", "a\n")).as("$ is the end, not before a last line feed").isFalse();
  }

  @Test
  void takesTimeThatGrowsWithTheText() {
    String text = "a".repeat(50_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(8), () -> assertThat(finds("^(.*a){25}$", "", text)).isFalse());
  }

  @Test
  void stopsAtTheDeadlineWithinOneMatch() {
    Limits second = Limits.standard().with(Limit.SECONDS, 1);
    XPathPattern slow = XPathPattern.of("(a?){60}a{60}$", "", second);
    String text = "a".repeat(5_000_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> slow.matcher(text, Budget.alone(second)).find())
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("1 seconds"));
  }

  @Test
  void refusesFlagsThatThereAreNot() {
    assertThatThrownBy(() -> finds("a", "z", "a")).isInstanceOf(ExprEvalException.class);
  }
}

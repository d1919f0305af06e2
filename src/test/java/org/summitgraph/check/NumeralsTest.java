package org.summitgraph.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {

  private static Numerals in(String language, String text) {
    return new Numerals(
        text, () -> Words.withoutCapitals(text).inOrder(), Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 25 | They met for the twenty-fifth time",
        "en | 25 | Twenty five guests came",
        "en | 2 | a two-hour talk",
        "en | 1 | They met once",
        "en | 123 | One hundred and twenty-three ships lay there",
        "en | 2018 | in twenty eighteen",
        "en | 1000 | a thousand letters",
        "de | 21 | Einundzwanzig Schiffe lagen im Hafen",
        "de | 3 | beim dritten Treffen",
        "de | 2 | beide kamen",
        "fr | 90 | quatre-vingt-dix minutes",
        "fr | 1 | la première rencontre",
        "es | 16 | dieciséis barcos",
        "ru | 2 | через двух послов",
        "ru | 25 | двадцать пятого июля",
        "ru | 15 | пятнадцатью кораблями",
        "pl | 5 | pięciu posłów",
        "el | 7 | επτά πλοία",
        "ar | 5 | خمسة رجال",
        "en | 1200 | 1,200 men and some others",
        "de | 1200 | 1.200 Mann",
        "ru | 1200 | 1 200 человек",
        "ar | 2018 | عام ٢٠١٨",
        "hi | 45 | ४५ मिनट",
        "en | 9 | on the 09 of May",
      })
  void findsNumbersInTheWordsOfALanguage(String language, BigDecimal number, String text) {
    assertThat(in(language, text).contain(number)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 7 | They met seventeen times",
        "en | 3 | They met for the twenty-fifth time",
        "en | 18446744073709551621 | five ships",
        "en | 1.5 | one ship and five boats",
        "de | 25 | Fünfundfünfzig Schiffe",
        "ru | 12 | двадцать пятого июля",
        "fr | 4 | quatorze minutes",
        "ar | 18 | عام ٢٠١٨",
      })
  void findsNoOtherNumbers(String language, BigDecimal number, String text) {
    assertThat(in(language, text).contain(number)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "de-CH", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl"})
  void knowTheWordsOfLanguagesThatCldrSpells(String language) {
    assertThat(in(language, "").knowWords()).isTrue();
  }

  /** No text is blamed for words that nobody looked for. */
  @ParameterizedTest
  @ValueSource(strings = {"", "zh", "ja", "th", "tlh", "x-none"})
  void doNotKnowThoseOfOthers(String language) {
    assertThat(in(language, "").knowWords()).isFalse();
  }
}

package org.summitgraph.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Random;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.junit.jupiter.api.Test;

/** The tokens are those of RIOT's own tokenizer, each at the same place, and so are the faults. */
class PlainTokensTest {

  /** All kinds of tokens, and pieces that make other ones of those beside them. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "true",
          "GRAPH",
          "@prefix",
          "@base",
          "x:",
          "x:a",
          ":",
          ":b",
          "x:a-b_c",
          "x:a:b",
          "x:1",
          "x:é",
          "x:a.b",
          "x:%41",
          "x:\\-",
          "x:-a",
          "é:a",
          "<#a>",
          "<https://example.org/é>",
          "<>",
          "<a b>",
          "<a\\u0041>",
          "<a|b>",
          "<<",
          "<",
          ">",
          "\"\"",
          "\"a\"",
          "'a'",
          "'a\"b'",
          "\"a\\n\\\"b\\\\\"",
          "\"a\\u0041\"",
          "\"\"\"a\nb\"\"\"",
          "'''a'''",
          "\"😀 é\"",
          "\"a",
          "\"a\nb\"",
          "@en",
          "@en-GB",
          "@de-1996",
          "@e1",
          "@en-",
          "@en--ltr",
          "@",
          "^^",
          "^",
          "^^x:date",
          "^^<#d>",
          "^^ x:date",
          "^^a",
          "0",
          "12",
          "1.5",
          "1.",
          "1e3",
          "1.5E-3",
          "0x1F",
          "+1",
          "-2.5",
          "+",
          "-",
          "+a",
          ".5",
          ".",
          ";",
          ",",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "{|",
          "|}",
          "|",
          ")>>",
          "_:b",
          "_:b-1",
          "_:b.c",
          "_:-",
          "_:",
          "_",
          "# words\n",
          "#",
          " ",
          "  ",
          "\n",
          "\r\n",
          "\t",
          " \n ",
          "?v",
          "$",
          "%",
          "\\",
          "~",
          "=");

  private static String told(String text, Tokenizer tokens, List<String> warnings) {
    StringBuilder told = new StringBuilder();
    try {
      while (tokens.hasNext()) {
        Token token = tokens.next();
        append(told, token);
        told.append('\n');
      }
      told.append(tokens.getLine()).append(':').append(tokens.getColumn());
    } catch (RiotParseException e) {
      told.append(e.getMessage());
    } catch (IllegalFormatException e) {
      told.append(e.getClass()); // RIOT cannot put the end of the text into its message
    }
    return text + "\n\n" + told + warnings;
  }

  private static void append(StringBuilder told, Token token) {
    told.append(token.getLine()).append(':').append(token.getColumn()).append(' ');
    told.append(token.getType()).append(' ').append(token.getStringType()).append(' ');
    told.append(token.getImage()).append(' ').append(token.getImage2());
    for (Token inner : new Token[] {token.getSubToken1(), token.getSubToken2()}) {
      if (inner != null) {
        append(told.append(" ("), inner);
        told.append(')');
      }
    }
  }

  private static String ofRiot(String text) {
    Warnings warnings = new Warnings();
    return told(
        text,
        TokenizerText.create().source(new StringReader(text)).errorHandler(warnings).build(),
        warnings.told);
  }

  private static String plain(String text, Reader reader) {
    Warnings warnings = new Warnings();
    return told(text, new PlainTokens(reader, warnings, new RecentWords()), warnings.told);
  }

  private static final class Warnings implements ErrorHandler {
    private final List<String> told = new ArrayList<>();

    @Override
    public void warning(String message, long line, long column) {
      told.add(line + ":" + column + " " + message);
    }

    @Override
    public void error(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }
  }

  /** Hands over one character after another. */
  private static Reader byCharacters(String text) {
    return new FilterReader(new StringReader(text)) {
      @Override
      public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(1, length));
      }
    };
  }

  @Test
  void eachPairOfPiecesGivesTheTokensOfRiot() {
    for (String one : PIECES) {
      for (String other : PIECES) {
        for (String text : List.of(one + other, " " + one + other + " . ")) {
          String expected = ofRiot(text);
          assertThat(plain(text, byCharacters(text))).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void randomTextsGiveTheTokensOfRiot() {
    Random random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      assertThat(plain(text.toString(), byCharacters(text.toString())))
          .isEqualTo(ofRiot(text.toString()));
    }
  }

  @Test
  void wholeFilesGiveTheTokensOfRiot() throws IOException {
    List<DataFile> files = DataFile.under(Path.of("data"));
    assertThat(files).isNotEmpty();
    for (DataFile file : files) {
      String text = Files.readString(file.path());
      assertThat(plain(text, new StringReader(text))).isEqualTo(ofRiot(text));
    }
  }

  @Test
  void aTokenMayBeLongerThanWhatIsReadAtOnce() {
    String text = "\"" + "é".repeat(1 << 18) + "\" <#a> .";
    assertThat(plain(text, new StringReader(text))).isEqualTo(ofRiot(text));
  }

  @Test
  void whatIsFarLongerThanWhatIsReadAtOnceTakesNoLongerForThat() {
    int length = 1 << 24;
    for (String text :
        List.of(
            "<#a>" + " ".repeat(length) + "<#b> .",
            "<#a> #" + "#".repeat(length) + "\n <#b> .",
            "'a'" + " ".repeat(length) + "<#b> .",
            "'" + "a".repeat(length) + "' <#b> .")) {
      String expected = ofRiot(text);
      assertThat(
              assertTimeout(
                      Duration.ofSeconds(5),
                      () ->
                          plain(
                              text,
                              new StringReader(text) {
                                @Override
                                public int read(char[] buffer, int offset, int length)
                                    throws IOException {
                                  return super.read(buffer, offset, Math.min(1 << 13, length));
                                }
                              }))
                  .equals(expected))
          .as(text.substring(0, 10))
          .isTrue();
    }
  }
}

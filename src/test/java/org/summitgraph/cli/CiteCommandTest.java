package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitgraph.ValidCorpus;
import org.summitgraph.model.Text;
import org.summitgraph.read.TextReader;

class CiteCommandTest {

  private static final Path FERRY = ValidCorpus.TEXTS.resolve("ferry-diary.txt");

  @TempDir private Path folder;

  private static Run cite(Object... words) {
    Object[] arguments = new Object[words.length + 3];
    arguments[0] = "cite";
    arguments[1] = "--documents";
    arguments[2] = ValidCorpus.TEXTS;
    System.arraycopy(words, 0, arguments, 3, words.length);
    return Run.summit(arguments);
  }

  private static int number(String property, String printed) {
    Matcher found = Pattern.compile(property + " (\\d+) ;").matcher(printed);
    assertThat(found.find()).as(printed).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @Test
  void citesTheSentenceInWhichTheWordsStand() throws IOException {
    Run run = cite("lake", "note-takers");
    assertThat(run.exitCode()).as(run.err()).isZero();
    Text text = TextReader.read(ValidCorpus.TEXTS.resolve("lake-talks.txt"));
    String sentence = text.slice(number("oa:start", run.out()), number("oa:end", run.out()));
    assertThat(sentence).isEqualTo("No note-takers were in the room.");
    assertThat(run.out())
        .contains("<#p2s3>")
        .contains("<#p2s3-claims>")
        .contains("sg:textSha256 \"" + Text.sha256(sentence) + "\"")
        .contains("\"paragraph 2, sentence 3\"");
    assertThat(run.err()).isEqualTo("# " + sentence + System.lineSeparator());
  }

  @Test
  void describesAPassageExactlyAsTheCleanCorpusDoes() throws IOException {
    String corpus = Files.readString(ValidCorpus.DATA.resolve("sources/lake-talks.trig"));
    String selector = cite("lake-talks.txt", "Oduya was").out();
    assertThat(corpus)
        .contains(
            "oa:start "
                + number("oa:start", selector)
                + " ;\n    oa:end "
                + number("oa:end", selector));
  }

  @Test
  void takesAnyWhiteSpaceForATypedSpace() {
    assertThat(cite("lake", "4 May 1931").out()).contains("<#p2s1>");
    assertThat(cite("lake", "  Glass   House ").out()).contains("<#p2s2>");
  }

  @Test
  void citesFromTheFirstWordsToTheLast() {
    Run sentences = cite("ferry", "On 4 May", "always this quiet?”");
    assertThat(sentences.out())
        .contains("<#p2s1-2>", "paragraph 2, sentence 1 to paragraph 2, sentence 2");
    Run paragraphs = cite("ferry", "The talks", "slept on deck.");
    assertThat(paragraphs.out()).contains("<#p3s1-2>");
    Run part = cite("ferry", "Jonas Hale", "across");
    assertThat(part.out()).contains("<#p2s1c48-65>");
    assertThat(part.err()).isEqualTo("# Jonas Hale across" + System.lineSeparator());
  }

  @Test
  void takesAFileForAText() {
    assertThat(Run.summit("cite", FERRY, "slept").out()).contains("<#p3s2>");
  }

  @Test
  void refusesWordsThatStandThereTwice() {
    Run run = cite("lake", "Castellan");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "summit: \"Castellan\" stands in lake-talks.txt more than once; give more words"
                + System.lineSeparator());
  }

  @Test
  void refusesWordsThatDoNotStandThere() {
    assertThat(cite("lake", "the submarine").err())
        .isEqualTo(
            "summit: \"the submarine\" does not stand in lake-talks.txt" + System.lineSeparator());
    Run last = cite("lake", "was very cold", "The Lake Talks");
    assertThat(last.exitCode()).isEqualTo(1);
    assertThat(last.err()).contains("does not stand in lake-talks.txt after \"was very cold\"");
  }

  @Test
  void refusesNoWordsAtAll() {
    for (String nothing : new String[] {"", " ", "\u00a0"}) {
      Run run = cite("lake", nothing);
      assertThat(run.exitCode()).as("[%s]", nothing).isNotZero();
      assertThat(run.err()).startsWith("summit: ");
    }
    assertThat(cite("lake").exitCode()).isEqualTo(2);
    assertThat(cite("lake").err()).contains("FIRST");
  }

  @Test
  void tellsWhichTextsThereAre() {
    Run unknown = cite("sea-talks", "words");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("no text is called sea-talks")
        .contains("ferry-diary.txt, harbour-rules.txt, lake-talks.txt, radio-bulletin.txt");
    Run several = cite(".txt", "words");
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.err()).contains("several texts are called .txt");
  }

  @Test
  void tellsHowToNameTheTextsWhenNoneIsAtHand() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Run run = Run.summit("cite", "--documents", none, "lake", "words");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no texts are at hand").contains("--documents");
  }

  @Test
  void refusesATextThatIsNotUtf8() throws IOException {
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'R', (byte) 0xe9});
    Run run = Run.summit("cite", latin, "R");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("summit: " + latin + " is not UTF-8; convert it first" + System.lineSeparator());
  }

  /** What the command prints, put into a source's file, is what the gate wants. */
  @Test
  void printsWhatTheGateAccepts() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Path file =
        Files.writeString(
            texts.resolve("note.txt"),
            "\uFEFF🛶 A note\r\n\r\nAt Mirrowick Rene\u0301e\u00a0Castellan signed. Nobody clapped.\r\n");
    Text text = TextReader.read(file);
    Path data = ValidCorpus.copy(ValidCorpus.DATA, folder.resolve("data"));
    for (Path old : ValidCorpus.files(ValidCorpus.TEXTS, ".txt")) {
      Files.copy(old, texts.resolve(old.getFileName()));
    }
    String cited = Run.summit("cite", file, "Renée Castellan").out();
    assertThat(cited).contains("<#p2s1-claims>");
    Files.writeString(
        data.resolve("note.trig"),
        """
        @base <https://w3id.org/summitgraph/id/source/note> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix event: <https://w3id.org/summitgraph/id/event/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix person: <https://w3id.org/summitgraph/id/person/> .
        @prefix place: <https://w3id.org/summitgraph/id/place/> .
        @prefix sg: <https://w3id.org/summitgraph/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        GRAPH <#about> {
          <>
            a sg:Source ;
            dcterms:title "A note"@en ;
            dcterms:creator "Ada Quill" ;
            dcterms:issued "1931-05-05"^^xsd:date ;
            dcterms:language "en" ;
            sg:textSha256 "%s" ;
            sg:characterCount %d ;
            .

        %s}

        GRAPH <#p2s1-claims> {
          event:mirrowick-1931
            sg:principal person:renee-castellan ;
            sg:location place:mirrowick ;
            .
        }
        """
            .formatted(text.sha256(), text.length(), cited));
    Run run = Run.summit("check", "--strict", "--data", data, "--documents", texts);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains(" of 19 named graphs, 5 texts at hand");
  }
}

package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/**
 * Every file of data and ontology is laid out alike, so that an added line is a difference of one
 * line: one block a subject, one predicate a line, the closing dot on its own line.
 */
class FileLayoutTest {

  private static final Pattern PREFIX =
      Pattern.compile("(?:@prefix|PREFIX) (\\w*): <([^>]+)>(?: \\.)?");
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|<[^>\\s]*>|#[^\\n]*", Pattern.DOTALL);
  private static final Pattern LONG_STRING = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
  private static final Pattern SUBJECT = Pattern.compile("( *)(?:[\\w-]*:[\\w.-]*|<[^>]*>|\\[])");

  private static final Path EXAMPLE = Path.of("examples/village");

  private static Map<String, String> prefixes;

  @BeforeAll
  static void readPrefixes() throws IOException {
    prefixes = new HashMap<>(CorpusReader.readPrefixes(ValidCorpus.ONTOLOGY));
    CorpusReader.readPrefixes(EXAMPLE.resolve("ontology"))
        .forEach(
            (prefix, iri) -> assertThat(prefixes.merge(prefix, iri, (a, b) -> a)).isEqualTo(iri));
    assertThat(prefixes).isNotEmpty();
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(Path.of("data"), ValidCorpus.ONTOLOGY, ValidCorpus.DATA, EXAMPLE)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        List<Path> found =
            tree.filter(file -> file.toString().matches(".*\\.(ttl|trig)")).sorted().toList();
        assertThat(found).as("%s", folder).isNotEmpty();
        files.addAll(found);
      }
    }
    return files;
  }

  private static Stream<DynamicTest> ofEachFile(Layout rule) throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.toString(), () -> rule.check(Files.readString(file))));
  }

  private interface Layout {
    void check(String content);
  }

  @TestFactory
  Stream<DynamicTest> declaresPrefixesInOneBlockInAlphabeticalOrder() throws IOException {
    return ofEachFile(
        content -> {
          List<String> lines = content.lines().toList();
          List<String> declared = new ArrayList<>();
          int line = lines.get(0).startsWith("@base ") ? 1 : 0;
          for (; PREFIX.matcher(lines.get(line)).matches(); line++) {
            declared.add(lines.get(line));
          }
          assertThat(declared).isNotEmpty().isSorted().doesNotHaveDuplicates();
          assertThat(lines.get(line)).isEmpty();
          assertThat(lines.subList(line, lines.size())).noneMatch(l -> l.startsWith("@prefix"));
        });
  }

  @TestFactory
  Stream<DynamicTest> declaresOnlyPrefixesThatItUses() throws IOException {
    return ofEachFile(
        content -> {
          String body = PREFIX.matcher(content).replaceAll("");
          String code = NOT_CODE.matcher(body.replace("^^", " ")).replaceAll(" ");
          for (Matcher prefix = PREFIX.matcher(content); prefix.find(); ) {
            assertThat(code).containsPattern("(?<![\\w-])" + prefix.group(1) + ":");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> givesAPrefixTheIriThatItHasEverywhere() throws IOException {
    return Stream.of(
            files(),
            ValidCorpus.files(Path.of("queries"), ".rq"),
            ValidCorpus.files(EXAMPLE.resolve("queries"), ".rq"))
        .flatMap(List::stream)
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      Matcher prefix = PREFIX.matcher(Files.readString(file));
                      while (prefix.find()) {
                        assertThat(prefixes).containsEntry(prefix.group(1), prefix.group(2));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> writesOneBlockASubject() throws IOException {
    return ofEachFile(
        content -> {
          List<String> lines =
              LONG_STRING.matcher(content).replaceAll("\"\"\"\"\"\"").lines().toList();
          int line = 0;
          int blocks = 0;
          while (line < lines.size()) {
            Matcher subject = SUBJECT.matcher(lines.get(line));
            if (subject.matches()) {
              line = block(lines, line, subject.group(1));
              blocks++;
            } else {
              assertThat(lines.get(line)).as("line %d", line + 1).matches("(@|GRAPH <| *#).*|}|");
              line++;
            }
          }
          assertThat(blocks).isPositive();
        });
  }

  /** Checks the block whose subject stands at a line, and gives the line after its dot. */
  private static int block(List<String> lines, int subject, String indent) {
    assertThat(indent).as("line %d", subject + 1).isIn("", "  ");
    String inner = indent + "  ";
    for (int line = subject + 1; ; line++) {
      String text = lines.get(line);
      if (text.equals(inner + ".")) {
        assertThat(line).as("an empty block").isGreaterThan(subject + 1);
        return line + 1;
      }
      assertThat(text).as("line %d", line + 1).startsWith(inner);
      String code = NOT_CODE.matcher(text).replaceAll("<>").strip();
      // Each line ends one predicate, or opens or closes a bracket, or is an item of a list.
      assertThat(code)
          .as("line %d", line + 1)
          .matches("[^;]* ;|[^;]*[\\[(]|[\\])]|[^;\\[\\](){}.]+");
      if (text.startsWith(inner + "a ")) {
        assertThat(line).as("'a' comes first").isEqualTo(subject + 1);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> leavesOneBlankLineBetweenBlocksOfTheDefaultGraph() throws IOException {
    return ofEachFile(
        content -> {
          assertThat(content).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\t");
          List<String> lines = content.lines().toList();
          for (int line = 0; line + 1 < lines.size(); line++) {
            if (lines.get(line).equals("  .")) {
              assertThat(lines.get(line + 1)).as("line %d", line + 2).isEmpty();
            }
          }
        });
  }

  @Test
  void describesTheSourceFirstAndThenFollowsItsText() throws IOException {
    for (Path folder :
        List.of(
            Path.of("data/sources"),
            ValidCorpus.DATA.resolve("sources"),
            EXAMPLE.resolve("data/sources"))) {
      for (Path file : ValidCorpus.files(folder, ".trig")) {
        String content = Files.readString(file);
        Map<String, Integer> starts = new HashMap<>();
        Matcher start =
            Pattern.compile("<#([\\w-]+)-pos>\\s+a [^.]+oa:start (\\d+)").matcher(content);
        while (start.find()) {
          starts.put(start.group(1), Integer.valueOf(start.group(2)));
        }
        List<String> graphs =
            Pattern.compile("(?m)^GRAPH <#([^>]+)>")
                .matcher(content)
                .results()
                .map(graph -> graph.group(1))
                .toList();
        assertThat(graphs.get(0)).isEqualTo("about");
        List<Integer> order =
            graphs.stream()
                .skip(1)
                .map(graph -> starts.get(graph.replaceFirst("-claims.*", "")))
                .toList();
        assertThat(order).as("%s", file).isNotEmpty().doesNotContainNull().isSorted();
      }
    }
  }

  @Test
  void namesThingsInALanguageAndWithoutBlankNodes() throws IOException {
    Set<String> faults = new TreeSet<>();
    List<LocatedQuad> data =
        CorpusReader.read(Path.of("data"), ValidCorpus.ONTOLOGY).data().toList();
    assertThat(data).isNotEmpty();
    for (LocatedQuad quad : data) {
      boolean isName = quad.predicate().getURI().matches(".*[#/](label|altLabel|prefLabel|title)");
      if (quad.subject().isBlank()
          || quad.object().isBlank()
          || (isName && quad.object().getLiteralLanguage().isEmpty())) {
        faults.add(quad.at().toString());
      }
    }
    assertThat(faults).isEmpty();
  }
}

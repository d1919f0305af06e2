package org.summitgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes every mistake that a hand could make in one source's file, one at a time. It knows the
 * layout of the files and nothing of the rules.
 */
final class FaultPlanter {

  private static final Pattern SUBJECT = Pattern.compile("  <#[^>]+>");
  private static final Pattern BLOCK = Pattern.compile("GRAPH <#(.+-claims[^>]*)> \\{");
  private static final Pattern PASSAGE = Pattern.compile("(?:  |GRAPH )<#(p\\d+s\\d+)");
  private static final Pattern OFFSET = Pattern.compile("(oa:(?:start|end) )(\\d+)");
  private static final Pattern COUNT = Pattern.compile("(sg:characterCount )(\\d+)");
  private static final Pattern HASH = Pattern.compile("(sg:textSha256 \")([0-9a-f]{64})");
  private static final Pattern QUOTATION =
      Pattern.compile("(sg:quotedText \")((?:[^\"\\\\]|\\\\.)+)");
  private static final Pattern SPEAKER =
      Pattern.compile("(sg:speaker )((?:person|agent|organization):[\\w-]+)");
  private static final Pattern THING =
      Pattern.compile(
          "(sg:\\w+ )((?:agent|event|organization|person|place|statement|topic):[\\w-]+)");
  private static final Pattern LINK = Pattern.compile("(sg:(\\w+) )(<(?:#[^>]+)?>)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Path file;
  private final List<String> lines;
  private final String stranger;
  private final String otherSource;
  private final List<String> passages;
  private final List<PlantedFault> faults = new ArrayList<>();
  private String passage = "";

  /**
   * @param stranger a person of the reference data whom the source's text does not name
   * @param otherSource the IRI of another source
   */
  FaultPlanter(Path file, String stranger, String otherSource) throws IOException {
    this.file = file;
    this.lines = Files.readAllLines(file);
    this.stranger = stranger;
    this.otherSource = otherSource;
    this.passages =
        IntStream.range(1, lines.size())
            .filter(i -> lines.get(i).equals("    a sg:Passage ;"))
            .mapToObj(i -> lines.get(i - 1).strip())
            .toList();
  }

  List<PlantedFault> everyFault() {
    for (int index = 0; index < lines.size(); index++) {
      Matcher name = PASSAGE.matcher(lines.get(index));
      if (name.lookingAt()) {
        passage = name.group(1);
      }
      numbers(index);
      hash(index);
      quotation(index);
      things(index);
      links(index);
      graphNames(index);
    }
    return faults;
  }

  private void numbers(int index) {
    for (Map.Entry<String, Pattern> number : Map.of("offset", OFFSET, "length", COUNT).entrySet()) {
      for (int slip : List.of(1, -1)) {
        replace(
            number.getKey() + (slip > 0 ? " + 1" : " - 1"),
            index,
            number.getValue(),
            digits -> Integer.toString(Integer.parseInt(digits) + slip));
      }
    }
  }

  private void hash(int index) {
    replace(
        "hash with one digit flipped",
        index,
        HASH,
        hash -> {
          int at = index % hash.length();
          char flipped = hash.charAt(at) == '0' ? '1' : '0';
          return hash.substring(0, at) + flipped + hash.substring(at + 1);
        });
  }

  private void quotation(int index) {
    replace("quotation with one letter changed", index, QUOTATION, FaultPlanter::changeLetter);
    replace("quotation with a word dropped", index, QUOTATION, FaultPlanter::dropWord);
    replace("quotation cut inside its last word", index, QUOTATION, FaultPlanter::cutLastWord);
    replace("quotation cut inside its first word", index, QUOTATION, FaultPlanter::cutFirstWord);
  }

  private static String changeLetter(String quoted) {
    List<MatchResult> words = WORD.matcher(quoted).results().toList();
    int at = words.get(words.size() / 2).start();
    char other = Character.toLowerCase(quoted.charAt(at)) == 'x' ? 'q' : 'x';
    return quoted.substring(0, at) + other + quoted.substring(at + 1);
  }

  /** The middle word; a quotation of one or two words stays, and so do words said twice over. */
  private static String dropWord(String quoted) {
    List<String> words = List.of(quoted.split(" "));
    int middle = words.size() / 2;
    boolean inner = 0 < middle && middle < words.size() - 1;
    if (!inner
        || words.get(middle).equals(words.get(middle - 1))
        || words.get(middle).equals(words.get(middle + 1))) {
      return quoted;
    }
    return IntStream.range(0, words.size())
        .filter(i -> i != middle)
        .mapToObj(words::get)
        .collect(Collectors.joining(" "));
  }

  private static String cutLastWord(String quoted) {
    MatchResult last = WORD.matcher(quoted).results().reduce((a, b) -> b).orElseThrow();
    return last.end() - last.start() < 2 ? quoted : quoted.substring(0, last.end() - 1);
  }

  private static String cutFirstWord(String quoted) {
    MatchResult first = WORD.matcher(quoted).results().findFirst().orElseThrow();
    return first.end() - first.start() < 2 ? quoted : quoted.substring(first.start() + 1);
  }

  private void things(int index) {
    replace("speaker whom the passage does not name", index, SPEAKER, speaker -> stranger);
    replace("speaker with a letter changed", index, SPEAKER, FaultPlanter::misspell);
    if (!lines.get(index).contains("sg:speaker")) {
      replace("other thing with a letter changed", index, THING, FaultPlanter::misspell);
    }
  }

  private static String misspell(String name) {
    char last = name.charAt(name.length() - 1);
    return name.substring(0, name.length() - 1) + (last == 'x' ? 'q' : 'x');
  }

  private void links(int index) {
    Matcher link = LINK.matcher(lines.get(index));
    if (!link.find()) {
      return;
    }
    String property = link.group(2);
    String target = link.group(3);
    UnaryOperator<String> nowhere = old -> "<#p999s9>";
    switch (property) {
      case "citesPassage", "mentionIn" -> {
        String other = passages.get((passages.indexOf(target) + 1) % passages.size());
        replace(property + " of another passage", index, LINK, old -> other, 3);
        replace(property + " of no passage", index, LINK, nowhere, 3);
        remove(property, index);
      }
      case "alsoNeeds" -> replace("alsoNeeds of no passage", index, LINK, nowhere, 3);
      case "passageOf" -> {
        replace("passageOf another source", index, LINK, old -> "<" + otherSource + ">", 3);
        replace("passageOf no source", index, LINK, nowhere, 3);
        remove(property, index);
      }
      default -> {}
    }
  }

  private void graphNames(int index) {
    String line = lines.get(index);
    if (BLOCK.matcher(line).matches()) {
      String renamed = line.replaceFirst("-claims", "-claimz");
      add("block renamed", index, renamed, index);
    }
    if (SUBJECT.matcher(line).matches() && lines.get(index + 1).contains("a sg:ClaimGraph")) {
      String renamed = line.replaceFirst("-claims", "-claimz");
      // A declaration is what says that the graph is one: the next line.
      add("declaration renamed", index, renamed, index + 1);
    }
  }

  private void remove(String property, int index) {
    int declaration = index;
    while (!SUBJECT.matcher(lines.get(declaration)).matches()) {
      declaration--;
    }
    add(property + " removed", index, "", declaration + 1);
  }

  private void replace(String kind, int index, Pattern pattern, UnaryOperator<String> mistake) {
    replace(kind, index, pattern, mistake, 2);
  }

  private void replace(
      String kind, int index, Pattern pattern, UnaryOperator<String> mistake, int group) {
    String line = lines.get(index);
    Matcher found = pattern.matcher(line);
    if (found.find()) {
      String changed =
          line.substring(0, found.start(group))
              + mistake.apply(found.group(group))
              + line.substring(found.end(group));
      if (!changed.equals(line)) {
        add(kind, index, changed, index);
      }
    }
  }

  private void add(String kind, int index, String changed, int blamed) {
    faults.add(PlantedFault.of(kind, passage, file, index + 1, changed, blamed + 1));
  }
}

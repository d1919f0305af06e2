package org.summitgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Makes one source say what it does not say, without a fault in form: what a tired reader or a
 * machine would write. It knows the layout of the files and nothing of the rules.
 */
final class SemanticFaultPlanter {

  private static final Pattern BLOCK =
      Pattern.compile("GRAPH (<#(p\\d+s[\\d-]+?)-claims[^>]*>) \\{");
  private static final Pattern LINKS = Pattern.compile("(sg:(?:citesPassage|alsoNeeds)) ([^;]+) ;");
  private static final Pattern FRAGMENT = Pattern.compile("<(#[^>]+)>");
  private static final Pattern DATE =
      Pattern.compile("\"(\\d{4})-(\\d\\d)(-\\d\\d)?\"(?=\\^\\^xsd:)");
  private static final Pattern NUMBER =
      Pattern.compile("(?<= |PT)\"?(\\d+)(?=\"\\^\\^xsd:\\w*[iI]nteger|\\.\\d+ ;|[HM]\"\\^\\^)");
  private static final Pattern DURATION = Pattern.compile("(?<=\"PT)(\\d+)(?=[HM]\")");
  private static final Pattern PLACE = Pattern.compile("(?<= )((?:place|where):[\\w-]+)");
  private static final Pattern SAYING =
      Pattern.compile(
          "(?<=(?:sg:speaker|village:(?:writtenBy|proposedBy|opposedBy|openedBy)) )\\S+");
  private static final Pattern FACT = Pattern.compile("    \\S+ .+ ;");

  private static final Set<String> SPEAKERS = Set.of("person", "organization", "agent", "who");
  private static final Set<String> PLACES = Set.of("place", "where");

  /** One claim graph in the file; line numbers from 0. */
  private record Block(String name, String passage, int first, int last, int declared) {}

  private final Path file;
  private final String source;
  private final List<String> lines;
  private final Room room;
  private final List<String> order = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<PlantedFault> faults = new ArrayList<>();

  SemanticFaultPlanter(Path file, Room room) throws IOException {
    this.file = file;
    this.room = room;
    this.lines = Files.readAllLines(file);
    this.source = lines.get(0).replaceAll("@base <|> \\.", "");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("    a sg:Passage ;")) {
        order.add(lines.get(i - 1).replaceAll("[ <>#]", ""));
      }
      Matcher block = BLOCK.matcher(lines.get(i));
      if (block.matches()) {
        int last = lines.subList(i, lines.size()).indexOf("}") + i;
        int declared = lines.indexOf("  " + block.group(1));
        blocks.add(new Block(block.group(1), block.group(2), i, last, declared));
      }
    }
    order.sort(Comparator.comparing(this::start));
  }

  private Integer start(String passage) {
    int selector = lines.indexOf("  <#" + passage + "-pos>");
    return Integer.valueOf(lines.get(selector + 2).replaceAll("\\D", ""));
  }

  List<PlantedFault> everyFault() {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      neighbours(block);
      if (i + 1 < blocks.size()) {
        moves(block, blocks.get(i + 1));
      }
      for (int line = block.first() + 1; line < block.last(); line++) {
        dates(block, line);
        numbers(block, line);
        people(block, line);
        places(block, line);
      }
      swappedDates(block);
      heldAfterAll(block);
    }
    return faults;
  }

  private void add(String kind, Block block, Map<Integer, String> edits) {
    Map<Integer, String> fromOne = new TreeMap<>();
    edits.forEach((line, changed) -> fromOne.put(line + 1, changed));
    Set<Long> blamed =
        fromOne.keySet().stream().map(Integer::longValue).collect(Collectors.toSet());
    faults.add(new PlantedFault(kind, block.passage(), file, fromOne, blamed));
  }

  private void replace(
      String kind, Block block, int line, Pattern pattern, UnaryOperator<String> mistake) {
    Matcher found = pattern.matcher(lines.get(line));
    if (found.find()) {
      String text = lines.get(line);
      String other = mistake.apply(found.group());
      if (!other.equals(found.group())) {
        add(
            kind,
            block,
            Map.of(line, text.substring(0, found.start()) + other + text.substring(found.end())));
      }
    }
  }

  /** The same facts, read from the sentence before or behind: declaration and block say so. */
  private void neighbours(Block block) {
    int at = order.indexOf(block.passage());
    for (int step : List.of(-1, 1)) {
      if (at + step < 0 || at + step >= order.size()) {
        continue;
      }
      String other = order.get(at + step);
      String renamed = "<#" + other + "-claims-planted>";
      Map<Integer, String> edits = new TreeMap<>();
      edits.put(block.declared(), "  " + renamed);
      edits.put(block.first(), "GRAPH " + renamed + " {");
      for (int line = block.declared(); !lines.get(line).equals("    ."); line++) {
        String text = lines.get(line);
        if (text.contains("sg:citesPassage ")) {
          edits.put(line, text.replace("<#" + block.passage() + ">", "<#" + other + ">"));
        } else if (text.contains("sg:alsoNeeds ")) {
          String needed = withoutPassage(text, other);
          if (!needed.equals(text)) {
            edits.put(line, needed);
          }
        }
      }
      Map<Integer, String> fromOne = new TreeMap<>();
      edits.forEach((line, changed) -> fromOne.put(line + 1, changed));
      Set<Long> blamed =
          LongStream.rangeClosed(block.first() + 1, block.last() + 1)
              .boxed()
              .collect(Collectors.toCollection(HashSet::new));
      faults.add(
          new PlantedFault("neighbouring sentence cited", block.passage(), file, fromOne, blamed));
    }
  }

  /** What a claim graph cites it does not also need. */
  private static String withoutPassage(String line, String passage) {
    Matcher links = LINKS.matcher(line);
    if (!links.find()) {
      return line;
    }
    String rest =
        List.of(links.group(2).split(" , ")).stream()
            .filter(link -> !link.equals("<#" + passage + ">"))
            .collect(Collectors.joining(" , "));
    return rest.isEmpty() ? "" : "    sg:alsoNeeds " + rest + " ;";
  }

  /** Each fact but a type goes to the end of the next claim graph. */
  private void moves(Block from, Block to) {
    String subject = "";
    for (int line = from.first() + 1; line < from.last(); line++) {
      String text = lines.get(line);
      if (text.matches("  \\S+")) {
        subject = text.strip();
      } else if (FACT.matcher(text).matches() && !text.startsWith("    a ")) {
        String moved = "  " + subject + " " + text.strip().replaceFirst(" ;$", "") + " . }";
        Map<Integer, String> edits = new TreeMap<>(Map.of(line, "", to.last(), moved));
        Map<Integer, String> fromOne = new TreeMap<>();
        edits.forEach((l, changed) -> fromOne.put(l + 1, changed));
        faults.add(
            new PlantedFault(
                "fact moved to the next claim graph",
                from.passage(),
                file,
                fromOne,
                Set.of(line + 1L, to.last() + 1L)));
      }
    }
  }

  private void dates(Block block, int line) {
    replace(
        "month of a date changed",
        block,
        line,
        DATE,
        date -> {
          int month = Integer.parseInt(date.substring(6, 8)) % 12 + 1;
          String changed = date.substring(0, 6) + "%02d".formatted(month) + date.substring(8);
          return changed.matches("\"\\d{4}-\\d\\d-(29|30|31)\"") ? date : changed;
        });
    replace(
        "day of a date changed",
        block,
        line,
        DATE,
        date ->
            date.length() < 12
                ? date
                : '"' + LocalDate.parse(date.substring(1, 11)).plusDays(1).toString() + '"');
  }

  private void numbers(Block block, int line) {
    if (lines.get(line).contains("xsd:dayTimeDuration")) {
      replace("duration changed", block, line, DURATION, SemanticFaultPlanter::oneMore);
    } else {
      replace("number changed", block, line, NUMBER, SemanticFaultPlanter::oneMore);
    }
  }

  private static String oneMore(String number) {
    String digits = number.replace("\"", "");
    return number.replace(digits, Integer.toString(Integer.parseInt(digits) + 1));
  }

  private Set<String> passagesOf(Block block) {
    Set<String> passages = new LinkedHashSet<>();
    for (int line = block.declared(); !lines.get(line).equals("    ."); line++) {
      Matcher links = LINKS.matcher(lines.get(line));
      if (links.find()) {
        FRAGMENT.matcher(links.group(2)).results().forEach(link -> passages.add(link.group(1)));
      }
    }
    return passages;
  }

  private void people(Block block, int line) {
    Matcher saying = SAYING.matcher(lines.get(line));
    if (saying.find()) {
      String speaker = saying.group();
      another(speaker, room.namedIn(source, Set.of("#" + block.passage()), SPEAKERS), line)
          .ifPresent(
              other ->
                  replace("speaker swapped within the sentence", block, line, SAYING, s -> other));
      another(speaker, room.namedIn(source, passagesOf(block), SPEAKERS), line)
          .ifPresent(
              other -> replace("speaker swapped within the room", block, line, SAYING, s -> other));
      another(speaker, room.things(SPEAKERS).keySet(), line)
          .ifPresent(
              other -> replace("speaker swapped with anybody", block, line, SAYING, s -> other));
    }
  }

  private void places(Block block, int line) {
    Matcher place = PLACE.matcher(lines.get(line));
    if (place.find()) {
      another(place.group(), room.namedIn(source, passagesOf(block), PLACES), line)
          .ifPresent(
              other -> replace("place swapped with one named", block, line, PLACE, s -> other));
      another(place.group(), room.things(PLACES).keySet(), line)
          .ifPresent(
              other -> replace("place swapped with any other", block, line, PLACE, s -> other));
    }
  }

  /** Another of them, which differs from line to line. */
  private static Optional<String> another(String one, Set<String> named, int line) {
    List<String> others = named.stream().filter(name -> !name.equals(one)).sorted().toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(others.get(line % others.size()));
  }

  /** Two dates of one claim graph, and one of it with the next one in the file. */
  private void swappedDates(Block block) {
    List<Integer> dated = new ArrayList<>();
    for (int line = block.first() + 1; line < lines.size() && dated.size() < 9; line++) {
      if (DATE.matcher(lines.get(line)).find()) {
        dated.add(line);
      }
    }
    if (dated.isEmpty() || dated.get(0) >= block.last()) {
      return;
    }
    int first = dated.get(0);
    String date = date(first);
    boolean inside = false;
    boolean across = false;
    for (int other : dated) {
      boolean isInside = other < block.last();
      boolean different = !date(other).equals(date) && date(other).length() == date.length();
      if (different && (isInside ? !inside : !across)) {
        inside |= isInside;
        across |= !isInside;
        Map<Integer, String> edits =
            Map.of(
                first, lines.get(first).replace(date, date(other)),
                other, lines.get(other).replace(date(other), date));
        add(
            isInside ? "two dates of a sentence swapped" : "two dates swapped across sentences",
            block,
            edits);
      }
    }
  }

  private String date(int line) {
    Matcher date = DATE.matcher(lines.get(line));
    return date.find() ? date.group() : "";
  }

  /** What was cancelled, declined or never held is told as a meeting that was held. */
  private void heldAfterAll(Block block) {
    Map<Integer, String> edits = new TreeMap<>();
    boolean status = false;
    for (int line = block.first() + 1; line < block.last(); line++) {
      String text = lines.get(line);
      String held =
          text.replaceAll("sg:status sgv:(Cancelled|Declined|NeverHeld)", "sg:status sgv:Held");
      status |= !held.equals(text);
      held = held.replace("a sg:UnrealizedMeeting", "a sg:Meeting");
      if (!held.equals(text)) {
        edits.put(line, held);
      }
    }
    if (status) {
      add("cancelled meeting told as held", block, edits);
    }
  }
}

package org.summitgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.summitgraph.model.Sentence;
import org.summitgraph.model.Text;
import org.summitgraph.read.Sentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code summit cite}: the Turtle of a passage, so that nobody types an offset or a hash. */
@Command(
    name = "cite",
    description = {
      "Print a passage of a text, ready for the #about graph of its source.",
      "With the first words alone it is the sentence they stand in."
    },
    mixinStandardHelpOptions = true)
final class CiteCommand implements Callable<Integer> {

  /** White space in a text of the web is of many kinds; any of it matches a typed space. */
  private static final String SPACE = "[\\s\\h]+";

  @Mixin private Project project;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "TEXT",
      description = "A file, or (part of) the name of a text in the documents folder.")
  private String textName;

  @Parameters(index = "1", paramLabel = "FIRST", description = "The passage's first words.")
  private String first;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LAST",
      description = "The passage's last words.")
  private String last;

  @Override
  public Integer call() throws IOException {
    Text text = TextArgument.find(textName, project);
    String whole = text.toString();
    Matcher begin = words(first).matcher(whole);
    if (!begin.find()) {
      throw UserError.failure("\"" + first + "\" does not stand in " + text.name());
    }
    int at = begin.start();
    if (begin.find()) {
      throw UserError.failure(
          "\"" + first + "\" stands in " + text.name() + " more than once; give more words");
    }
    List<Sentence> sentences = Sentences.of(text);
    int start = whole.codePointCount(0, at);
    if (last == null) {
      Sentence sentence =
          sentences.stream().filter(s -> s.overlaps(start, start + 1)).findFirst().orElseThrow();
      print(text, sentences, sentence.start(), sentence.end());
    } else {
      print(text, sentences, start, endOf(text, whole, at));
    }
    return 0;
  }

  private int endOf(Text text, String whole, int from) {
    Matcher end = words(last).matcher(whole);
    if (!end.find(from)) {
      throw UserError.failure(
          "\"" + last + "\" does not stand in " + text.name() + " after \"" + first + "\"");
    }
    return whole.codePointCount(0, end.end());
  }

  private static Pattern words(String typed) {
    return Pattern.compile(
        typed
            .strip()
            .lines()
            .flatMap(line -> List.of(line.split(SPACE)).stream())
            .map(Pattern::quote)
            .collect(Collectors.joining(SPACE)));
  }

  private void print(Text text, List<Sentence> sentences, int start, int end) {
    List<Sentence> within = sentences.stream().filter(s -> s.overlaps(start, end)).toList();
    Sentence one = within.get(0);
    Sentence other = within.get(within.size() - 1);
    boolean whole = one.start() == start && other.end() == end;
    String name = name(one, other) + (whole ? "" : "c" + start + "-" + end);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
          <#%1$s>
            a sg:Passage ;
            sg:passageOf <> ;
            sg:locator "%2$s" ;
            oa:hasSelector <#%1$s-pos> ;
            sg:textSha256 "%3$s" ;
            .

          <#%1$s-pos>
            a oa:TextPositionSelector ;
            oa:start %4$d ;
            oa:end %5$d ;
            .

          <#%1$s-claims>
            a sg:ClaimGraph ;
            sg:citesPassage <#%1$s> ;
            .
        """,
        name, locator(one, other), Text.sha256(text.slice(start, end)), start, end);
    out.flush();
    spec.commandLine().getErr().println("# " + text.slice(start, end).replace('\n', ' '));
  }

  /** Paragraph and sentence: {@code p30s2}, {@code p30s2-3}, {@code p30s2-p31s1}. */
  private static String name(Sentence one, Sentence other) {
    String first = "p" + one.paragraph() + "s" + one.number();
    if (one.equals(other)) {
      return first;
    }
    return one.paragraph() == other.paragraph()
        ? first + "-" + other.number()
        : first + "-p" + other.paragraph() + "s" + other.number();
  }

  private static String locator(Sentence one, Sentence other) {
    String first = "paragraph " + one.paragraph() + ", sentence " + one.number();
    return one.equals(other)
        ? first
        : first + " to paragraph " + other.paragraph() + ", sentence " + other.number();
  }
}

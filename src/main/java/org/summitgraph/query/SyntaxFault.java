package org.summitgraph.query;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;

/** A syntax error in one line; Jena's own message lists every token that it would have taken. */
public record SyntaxFault(long line, long column, String message) {

  private static final Pattern PLACE =
      Pattern.compile("(?i)\\s*(?:at )?line (\\d+), column (\\d+)[.:]?\\s*");
  private static final Pattern TOKEN =
      Pattern.compile("Encountered \" (?:\".*?\"|<\\w+>) \"(.*) \"\"");
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error Encountered: '(\\d+)'.*after prefix \"(.*)\"");

  /** What people stumble over most, by what Jena's message has in it; none repeats the query. */
  private static final Map<String, String> COMMON =
      Map.of(
          "ends too early",
          "it ends too early",
          "Unresolved prefixed name",
          "it uses a prefix that it does not declare",
          "Non-group key variable",
          "it selects a variable that it neither groups by nor aggregates",
          "SELECT * not legal with GROUP BY",
          "SELECT * cannot stand with GROUP BY",
          "Variable used when already in-scope",
          "it gives a value to a variable that has one already",
          "Duplicate variable in result projection",
          "it selects one variable twice",
          "Nested aggregate",
          "an aggregate stands in another",
          "Aggregate expression not legal",
          "an aggregate stands where none may",
          "Blank node label reuse",
          "one label of a blank node stands in two groups",
          "Mismatch:",
          "a row of VALUES has more or fewer values than there are variables");

  public static SyntaxFault of(QueryException exception) {
    String first = exception.getMessage().lines().findFirst().orElse("");
    Matcher place = PLACE.matcher(first);
    if (place.find()) {
      return new SyntaxFault(
          Long.parseLong(place.group(1)),
          Long.parseLong(place.group(2)),
          plain(place.replaceFirst(" ").strip()));
    }
    boolean placed =
        exception instanceof QueryParseException parse
            && parse.getLine() > 0
            && parse.getColumn() > 0;
    return placed
        ? new SyntaxFault(
            ((QueryParseException) exception).getLine(),
            ((QueryParseException) exception).getColumn(),
            plain(first))
        : new SyntaxFault(0, 0, plain(first));
  }

  /** What is wrong without a word of the query; empty where that is not one of the usual faults. */
  public Optional<String> commonFault() {
    return COMMON.entrySet().stream()
        .filter(fault -> message.contains(fault.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String plain(String message) {
    if (message.startsWith("Encountered \"<EOF>\"")) {
      return "the query ends too early";
    }
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.matches()) {
      String before = lexical.group(2);
      String culprit = Character.toString(Integer.parseInt(lexical.group(1)));
      return "unexpected \"" + (before.isEmpty() ? culprit : before) + "\"";
    }
    return TOKEN.matcher(message).replaceFirst("unexpected \"$1\"");
  }
}

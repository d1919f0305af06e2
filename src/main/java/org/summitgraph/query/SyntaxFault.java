package org.summitgraph.query;

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

package org.summitgraph.web;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Queries at random, out of the grammar of SPARQL 1.1 and a small vocabulary, so that many of them
 * find something. The same seed gives the same queries.
 */
final class QueryGrammar {

  /** More would cross too much for an engine that does not optimise. */
  private static final int MOST_TRIPLES = 4;

  private static final int DEEPEST = 3;

  private final Random random;
  private boolean withZeroLength;
  private int triples;
  private int fresh;

  QueryGrammar(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A query whose answer is the same whoever computes it, but for the order of its rows.
   *
   * <p>Paths of length zero stand in queries of their own. SPARQL (18.4) lets both ends be any node
   * of the graph; Jena puts in what is known of an end first, and finds terms that are no node
   * there: of {@code VALUES}, of another graph, of predicates.
   */
  String determined() {
    triples = 0;
    fresh = 0;
    withZeroLength = maybe();
    return switch (random.nextInt(10)) {
      case 0 -> "ASK " + group(0);
      case 1 -> "SELECT DISTINCT * " + group(0);
      case 2 -> "SELECT " + (maybe() ? "DISTINCT " : "") + "?a ?b " + group(0);
      case 3 -> counted("?a");
      case 4 -> counted("?b");
      case 5 -> "SELECT * " + group(0) + " ORDER BY " + (maybe() ? "DESC(?a)" : "STR(?b)");
      default -> "SELECT * " + group(0);
    };
  }

  private String counted(String by) {
    return "SELECT "
        + by
        + " (COUNT(*) AS ?n) "
        + any(
            () -> "(COUNT(DISTINCT ?c) AS ?m)",
            () -> "(MIN(STR(?c)) AS ?m)",
            () -> "(MAX(STRLEN(STR(?d))) AS ?m)",
            () -> "(SUM(STRLEN(STR(?d))) AS ?m)")
        + " "
        + group(0)
        + " GROUP BY "
        + by
        + (maybe() ? " HAVING(COUNT(*) > 1)" : "");
  }

  /** A text near a query: parts are lost, doubled or replaced. */
  String damaged() {
    StringBuilder text = new StringBuilder(determined());
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + 1 + random.nextInt(6));
      String part = text.substring(from, to);
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, part.repeat(1 + random.nextInt(30)));
        case 2 -> text.replace(from, to, strange());
        case 3 -> text.insert(from, strange());
        default -> text.append(' ').append(determined());
      }
      if (text.isEmpty()) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private String strange() {
    return pick(
        List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "<",
            ">",
            "'",
            "\"",
            "\\",
            "\\u0000",
            "\u0000",
            "\uFFFF",
            "\uD83D\uDE00",
            "\u202E",
            "?",
            "$",
            "@",
            "^^",
            "^",
            "!",
            "*",
            "+",
            "/",
            "|",
            "||",
            "&&",
            ".",
            ";",
            ",",
            "#",
            "\n",
            "\r",
            "_:b",
            "a:",
            ":",
            "<<",
            ">>",
            "1e999999999",
            "99999999999999999999",
            "-0.0",
            "''''''",
            "SERVICE",
            "SERVICE <urn:s> {",
            "FROM <urn:g>",
            "LOAD",
            "INSERT DATA {",
            "BNODE()",
            "RAND()",
            "UUID()",
            "NOW()",
            "<urn:f>(1)",
            "IF(",
            "IN (",
            "EXISTS {",
            "GROUP BY",
            "HAVING",
            "VALUES",
            "UNDEF",
            "LIMIT -1",
            "OFFSET 1",
            "REDUCED",
            "GROUP_CONCAT(?a)",
            "SAMPLE(?a)",
            "REGEX('a', '(')",
            "REPLACE('a', '', 'b')",
            "STRLANG('a', '\u0001')",
            "HOURS(<urn:x>)",
            "SUBSTR('a', 1e9)",
            "1/0"));
  }

  private String group(int depth) {
    StringBuilder result = new StringBuilder("{ ").append(pattern());
    for (int i = random.nextInt(depth == 0 ? 4 : 2); i > 0; i--) {
      result.append(' ').append(element(depth));
    }
    return result.append(" }").toString();
  }

  private String element(int depth) {
    if (depth >= DEEPEST || triples >= MOST_TRIPLES) {
      return filter(depth);
    }
    return any(
        this::pattern,
        () -> withZeroLength ? pattern() : elsewhere(depth),
        () -> "OPTIONAL " + group(depth + 1),
        () -> group(depth + 1) + " UNION " + group(depth + 1),
        () -> "MINUS " + group(depth + 1),
        () ->
            "{ SELECT "
                + pick(List.of("*", "DISTINCT ?a", "?a ?c"))
                + " "
                + group(depth + 1)
                + " }",
        () -> "BIND(" + expression(2) + " AS ?x" + fresh++ + ")",
        () -> filter(depth));
  }

  /** What brings terms along that the graph may not have. */
  private String elsewhere(int depth) {
    return any(
        () -> "GRAPH " + pick(List.of("?g", "<urn:g1>", "<urn:g2>")) + " " + group(depth + 1),
        () -> "VALUES " + variable() + " { " + term() + " " + term() + " UNDEF }",
        () -> "VALUES (?a ?b) { (" + term() + " " + term() + ") (UNDEF " + term() + ") }");
  }

  private String filter(int depth) {
    boolean within = depth < DEEPEST && triples < MOST_TRIPLES;
    return within && random.nextInt(3) == 0
        ? "FILTER " + (maybe() ? "NOT " : "") + "EXISTS " + group(depth + 1)
        : "FILTER(" + condition(2) + ")";
  }

  private String pattern() {
    if (triples >= MOST_TRIPLES) {
      return "";
    }
    triples++;
    return place() + " " + predicate() + " " + place() + " .";
  }

  private String predicate() {
    return any(
        () -> "<urn:p>",
        () -> "<urn:q>",
        () -> "<urn:v>",
        () -> withZeroLength ? "?p" : pick(List.of("?p", "?a")),
        () -> path(2));
  }

  private String path(int depth) {
    if (depth == 0) {
      return pick(List.of("<urn:p>", "<urn:q>", "!<urn:p>", "!(<urn:p>|^<urn:q>)", "^<urn:q>"));
    }
    if (withZeroLength && maybe()) {
      return "(" + path(depth - 1) + ")" + pick(List.of("*", "?"));
    }
    return any(
        () -> "(" + path(depth - 1) + ")+",
        () -> "^(" + path(depth - 1) + ")",
        () -> path(depth - 1) + "/" + path(depth - 1),
        () -> "(" + path(depth - 1) + "|" + path(depth - 1) + ")");
  }

  private String place() {
    return random.nextInt(4) == 0 ? pick(List.of("<urn:n1>", "<urn:n2>", "<urn:n3>")) : variable();
  }

  private String variable() {
    return pick(List.of("?a", "?b", "?c", "?d"));
  }

  private String term() {
    return pick(
        List.of(
            "<urn:n1>", "<urn:n2>", "<urn:p>", "1", "2", "-7", "'x'", "'x'@en", "'Lake'", "true"));
  }

  private String condition(int depth) {
    if (depth == 0) {
      return "BOUND(" + variable() + ")";
    }
    return any(
        () ->
            expression(depth - 1)
                + pick(List.of(" = ", " != ", " < ", " >= "))
                + expression(depth - 1),
        () -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")",
        () -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")",
        () -> "!(" + condition(depth - 1) + ")",
        () ->
            expression(depth - 1)
                + pick(List.of(" IN ", " NOT IN "))
                + "("
                + term()
                + ", "
                + expression(depth - 1)
                + ")",
        () ->
            "REGEX(STR("
                + variable()
                + "), '"
                + pick(List.of("n[12]", "^urn", "(a|k)+e", "X"))
                + "', 'i')",
        () ->
            pick(List.of("isIRI", "isLITERAL", "isNUMERIC", "isBLANK"))
                + "("
                + expression(depth - 1)
                + ")",
        () -> "sameTerm(" + variable() + ", " + term() + ")",
        () -> pick(List.of("CONTAINS", "STRSTARTS", "STRENDS")) + "(STR(" + variable() + "), 'n1')",
        () -> "LANGMATCHES(LANG(" + variable() + "), '*')");
  }

  private String expression(int depth) {
    if (depth == 0) {
      return maybe() ? variable() : term();
    }
    return any(
        this::variable,
        this::term,
        () ->
            "("
                + expression(depth - 1)
                + pick(List.of(" + ", " - ", " * "))
                + expression(depth - 1)
                + ")",
        () ->
            pick(
                    List.of(
                        "STR",
                        "LANG",
                        "DATATYPE",
                        "ABS",
                        "STRLEN",
                        "UCASE",
                        "MD5",
                        "ENCODE_FOR_URI",
                        "YEAR",
                        "CEIL"))
                + "("
                + expression(depth - 1)
                + ")",
        () -> "CONCAT(STR(" + expression(depth - 1) + "), 'x')",
        () -> "COALESCE(" + expression(depth - 1) + ", " + term() + ")",
        () -> "IF(" + condition(depth - 1) + ", " + expression(depth - 1) + ", " + term() + ")",
        () -> "SUBSTR(STR(" + variable() + "), 2, 3)",
        () -> pick(List.of("STRBEFORE", "STRAFTER")) + "(STR(" + variable() + "), ':')",
        () -> "REPLACE(STR(" + variable() + "), 'n(.)', '$1-')",
        () -> "STRDT(STR(" + expression(depth - 1) + "), <urn:type>)",
        () -> "STRLANG(STR(" + expression(depth - 1) + "), 'en')",
        () ->
            "<http://www.w3.org/2001/XMLSchema#"
                + pick(List.of("integer", "string", "boolean", "decimal"))
                + ">("
                + expression(depth - 1)
                + ")");
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  @SafeVarargs
  private String any(Supplier<String>... choices) {
    return choices[random.nextInt(choices.length)].get();
  }
}

package attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Texts that bring a parser down, and queries that are none of SPARQL 1.1. */
final class TextKinds {

  private TextKinds() {}

  /**
   * @param stranger an address at which nobody must ever knock
   */
  static List<Kind> all(String stranger) {
    List<Kind> kinds = new ArrayList<>();
    nesting(kinds);
    length(kinds);
    notOffered(kinds, stranger);
    updates(kinds);
    wrong(kinds);
    return kinds;
  }

  private static void nesting(List<Kind> kinds) {
    Map<String, String[]> brackets = new LinkedHashMap<>();
    brackets.put("round brackets", new String[] {"ASK { FILTER(", "(", "1", ")", ") }"});
    brackets.put("groups", new String[] {"ASK ", "{", "", "}", ""});
    brackets.put("OPTIONAL", new String[] {"ASK {", "OPTIONAL {", "?a ?b ?c", "}", "}"});
    brackets.put("UNION", new String[] {"ASK {", "{} UNION {", "?a ?b ?c", "}", "}"});
    brackets.put("MINUS", new String[] {"ASK {", "?a ?b ?c MINUS {", "?a ?b ?c", "}", "}"});
    brackets.put("GRAPH", new String[] {"ASK {", "GRAPH ?g {", "?a ?b ?c", "}", "}"});
    brackets.put("EXISTS", new String[] {"ASK {", "FILTER EXISTS {", "?a ?b ?c", "}", "}"});
    brackets.put("NOT EXISTS", new String[] {"ASK {", "FILTER NOT EXISTS {", "?a ?b ?c", "}", "}"});
    brackets.put("subselects", new String[] {"ASK {", "{ SELECT * {", "?a ?b ?c", "}}", "}"});
    brackets.put("blank nodes", new String[] {"ASK { ?a ?b ", "[ ?b ", "?c", "]", "}"});
    brackets.put("lists", new String[] {"ASK { ?a ?b ", "(", "?c", ")", "}"});
    brackets.put("path brackets", new String[] {"ASK { ?a ", "(", "<urn:p>", ")*", " ?c }"});
    brackets.put("inverse paths", new String[] {"ASK { ?a ", "^(", "<urn:p>", ")", " ?c }"});
    brackets.put("functions", new String[] {"ASK { FILTER(", "STR(", "1", ")", ") }"});
    brackets.put("IN", new String[] {"ASK { FILTER(", "1 IN (", "1", ")", ") }"});
    brackets.put("IF", new String[] {"ASK { FILTER(", "IF(true,", "1", ",1)", ") }"});
    brackets.forEach(
        (what, parts) -> {
          for (int depth : new int[] {200, 20_000}) {
            add(
                kinds,
                "nesting",
                depth + " " + what,
                () ->
                    parts[0]
                        + parts[1].repeat(depth)
                        + parts[2]
                        + parts[3].repeat(depth)
                        + parts[4],
                Expectation.status(413));
          }
          add(
              kinds,
              "nesting",
              what + " that are not closed",
              () -> parts[0] + parts[1].repeat(20),
              Expectation.status(400));
        });
    add(
        kinds,
        "nesting",
        "3,000 signs of not",
        () -> "ASK { FILTER(" + "!".repeat(3_000) + "true) }",
        Expectation.status(413));
    add(
        kinds,
        "nesting",
        "3,000 minus signs",
        () -> "ASK { FILTER(" + "- ".repeat(3_000) + "1) }",
        Expectation.status(413));
    add(
        kinds,
        "nesting",
        "closing brackets alone",
        () -> "ASK {" + "}".repeat(20_000),
        Expectation.status(400));
  }

  private static void length(List<Kind> kinds) {
    add(
        kinds,
        "length",
        "flat UNION of 5,000",
        () -> "ASK { {}" + " UNION {}".repeat(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "flat OPTIONAL of 5,000",
        () -> "ASK { " + "OPTIONAL {} ".repeat(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "flat BIND of 5,000",
        () -> "ASK { " + binds(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "flat FILTER of 5,000",
        () -> "ASK { " + "FILTER(true) ".repeat(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "pattern of 20,000 triples",
        () -> "ASK { " + "?a ?b ?c. ".repeat(20_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "objects in a row",
        () -> "ASK { ?a ?b ?c" + ",?c".repeat(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "predicates in a row",
        () -> "ASK { ?a ?b ?c" + ";?b ?c".repeat(5_000) + "}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "list of 20,000",
        () -> "ASK { ?a ?b (" + "1 ".repeat(20_000) + ") }",
        Expectation.status(413));
    for (String operator : List.of("+", "-", "*", "/", "||", "&&")) {
      add(
          kinds,
          "length",
          "chain of " + operator,
          () -> "ASK { FILTER(1" + (operator + "1").repeat(10_000) + ") }",
          Expectation.status(413));
    }
    for (String operator : List.of("/", "|")) {
      add(
          kinds,
          "length",
          "path chain of " + operator,
          () -> "ASK { ?a <urn:p>" + (operator + "<urn:p>").repeat(10_000) + " ?b }",
          Expectation.status(413));
      add(
          kinds,
          "length",
          "path of 150 by " + operator,
          () -> "ASK { ?a <urn:p>" + (operator + "<urn:p>").repeat(150) + " ?b }",
          Expectation.status(413));
    }
    add(
        kinds,
        "length",
        "negated set of 10,000",
        () -> "ASK { ?a !(<urn:p>" + "|<urn:p>".repeat(10_000) + ") ?b }",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "IN of 20,000",
        () -> "ASK { FILTER(1 IN (1" + ",1".repeat(20_000) + ")) }",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "IN of 1,500",
        () -> "ASK { FILTER(1 IN (1" + ",1".repeat(1_500) + ")) }",
        Expectation.limit(413, "list"));
    add(
        kinds,
        "length",
        "CONCAT of 1,500",
        () -> "SELECT (CONCAT(''" + ",''".repeat(1_500) + ") AS ?x) {}",
        Expectation.limit(413, "arguments"));
    add(
        kinds,
        "length",
        "COALESCE of 1,500",
        () -> "SELECT (COALESCE(''" + ",''".repeat(1_500) + ") AS ?x) {}",
        Expectation.limit(413, "arguments"));
    add(
        kinds,
        "length",
        "VALUES of 25,000",
        () -> "ASK { VALUES ?x {" + "1 ".repeat(25_000) + "} }",
        Expectation.limit(413, "values"));
    add(
        kinds,
        "length",
        "VALUES of 200 by 200",
        () ->
            "ASK { VALUES ("
                + numbered("?x", 200)
                + ") {"
                + ("(" + "1 ".repeat(200) + ")").repeat(200)
                + "} }",
        Expectation.limit(413, "values"));
    add(
        kinds,
        "length",
        "SELECT of 5,000 expressions",
        () -> "SELECT " + numberedExpressions(5_000) + "{}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "GROUP BY of 5,000",
        () -> "SELECT (COUNT(*) AS ?n) {?a ?b ?c} GROUP BY " + "(STR(?a)) ".repeat(5_000),
        Expectation.status(413));
    add(
        kinds,
        "length",
        "ORDER BY of 5,500",
        () -> "SELECT * {?a ?b ?c} ORDER BY " + "(1) ".repeat(5_500),
        Expectation.status(413));
    add(
        kinds,
        "length",
        "FROM of 200",
        () -> "ASK " + "FROM <urn:g> ".repeat(200) + "{}",
        Expectation.limit(413, "graphs"));
    add(
        kinds,
        "length",
        "CONSTRUCT of 5,000",
        () -> "CONSTRUCT {" + "?a ?b ?c.".repeat(5_000) + "} {?a ?b ?c}",
        Expectation.status(413));
    add(
        kinds,
        "length",
        "DESCRIBE of 5,000",
        () -> "DESCRIBE " + "<urn:x> ".repeat(5_000),
        Expectation.answer(""));
    add(
        kinds,
        "length",
        "literal of 100,000",
        () -> "ASK { FILTER('" + "a".repeat(100_000) + "' = '') }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "long literal with escapes",
        () -> "ASK { FILTER('" + "\\u0041".repeat(10_000) + "' = '') }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "IRI of 100,000",
        () -> "ASK { <urn:" + "a".repeat(100_000) + "> ?b ?c }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "variable of 100,000",
        () -> "ASK { ?" + "a".repeat(100_000) + " ?b ?c }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "prefixed name of 100,000",
        () -> "PREFIX a: <urn:> ASK { a:" + "a".repeat(100_000) + " ?b ?c }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "number of 100,000",
        () -> "ASK { FILTER(" + "1".repeat(100_000) + " = 1) }",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "spaces of 100,000",
        () -> "ASK {" + " ".repeat(100_000) + "}",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "lines of 100,000",
        () -> "ASK {" + "\n".repeat(100_000) + "}",
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "comment of 100,000",
        () -> "ASK {} #" + "x".repeat(100_000),
        Expectation.limit(413, "token"));
    add(
        kinds,
        "length",
        "query of 262,200 characters",
        () -> "ASK {} #\n".repeat(1) + "#aaaaaaaa\n".repeat(26_219),
        Expectation.status(413));
    add(
        kinds,
        "length",
        "body of 1 MB",
        () -> "ASK {}" + " ".repeat(1_000_000),
        Expectation.status(413));
    add(
        kinds,
        "length",
        "body of 20 MB",
        () -> "ASK {}" + " ".repeat(20_000_000),
        Expectation.status(413));
    add(
        kinds,
        "length",
        "PREFIX of 10,000",
        () -> "PREFIX a: <urn:a> ".repeat(10_000) + "ASK {}",
        Expectation.answer("true"));
  }

  private static void notOffered(List<Kind> kinds, String stranger) {
    for (String silent : List.of("", "SILENT ")) {
      for (String scheme :
          List.of(
              "http://" + stranger + "/",
              "https://" + stranger + "/",
              "ftp://" + stranger + "/",
              "file:///etc/hostname",
              "jar:file:///x.jar!/y",
              "urn:x",
              "http://localhost:3030/summits/sparql",
              "http://[::1]:1/")) {
        add(
            kinds,
            "SERVICE",
            "SERVICE " + silent + scheme,
            () -> "SELECT * { SERVICE " + silent + "<" + scheme + "> { ?a ?b ?c } }",
            Expectation.status(403));
      }
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "of a variable",
          () ->
              "SELECT * { VALUES ?s { <http://"
                  + stranger
                  + "/> } SERVICE "
                  + silent
                  + "?s { ?a ?b ?c } }",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in OPTIONAL",
          () ->
              "SELECT * { OPTIONAL { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } } }",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in EXISTS",
          () ->
              "ASK { FILTER EXISTS { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } } }",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in HAVING",
          () ->
              "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING(EXISTS { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } })",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in ORDER BY",
          () ->
              "SELECT * { ?a ?b ?c } ORDER BY (EXISTS { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } })",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in a subselect",
          () ->
              "SELECT * { { SELECT * { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } } } }",
          Expectation.status(403));
      add(
          kinds,
          "SERVICE",
          "SERVICE " + silent + "in CONSTRUCT",
          () ->
              "CONSTRUCT { ?a ?b ?c } { SERVICE "
                  + silent
                  + "<http://"
                  + stranger
                  + "/> { ?a ?b ?c } }",
          Expectation.status(403));
    }
    for (String clause : List.of("FROM", "FROM NAMED")) {
      for (String source :
          List.of(
              "http://" + stranger + "/x.ttl",
              "file:///etc/hostname",
              "ftp://" + stranger + "/x",
              "jar:file:///x.jar!/y",
              "data:text/turtle,x")) {
        add(
            kinds,
            "graphs that are elsewhere",
            clause + " " + source,
            () ->
                "SELECT (COUNT(*) AS ?n) "
                    + clause
                    + " <"
                    + source
                    + "> { { ?a ?b ?c } UNION { GRAPH ?g { ?a ?b ?c } } }",
            Expectation.answer("\"value\": \"0\""));
      }
    }
    for (String parameter : List.of("default-graph-uri", "named-graph-uri")) {
      kinds.add(
          Kind.get(
              "graphs that are elsewhere",
              parameter,
              Kind.ENDPOINT
                  + "?query=SELECT(COUNT(*)AS%20?n)%7B?a?b?c%7D&"
                  + parameter
                  + "=http://"
                  + stranger
                  + "/x.ttl",
              "",
              Expectation.answer("\"value\": \"0\"")));
    }
    Map<String, String> extensions = new LinkedHashMap<>();
    extensions.put("LET", "SELECT * { LET(?x := 1) }");
    extensions.put("JSON", "JSON { 'a': ?a } WHERE { ?a ?b ?c }");
    extensions.put("LATERAL", "SELECT * { ?a ?b ?c LATERAL { ?a ?d ?e } }");
    extensions.put("CALL", "SELECT (CALL('x') AS ?x) {}");
    extensions.put("UNFOLD", "SELECT * { UNFOLD('[1]' AS ?x) }");
    extensions.put("SEMIJOIN", "SELECT * { ?a ?b ?c SEMIJOIN { ?a ?d ?e } }");
    extensions.put("ASSIGN", "SELECT * { ASSIGN(1 AS ?x) }");
    extensions.put("NOT EXISTS in BIND of LET", "SELECT * { LET(?x := EXISTS { ?a ?b ?c }) }");
    extensions.put("path of fixed length", "SELECT * { ?a <urn:p>{25} ?c }");
    extensions.put("path of a range", "SELECT * { ?a <urn:p>{1,1000000} ?c }");
    extensions.put("path of a million", "SELECT * { ?a <urn:p>{1000000} ?c }");
    extensions.put("path by distinct", "SELECT * { ?a distinct(<urn:p>) ?c }");
    extensions.put("path by shortest", "SELECT * { ?a shortest(<urn:p>*) ?c }");
    extensions.put("path by multi", "SELECT * { ?a multi(<urn:p>) ?c }");
    extensions.put("quoted triple", "SELECT * { << ?a ?b ?c >> ?d ?e }");
    extensions.put("triple term", "SELECT * { ?x ?y <<( ?a ?b ?c )>> }");
    extensions.put("aggregate of ARQ", "SELECT (AGG <urn:x>(?a) AS ?n) { ?a ?b ?c }");
    extensions.put("MEDIAN", "SELECT (MEDIAN(?c) AS ?n) { ?a ?b ?c }");
    extensions.put("FOLD", "SELECT (FOLD(?c) AS ?n) { ?a ?b ?c }");
    extensions.put("CONSTRUCT of quads", "CONSTRUCT { GRAPH ?g { ?a ?b ?c } } { ?a ?b ?c }");
    extensions.forEach(
        (name, query) -> add(kinds, "extensions", name, () -> query, Expectation.status(400)));
    for (String word :
        List.of(
            "java:java.lang.System",
            "java:org.apache.jena.query.ARQ",
            "http://jena.apache.org/ARQ/jsFunction#f",
            "http://jena.apache.org/ARQ/function#" + Kind.MARK,
            "urn:" + Kind.MARK)) {
      add(
          kinds,
          "functions that are none",
          word,
          () -> "SELECT (<" + word + ">(1) AS ?x) {}",
          Expectation.status(403));
      add(
          kinds,
          "functions that are none",
          "as a filter " + word,
          () -> "ASK { FILTER <" + word + ">(1) }",
          Expectation.status(403));
      add(
          kinds,
          "functions that are none",
          "in an aggregate " + word,
          () -> "SELECT (COUNT(<" + word + ">(?a)) AS ?n) { ?a ?b ?c }",
          Expectation.status(403));
      add(
          kinds,
          "functions that are none",
          "in ORDER BY " + word,
          () -> "SELECT * { ?a ?b ?c } ORDER BY <" + word + ">(?a)",
          Expectation.status(403));
    }
  }

  private static void updates(List<Kind> kinds) {
    for (String update :
        List.of(
            "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
            "DELETE DATA { <urn:a> <urn:b> <urn:c> }",
            "DELETE WHERE { ?a ?b ?c }",
            "INSERT { ?a ?b ?c } WHERE { ?a ?b ?c }",
            "CLEAR ALL",
            "DROP ALL",
            "CREATE GRAPH <urn:g>",
            "COPY DEFAULT TO <urn:g>",
            "MOVE DEFAULT TO <urn:g>",
            "ADD DEFAULT TO <urn:g>",
            "LOAD <http://127.0.0.1:1/x>",
            "LOAD SILENT <file:///etc/hostname>")) {
      add(kinds, "updates", "as a query: " + update, () -> update, Expectation.status(400));
      kinds.add(
          new Kind(
              "updates",
              "as an update: " + update,
              false,
              () -> Kind.body(Kind.ENDPOINT, "application/sparql-update", "", Kind.utf8(update)),
              Expectation.status(415)));
      kinds.add(
          new Kind(
              "updates",
              "in a form: " + update,
              false,
              () ->
                  Kind.body(
                      Kind.ENDPOINT,
                      "application/x-www-form-urlencoded",
                      "",
                      Kind.utf8(
                          "update="
                              + update
                                  .replace(' ', '+')
                                  .replace("{", "%7B")
                                  .replace("}", "%7D")
                                  .replace("<", "%3C")
                                  .replace(">", "%3E")
                                  .replace("?", "%3F"))),
              Expectation.status(400)));
      kinds.add(
          new Kind(
              "updates",
              "where updates are elsewhere: " + update,
              false,
              () ->
                  Kind.body("/summits/update", "application/sparql-update", "", Kind.utf8(update)),
              Expectation.methodRefused()));
    }
  }

  private static void wrong(List<Kind> kinds) {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("nothing but a word", Kind.MARK);
    queries.put("an unknown prefix", "SELECT * { " + Kind.MARK + ":a ?b ?c }");
    queries.put("an open literal", "SELECT * { ?a ?b '" + Kind.MARK);
    queries.put("an open IRI", "SELECT * { <" + Kind.MARK);
    queries.put("a script in the text", "SELECT * { <script>" + Kind.MARK + "</script> }");
    queries.put("a NUL", "ASK {} \u0000" + Kind.MARK);
    queries.put("a byte order mark within", "ASK \uFEFF{ " + Kind.MARK + " }");
    queries.put("half a character", "ASK { FILTER('\\uD800' = " + Kind.MARK + ") }");
    queries.put("an escape beyond Unicode", "ASK { FILTER('\\U00110000' = '" + Kind.MARK + "') }");
    queries.put("a variable bound twice", "SELECT (1 AS ?x) (2 AS ?x) {}");
    queries.put("a variable outside its group", "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c }");
    queries.put("an aggregate in a filter", "SELECT * { ?a ?b ?c FILTER(COUNT(*) > 1) }");
    queries.put("a blank node in two groups", "SELECT * { _:a ?b ?c { _:a ?d ?e } }");
    queries.put("two queries", "ASK {} ASK {}");
    queries.put("LIMIT below nothing", "SELECT * {} LIMIT -1");
    queries.put("LIMIT beyond numbers", "SELECT * {} LIMIT 99999999999999999999999");
    queries.put("an IRI with spaces", "SELECT * { <http://a b/" + Kind.MARK + "> ?b ?c }");
    queries.put("VALUES of another width", "SELECT * { VALUES (?a ?b) { (1) } }");
    queries.put("SELECT of nothing", "SELECT {}");
    queries.put("too few arguments", "SELECT (SUBSTR('" + Kind.MARK + "') AS ?x) {}");
    queries.put("too many arguments", "SELECT (STR('a', '" + Kind.MARK + "') AS ?x) {}");
    queries.forEach(
        (name, query) -> add(kinds, "wrong queries", name, () -> query, Expectation.status(400)));
  }

  private static String numbered(String name, int count) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < count; i++) {
      result.append(name).append(i).append(' ');
    }
    return result.toString();
  }

  private static String binds(int count) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < count; i++) {
      result.append("BIND(1 AS ?x").append(i).append(") ");
    }
    return result.toString();
  }

  private static String numberedExpressions(int count) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < count; i++) {
      result.append("(1+1 AS ?x").append(i).append(") ");
    }
    return result.toString();
  }

  private static void add(
      List<Kind> kinds, String group, String name, Supplier<String> query, Expectation expected) {
    kinds.add(Kind.query(group, name, query, expected));
  }
}

package attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sys.JenaSystem;

/** Functions with odd arguments, values that grow, and functions that strangers may not call. */
final class ValueKinds {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private static final List<String> ONE =
      List.of(
          "STR",
          "LANG",
          "DATATYPE",
          "IRI",
          "URI",
          "BNODE",
          "ABS",
          "CEIL",
          "FLOOR",
          "ROUND",
          "STRLEN",
          "UCASE",
          "LCASE",
          "ENCODE_FOR_URI",
          "YEAR",
          "MONTH",
          "DAY",
          "HOURS",
          "MINUTES",
          "SECONDS",
          "TIMEZONE",
          "TZ",
          "MD5",
          "SHA1",
          "SHA256",
          "SHA384",
          "SHA512",
          "isIRI",
          "isURI",
          "isBLANK",
          "isLITERAL",
          "isNUMERIC",
          "!",
          "-",
          "+");

  private static final List<String> TWO =
      List.of(
          "LANGMATCHES",
          "CONTAINS",
          "STRSTARTS",
          "STRENDS",
          "STRBEFORE",
          "STRAFTER",
          "STRLANG",
          "STRDT",
          "sameTerm",
          "CONCAT",
          "COALESCE");

  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "=", "!=", "<", ">", "<=", ">=", "&&", "||");

  private static final List<String> CASTS =
      List.of(
          "boolean",
          "date",
          "dateTime",
          "dayTimeDuration",
          "decimal",
          "double",
          "duration",
          "float",
          "gYear",
          "gYearMonth",
          "integer",
          "string",
          "time",
          "yearMonthDuration");

  /** Each is a term that SPARQL 1.1 lets be written. */
  private static final Map<String, String> ARGUMENTS = arguments();

  private ValueKinds() {}

  private static Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("empty text", "''");
    arguments.put("text in a language", "'\u0436'@ru-Cyrl-x-long");
    arguments.put("control characters", "'\\u0000\\u0001\\uFFFE'");
    arguments.put("characters beyond the first plane", "'\\U0001F600\\U0010FFFF'");
    arguments.put("right-to-left marks", "'\\u202E\\u2066'");
    arguments.put("integer of 900 digits", "9".repeat(900));
    arguments.put("decimal of 900 digits", "0." + "1".repeat(900));
    arguments.put("infinity", "'INF'^^<" + XSD + "double>");
    arguments.put("no number", "'NaN'^^<" + XSD + "float>");
    arguments.put("double too small", "1e-999999999");
    arguments.put("ill-typed integer", "'1e99'^^<" + XSD + "integer>");
    arguments.put("unknown type", "'x'^^<urn:type>");
    arguments.put("far year", "'9999-12-31T23:59:59Z'^^<" + XSD + "dateTime>");
    arguments.put("year before Christ", "'-9999-01-01T00:00:00+14:00'^^<" + XSD + "dateTime>");
    arguments.put("29 February that was not", "'2023-02-29'^^<" + XSD + "date>");
    arguments.put("IRI", "<urn:x>");
    arguments.put("unbound", "?nothing");
    arguments.put("error", "(1/0)");
    return arguments;
  }

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    oddArguments(kinds);
    growing(kinds);
    return kinds;
  }

  private static void oddArguments(List<Kind> kinds) {
    ARGUMENTS.forEach(
        (what, argument) -> {
          for (String function : ONE) {
            add(kinds, function + " of " + what, function + "(" + argument + ")");
          }
          for (String cast : CASTS) {
            add(kinds, "cast to " + cast + " of " + what, "<" + XSD + cast + ">(" + argument + ")");
          }
          for (String function : TWO) {
            add(kinds, function + " of " + what, function + "(" + argument + ", " + argument + ")");
          }
          for (String operator : OPERATORS) {
            boolean tooLong = operator.equals("*") && what.endsWith("900 digits");
            add(
                kinds,
                operator + " of " + what,
                "(" + argument + " " + operator + " " + argument + ")",
                tooLong ? Expectation.limit(503, "digits") : Expectation.oneRow());
          }
          add(kinds, "SUBSTR of " + what, "SUBSTR(" + argument + ", -1, 99999999999)");
          add(kinds, "SUBSTR to " + what, "SUBSTR('abc', " + argument + ")");
          add(kinds, "REGEX of " + what, "REGEX(" + argument + ", 'a')");
          add(kinds, "REGEX by " + what, "REGEX('a', " + argument + ")");
          add(kinds, "REPLACE of " + what, "REPLACE(" + argument + ", 'a', 'b')");
          add(kinds, "REPLACE by " + what, "REPLACE('a', 'a', " + argument + ")");
          add(kinds, "IF of " + what, "IF(" + argument + ", 1, 2)");
          add(kinds, "IN of " + what, argument + " IN (" + argument + ", 1)");
        });
  }

  private static void add(List<Kind> kinds, String name, String expression) {
    add(kinds, name, expression, Expectation.oneRow());
  }

  private static void add(List<Kind> kinds, String name, String expression, Expectation expected) {
    kinds.add(
        Kind.query(
            "functions × arguments",
            name,
            () -> "SELECT ((" + expression + ") AS ?x) {}",
            expected));
  }

  private static void growing(List<Kind> kinds) {
    grow(
        kinds,
        "text doubled 40 times",
        "'aaaaaaaa'",
        "CONCAT(?x, ?x)",
        40,
        Expectation.limit(503, "string"));
    grow(
        kinds,
        "text doubled by REPLACE",
        "'aaaaaaaa'",
        "REPLACE(?x, '(.)', '$1$1')",
        30,
        Expectation.limit(503, "string"));
    grow(
        kinds,
        "text encoded 30 times by ENCODE_FOR_URI",
        "'%%%%%%%%'",
        "ENCODE_FOR_URI(?x)",
        30,
        Expectation.oneRow());
    grow(
        kinds,
        "integer squared 40 times",
        "99999999",
        "?x * ?x",
        40,
        Expectation.limit(503, "digits"));
    grow(
        kinds,
        "decimal squared 40 times",
        "1.00000001",
        "?x * ?x",
        40,
        Expectation.limit(503, "digits"));
    grow(kinds, "integer doubled 90 times", "1", "?x + ?x", 90, Expectation.oneRow());
    grow(kinds, "double squared 40 times", "1.5e8", "?x * ?x", 40, Expectation.oneRow());
    grow(kinds, "decimal divided 40 times", "1.0", "?x / 3.0", 40, Expectation.oneRow());
    String date = "'2000-01-01T00:00:00Z'^^<" + XSD + "dateTime> + ";
    for (String duration :
        List.of(
            "PT99999999999999999999S",
            "P99999999999Y",
            "P99999999999999M",
            "-P99999999999D",
            "P100001Y")) {
      kinds.add(
          Kind.query(
              "growing values",
              "date plus " + duration,
              () -> "SELECT (" + date + "'" + duration + "'^^<" + XSD + "duration> AS ?x) {}",
              durationExpectation(duration)));
    }
    for (int digits : new int[] {1_001, 5_000, 30_000}) {
      kinds.add(
          Kind.query(
              "growing values",
              "integer of " + digits + " digits",
              () -> "SELECT (" + "9".repeat(digits) + " + 1 AS ?x) {}",
              Expectation.limit(413, "digits")));
      kinds.add(
          Kind.query(
              "growing values",
              "cast of " + digits + " digits",
              () -> "SELECT (<" + XSD + "integer>('" + "9".repeat(digits) + "') AS ?x) {}",
              Expectation.limit(503, "digits")));
    }
    kinds.add(
        Kind.query(
            "growing values",
            "decimal with an exponent",
            () -> "SELECT (<" + XSD + "decimal>('1e1000000000') AS ?x) {}",
            Expectation.oneRow()));
    kinds.add(
        Kind.query(
            "growing values",
            "round of a double beyond integers",
            () -> "SELECT (<" + XSD + "integer>(1e308) AS ?x) {}",
            Expectation.oneRow()));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX with nested repetitions",
            () -> "ASK { FILTER REGEX('a', '((a{1,100}){1,100}){1,100}') }",
            Expectation.limit(413, "regex")));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX of 30,000 characters",
            () -> "ASK { FILTER REGEX('a', '" + "a?".repeat(15_000) + "a') }",
            Expectation.answer("true")));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX with a back-reference",
            () -> "SELECT (REGEX('aa', '(a)\\\\1') AS ?x) {}",
            Expectation.status(400)));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX with look-behind",
            () -> "SELECT (REGEX('aa', '(?<=a)a') AS ?x) {}",
            Expectation.status(400)));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX that is not closed",
            () -> "SELECT (REGEX('aa', '((((') AS ?x) {}",
            Expectation.status(400)));
    kinds.add(
        Kind.query(
            "growing values",
            "REGEX with a quantifier of nothing",
            () -> "SELECT (REGEX('aa', '{999999999}*+?') AS ?x) {}",
            Expectation.status(400)));
  }

  /** Jena reads no seconds of 20 digits, and has no date that is so far away. */
  private static Expectation durationExpectation(String duration) {
    return switch (duration) {
      case "PT99999999999999999999S" -> Expectation.status(400);
      case "P100001Y" -> Expectation.limit(503, "duration-years");
      default -> Expectation.oneRow();
    };
  }

  private static void grow(
      List<Kind> kinds, String name, String first, String step, int times, Expectation expected) {
    StringBuilder query =
        new StringBuilder(
            "SELECT (STRLEN(STR(?x" + times + ")) AS ?n) { BIND(" + first + " AS ?x0)");
    for (int i = 0; i < times; i++) {
      query
          .append(" BIND(")
          .append(step.replace("?x", "?x" + i))
          .append(" AS ?x")
          .append(i + 1)
          .append(")");
    }
    query.append(" }");
    kinds.add(Kind.query("growing values", name, query::toString, expected));
  }

  /** Every function and property function that the libraries register beside those of SPARQL. */
  static List<Kind> ofTheLibraries() {
    JenaSystem.init();
    List<Kind> kinds = new ArrayList<>();
    TreeSet<String> functions = new TreeSet<>();
    FunctionRegistry.get().keys().forEachRemaining(functions::add);
    functions.removeIf(iri -> CASTS.stream().anyMatch(cast -> iri.equals(XSD + cast)));
    for (String function : functions) {
      kinds.add(
          Kind.query(
              "functions of the libraries",
              function,
              () -> "SELECT (<" + function + ">('a', 'b') AS ?x) {}",
              Expectation.status(403)));
    }
    TreeSet<String> properties = new TreeSet<>();
    PropertyFunctionRegistry.get().keys().forEachRemaining(properties::add);
    for (String property : properties) {
      // It is a property like any other, of which there are no triples.
      kinds.add(
          Kind.query(
              "functions of the libraries",
              "property " + property,
              () -> "SELECT * { ?x <" + property + "> ('a' 'b') }",
              property.contains("/ARQ/list#")
                  ? Expectation.status(403)
                  : Expectation.answer("\"bindings\"")));
    }
    return kinds;
  }
}

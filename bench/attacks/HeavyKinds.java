package attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries that compute for ever or hold more than there is: joins, sorts, paths, text, values. */
final class HeavyKinds {

  private static final String THREE = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
  private static final String TWO = "{ ?a ?b ?c . ?d ?e ?f }";

  private HeavyKinds() {}

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    add(kinds, "joins", joins());
    add(kinds, "sorting and grouping", kept());
    add(kinds, "paths", paths());
    add(kinds, "texts and patterns", texts());
    add(kinds, "tables", tables());
    add(kinds, "built graphs", graphs());
    return kinds;
  }

  private static void add(List<Kind> kinds, String group, Map<String, String> queries) {
    queries.forEach((name, query) -> kinds.add(Kind.heavy(group, name, query)));
  }

  private static String count(String pattern) {
    return "SELECT (COUNT(*) AS ?n) " + pattern;
  }

  private static Map<String, String> joins() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("count of a triple cross", count(THREE));
    queries.put("rows of a triple cross", "SELECT * " + THREE);
    queries.put(
        "count of a cross over graphs", count("{ GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }"));
    queries.put(
        "ASK that is never true",
        "ASK { ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?c), STR(?f)) = 'x') }");
    queries.put(
        "LIMIT that is never reached",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?c)) > 1000000 + STRLEN(STR(?f))) } LIMIT 1");
    queries.put("OFFSET far away", "SELECT * " + TWO + " OFFSET 1000000000000 LIMIT 1");
    queries.put(
        "OPTIONAL with an inequality",
        count("{ ?a ?b ?c OPTIONAL { ?d ?e ?f FILTER(STR(?f) < STR(?c)) } }"));
    queries.put(
        "OPTIONAL in OPTIONAL", count("{ ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }"));
    queries.put(
        "NOT EXISTS with a computed text",
        count(
            "{ ?a ?b ?c FILTER NOT EXISTS { ?x ?y ?z FILTER(STR(?x) = CONCAT(STR(?a), '!')) } }"));
    queries.put(
        "EXISTS that crosses",
        count(
            "{ ?a ?b ?c FILTER EXISTS { ?x ?y ?z . ?u ?v ?w FILTER(STR(?x) = CONCAT(STR(?u), STR(?c))) } }"));
    queries.put("MINUS of a cross", count("{ ?a ?b ?c MINUS " + THREE + " }"));
    queries.put("UNION of crosses", count("{ " + THREE + " UNION " + THREE + " }"));
    queries.put(
        "subselect crossed",
        count(
            "{ { SELECT ?a { ?a ?b ?c } } { SELECT ?d { ?d ?e ?f } } { SELECT ?g { ?g ?h ?i } } }"));
    queries.put("FILTER over a cross", count("{ ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) > STR(?f)) }"));
    queries.put(
        "BIND over a cross", count("{ ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?c), STR(?f)) AS ?x) }"));
    queries.put("same predicate twice", count("{ ?a ?p ?c . ?d ?p ?f . ?g ?p ?i }"));
    queries.put("five wheels", count("{ ?a ?p ?b . ?b ?q ?c . ?c ?r ?d . ?e ?s ?a . ?x ?y ?z }"));
    queries.put(
        "IN over a cross",
        count("{ ?a ?b ?c . ?d ?e ?f FILTER(?c IN (?f, ?a, ?b)) FILTER(?a NOT IN (?d, ?e)) }"));
    return queries;
  }

  private static Map<String, String> kept() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("ORDER BY of a cross", "SELECT * " + TWO + " ORDER BY ?c ?f");
    queries.put("ORDER BY an expression", "SELECT * " + TWO + " ORDER BY DESC(UCASE(STR(?c)))");
    queries.put("ORDER BY with LIMIT", "SELECT * " + TWO + " ORDER BY ?f LIMIT 10");
    queries.put(
        "ORDER BY at the end of OFFSET",
        "SELECT * " + TWO + " ORDER BY ?f OFFSET 100000000 LIMIT 1");
    queries.put("DISTINCT of a cross", "SELECT DISTINCT * " + TWO);
    queries.put("REDUCED of a cross", "SELECT REDUCED ?a ?d " + THREE);
    queries.put("GROUP BY two", "SELECT ?a ?d (COUNT(*) AS ?n) " + TWO + " GROUP BY ?a ?d");
    queries.put("GROUP BY without an aggregate", "SELECT ?a " + THREE + " GROUP BY ?a");
    queries.put(
        "GROUP BY an expression",
        "SELECT ?x (COUNT(*) AS ?n) " + TWO + " GROUP BY (CONCAT(STR(?c), STR(?f)) AS ?x)");
    queries.put(
        "HAVING that is never true",
        "SELECT ?a ?d " + TWO + " GROUP BY ?a ?d HAVING(COUNT(*) > 1000000000)");
    queries.put("COUNT DISTINCT *", "SELECT (COUNT(DISTINCT *) AS ?n) " + TWO);
    queries.put(
        "COUNT DISTINCT of an expression",
        "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) " + TWO);
    queries.put("GROUP_CONCAT of a cross", "SELECT (GROUP_CONCAT(STR(?a)) AS ?n) " + THREE);
    queries.put(
        "GROUP_CONCAT DISTINCT",
        "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) " + TWO);
    queries.put(
        "GROUP_CONCAT with a long separator",
        "SELECT (GROUP_CONCAT(STR(?a); SEPARATOR='"
            + "-".repeat(10_000)
            + "') AS ?n) { ?a ?b ?c }");
    queries.put("SUM over a cross", "SELECT (SUM(STRLEN(STR(?a)) * STRLEN(STR(?f))) AS ?n) " + TWO);
    queries.put(
        "MIN and MAX of texts",
        "SELECT (MIN(CONCAT(STR(?a), STR(?f))) AS ?m) (MAX(CONCAT(STR(?f), STR(?a))) AS ?n) "
            + TWO);
    queries.put("SAMPLE of a cross", "SELECT ?d (SAMPLE(?a) AS ?n) " + THREE + " GROUP BY ?d");
    queries.put(
        "DISTINCT in subselects",
        "SELECT DISTINCT ?a ?d { { SELECT DISTINCT ?a ?c { ?a ?b ?c } } { SELECT DISTINCT ?d ?f { ?d ?e ?f } } }");
    return queries;
  }

  private static Map<String, String> paths() {
    Map<String, String> queries = new LinkedHashMap<>();
    String any = "(!<urn:no>)";
    String both = "(!<urn:no>|!^<urn:no>)";
    queries.put("any, starred", count("{ ?x " + any + "* ?y }"));
    queries.put("any both ways, starred", count("{ ?x " + both + "* ?y }"));
    queries.put("star of star", count("{ ?x (" + both + "*)* ?y }"));
    queries.put("star of star of star", count("{ ?x ((" + both + "*)*)* ?y }"));
    queries.put("plus of plus", count("{ ?x (" + both + "+)+ ?y }"));
    queries.put("star of optional", count("{ ?x (" + both + "?)* ?y }"));
    queries.put("star of a sequence", count("{ ?x (" + both + "/" + both + ")* ?y }"));
    queries.put("sequence of stars", count("{ ?x " + both + "*/" + both + "* ?y }"));
    queries.put("alternatives of stars", count("{ ?x (" + both + "*|" + any + "+) ?y }"));
    queries.put("inverse of a star", count("{ ?x ^(" + both + "*) ?y }"));
    queries.put(
        "star in a graph that varies",
        count("{ GRAPH ?g { ?x " + both + "* ?y } GRAPH ?h { ?u " + both + "* ?v } }"));
    queries.put("star between all pairs", count("{ ?x ?p ?o . ?y ?q ?r . ?o " + both + "* ?y }"));
    queries.put("twelve steps anywhere", count("{ ?x " + (both + "/").repeat(11) + both + " ?y }"));
    queries.put("forty steps anywhere", count("{ ?x " + (both + "/").repeat(39) + both + " ?y }"));
    queries.put(
        "optional steps in a row", count("{ ?x " + (both + "?/").repeat(11) + both + "? ?y }"));
    queries.put("rows of a star", "SELECT DISTINCT ?x ?y { ?x " + both + "* ?y }");
    return queries;
  }

  private static Map<String, String> texts() {
    Map<String, String> queries = new LinkedHashMap<>();
    for (String digest : List.of("MD5", "SHA1", "SHA256", "SHA384", "SHA512")) {
      queries.put(
          digest + " of a cross",
          "SELECT (MAX(" + digest + "(CONCAT(STR(?a), STR(?f)))) AS ?x) " + TWO);
    }
    for (String pattern :
        List.of(
            "^(.*a){25}$",
            "^(a+)+$",
            "^(a|aa)+$",
            "(x+x+)+y",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            ".*.*.*.*.*=",
            "(a|b|ab)*c")) {
      queries.put(
          "REGEX " + pattern + " of a cross",
          count(
              "{ ?a ?b ?c . ?d ?e ?f FILTER REGEX(CONCAT(STR(?c), '"
                  + "a".repeat(41)
                  + "', STR(?f)), '"
                  + pattern
                  + "') }"));
      queries.put(
          "REPLACE " + pattern + " of a cross",
          "SELECT (MAX(REPLACE(CONCAT(STR(?c), '"
              + "a".repeat(41)
              + "', STR(?f)), '"
              + pattern.replace(".*.*.*.*.*", "z.*.*.*.*")
              + "', '')) AS ?x) "
              + TWO);
    }
    queries.put(
        "REGEX from the data",
        count("{ ?a ?b ?c . ?d ?e ?f FILTER REGEX(STR(?c), STR(?f), 'i') }"));
    queries.put(
        "ENCODE_FOR_URI of a cross",
        "SELECT (MAX(ENCODE_FOR_URI(CONCAT(STR(?a), STR(?f)))) AS ?x) " + TWO);
    queries.put(
        "UCASE and LCASE of a cross",
        "SELECT (MAX(LCASE(UCASE(CONCAT(STR(?a), STR(?f))))) AS ?x) " + TWO);
    queries.put(
        "SUBSTR and STRBEFORE of a cross",
        "SELECT (MAX(STRBEFORE(SUBSTR(CONCAT(STR(?a), STR(?f)), 3), 'q')) AS ?x) " + TWO);
    queries.put("UUID of a cross", "SELECT (MAX(STR(UUID())) AS ?x) " + TWO);
    queries.put(
        "casts of a cross",
        "SELECT (SUM(<http://www.w3.org/2001/XMLSchema#double>(STRLEN(CONCAT(STR(?a), STR(?f))))) AS ?x) "
            + TWO);
    return queries;
  }

  private static Map<String, String> tables() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("ten VALUES crossed", count("{" + values(10, 100) + "}"));
    queries.put(
        "two long VALUES crossed and sorted",
        "SELECT * {" + values(2, 9_000) + "} ORDER BY ?v0 ?v1");
    queries.put("VALUES crossed with all", count("{ ?a ?b ?c . ?d ?e ?f " + values(2, 100) + "}"));
    queries.put(
        "VALUES of UNDEF joined",
        count("{ ?a ?b ?c VALUES (?a ?b) {" + "(UNDEF UNDEF)".repeat(5_000) + "} ?d ?e ?f }"));
    queries.put("BIND of BIND over a cross", count("{ ?a ?b ?c . ?d ?e ?f " + binds(50) + "}"));
    queries.put(
        "IF within IF over a cross",
        count(
            "{ ?a ?b ?c . ?d ?e ?f FILTER("
                + "IF(?a = ?f, ".repeat(40)
                + "1"
                + ", 0)".repeat(40)
                + " = 1) }"));
    queries.put(
        "COALESCE of errors over a cross",
        count("{ ?a ?b ?c . ?d ?e ?f FILTER(COALESCE(" + "1/0, ".repeat(90) + "?a = ?f)) }"));
    return queries;
  }

  private static Map<String, String> graphs() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("CONSTRUCT of a cross", "CONSTRUCT { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } " + THREE);
    queries.put("CONSTRUCT with blank nodes", "CONSTRUCT { [] ?b ?c } " + TWO);
    queries.put(
        "CONSTRUCT of one triple for ever", "CONSTRUCT { <urn:s> <urn:p> <urn:o> } " + THREE);
    queries.put("DESCRIBE of a cross", "DESCRIBE ?a ?d " + TWO);
    queries.put("DESCRIBE of everything", "DESCRIBE * " + THREE);
    return queries;
  }

  private static String values(int tables, int rows) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < tables; i++) {
      result.append(" VALUES ?v").append(i).append(" { ").append("1 ".repeat(rows)).append("}");
    }
    return result.toString();
  }

  private static String binds(int length) {
    StringBuilder result = new StringBuilder("BIND(STR(?f) AS ?x0)");
    for (int i = 0; i < length; i++) {
      result.append(" BIND(CONCAT(?x" + i + ", 'a') AS ?x" + (i + 1) + ")");
    }
    return result.toString();
  }
}

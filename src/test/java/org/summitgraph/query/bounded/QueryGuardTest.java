package org.summitgraph.query.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.aggregate.AggregateRegistry;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.pfunction.library.strSplit;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.query.bounded.RefusedQueryException.Reason;

class QueryGuardTest {

  private static final QueryGuard GUARD = new QueryGuard(Limits.standard());

  /** Expressions of Jena that no query in SPARQL 1.1 can have, or that are offered by no list. */
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "E_AdjustToTimezone",
          "E_Call",
          "E_Cast",
          "E_EBV",
          "E_Function",
          "E_HasLang",
          "E_HasLangDir",
          "E_IsTriple",
          "E_LangDir",
          "E_OneOfBase",
          "E_OpNumericIntegerDivide",
          "E_OpNumericMod",
          "E_SHA224",
          "E_SameValue",
          "E_StrLangDir",
          "E_TripleFn",
          "E_TripleObject",
          "E_TriplePredicate",
          "E_TripleSubject",
          "E_Version");

  private static final Set<String> AGGREGATES_NOT_OFFERED =
      Set.of(
          "AggCustom",
          "AggFoldList",
          "AggFoldMap",
          "AggMaxBase",
          "AggMedian",
          "AggMedianDistinct",
          "AggMinBase",
          "AggMode",
          "AggModeDistinct",
          "AggregateRegistry",
          "Aggregator",
          "AggregatorBase",
          "AggregatorFactory");

  private static Reason reason(String query) {
    try {
      GUARD.parse(query);
      return null;
    } catch (RefusedQueryException e) {
      return e.reason();
    }
  }

  @Test
  void refusesEveryFunctionThatTheLibrariesRegisterButTheCasts() {
    List<String> registered = Iter.toList(FunctionRegistry.get().keys());
    assertThat(registered).hasSizeGreaterThan(200);
    List<String> open =
        registered.stream()
            .filter(iri -> reason("SELECT (<" + iri + ">(1) AS ?x) {}") != Reason.NOT_OFFERED)
            .toList();
    assertThat(open).hasSize(14).allMatch(iri -> iri.startsWith(XSD.NS));
  }

  @Test
  void refusesEveryPropertyFunctionThatTheLibrariesHave() throws Exception {
    List<String> registered = new ArrayList<>(Iter.toList(PropertyFunctionRegistry.get().keys()));
    assertThat(registered.remove(RDFS.member.getURI())).as("a property of data too").isTrue();
    for (Class<?> type : classes(strSplit.class, "")) {
      registered.add("http://jena.apache.org/ARQ/property#" + type.getSimpleName());
      registered.add("java:" + type.getName());
    }
    assertThat(registered).hasSizeGreaterThan(30);
    assertThat(registered)
        .allSatisfy(
            iri -> {
              for (String pattern :
                  List.of(
                      "?a <%s> ?b",
                      "?a <%s> (1 2)",
                      "?a <%s>/<urn:p> ?b",
                      "?a (<urn:p>|^<%s>)* ?b",
                      "?a !<%s> ?b",
                      "FILTER EXISTS { ?a <%s> ?b }",
                      "{ SELECT * { OPTIONAL { GRAPH ?g { ?a <%s> ?b } } } }")) {
                String query = "SELECT * { " + pattern.formatted(iri) + " }";
                assertThat(reason(query)).as(query).isEqualTo(Reason.NOT_OFFERED);
              }
            });
  }

  @Test
  void refusesEveryAggregateThatTheLibrariesRegister() {
    AggregateRegistry.init();
    for (String name : List.of("stdev", "variance", "median", "mode", "fold")) {
      String iri = "http://jena.apache.org/ARQ/function/aggregate#" + name;
      assertThat(reason("SELECT (<" + iri + ">(?s) AS ?x) { ?s ?p ?o }"))
          .as(iri)
          .isIn(Reason.NOT_OFFERED, Reason.SYNTAX);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java:java.lang.String", "http://jena.apache.org/ARQ/function#x", "urn:x"})
  void refusesWhatNamesAClassAndWhatNobodyKnows(String iri) {
    assertThat(reason("SELECT (<" + iri + ">(1) AS ?x) {}")).isEqualTo(Reason.NOT_OFFERED);
    assertThat(reason("SELECT * { ?s ?p ?o } ORDER BY <" + iri + ">(?o)"))
        .isEqualTo(Reason.NOT_OFFERED);
    assertThat(reason("SELECT (MAX(?o) AS ?m) { ?s ?p ?o } GROUP BY (<" + iri + ">(?o) AS ?k)"))
        .isEqualTo(Reason.NOT_OFFERED);
    assertThat(reason("SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MAX(<" + iri + ">(?o)) > 1)"))
        .isEqualTo(Reason.NOT_OFFERED);
  }

  @Test
  void hasDecidedAboutEveryExpressionOfTheLibrary() throws Exception {
    Set<String> undecided = new TreeSet<>();
    for (Class<?> type : classes(Expr.class, "E_")) {
      boolean offered = AllowedFunctions.offers(type) || NOT_OFFERED.contains(type.getSimpleName());
      if (!offered) {
        undecided.add(type.getSimpleName());
      }
    }
    assertThat(undecided).as("new in this version of Jena: offer it or not").isEmpty();
  }

  @Test
  void hasDecidedAboutEveryAggregateOfTheLibrary() throws Exception {
    Set<String> undecided =
        classes(Aggregator.class, "Agg").stream()
            .filter(type -> !AllowedFunctions.offers(type))
            .map(Class::getSimpleName)
            .filter(name -> !AGGREGATES_NOT_OFFERED.contains(name))
            .collect(Collectors.toSet());
    assertThat(undecided).as("new in this version of Jena: offer it or not").isEmpty();
  }

  private static List<Class<?>> classes(Class<?> neighbour, String prefix) throws Exception {
    String folder = neighbour.getPackageName().replace('.', '/') + "/";
    URL place = neighbour.getResource(neighbour.getSimpleName() + ".class");
    List<Class<?>> classes = new ArrayList<>();
    for (String name : entries(place)) {
      String simple = name.substring(name.lastIndexOf('/') + 1).replace(".class", "");
      if (name.equals(folder + simple + ".class")
          && simple.startsWith(prefix)
          && !simple.contains("$")) {
        classes.add(Class.forName(neighbour.getPackageName() + "." + simple));
      }
    }
    assertThat(classes).hasSizeGreaterThan(10);
    return classes;
  }

  private static List<String> entries(URL place) throws IOException {
    JarURLConnection jar = (JarURLConnection) place.openConnection();
    return jar.getJarFile().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <file:///> { ?s ?p ?o } } } } }",
        "ASK { FILTER NOT EXISTS { SERVICE <urn:x> { ?s ?p ?o } } }"
      })
  void refusesToAskOthers(String query) {
    assertThat(reason(query)).isEqualTo(Reason.NOT_OFFERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { LET (?x := 1) }",
        "JSON { \"s\" : ?s } WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o LATERAL { ?o ?q ?r } }",
        "SELECT (CALL(<urn:x>) AS ?x) {}",
        "SELECT * { ?a <urn:p>{3} ?b }",
        "SELECT * { << ?a ?b ?c >> ?p ?o }",
        "CONSTRUCT { GRAPH ?g { ?s ?p ?o } } { GRAPH ?g { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://127.0.0.1/>",
        "SELECT",
        "",
        "SELECT * { ?s ?p \"a"
      })
  void refusesWhatIsNotSparql(String query) {
    assertThat(reason(query)).isEqualTo(Reason.SYNTAX);
  }

  @Test
  void repeatsNothingOfTheQuery() {
    for (String query :
        List.of("SELECT * { ?gloriosky", "SELECT (<urn:gloriosky>(1) AS ?x) {}", "gloriosky")) {
      assertThatThrownBy(() -> GUARD.parse(query))
          .isInstanceOf(RefusedQueryException.class)
          .message()
          .doesNotContain("gloriosky")
          .doesNotContain("\n");
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(
            List.of(
                "SELECT (" + "(".repeat(5_000) + "1" + ")".repeat(5_000) + " AS ?x) {}",
                "SELECT * { " + "{ ".repeat(101) + "}".repeat(101) + " }",
                "SELECT (" + "1 + ".repeat(20_000) + "1 AS ?x) {}",
                "SELECT (" + "! ".repeat(20_000) + "1 AS ?x) {}",
                "ASK {} #" + "x".repeat(40_000),
                "ASK {" + " ".repeat(40_000) + "}",
                "ASK { ?s ?p \"" + "x".repeat(40_000) + "\" }",
                "ASK { ?s ?p '''" + "x\"'".repeat(20_000) + "''' }",
                "ASK { ?s ?p <urn:" + "x".repeat(40_000) + "> }",
                "ASK { ?s ?p " + "9".repeat(2_000) + " }",
                "ASK { FILTER(?x IN (" + "1 ,".repeat(1_500) + "1)) }",
                "SELECT (CONCAT(" + "'a', ".repeat(150) + "'a') AS ?x) {}",
                "ASK { VALUES ?x { " + "1 ".repeat(21_000) + "} }",
                "ASK { " + "{ ?s ?p ?o } UNION ".repeat(1_000) + "{} }",
                "ASK { " + "?s ?p ?o . ".repeat(2_001) + " }",
                "ASK { ?s " + "<urn:p>/".repeat(150) + "<urn:p> ?o }",
                "ASK " + "FROM <urn:g> ".repeat(101) + " {}",
                "SELECT * { FILTER(REGEX(?x, \"((a{1000}){1000})\")) }",
                "ASK {" + "BIND(1 AS ?x) ".repeat(2_001) + "}",
                "ASK {" + "optional {} ".repeat(2_001) + "}",
                "x".repeat(300_000)))
        .allSatisfy(query -> assertThat(reason(query)).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void takesNoNameForAKeyword() {
    String pattern = "?filter <urn:filter> $optional . ".repeat(700);
    assertThat(GUARD.parse("ASK {" + pattern + "}").isAskType()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a)\\\\1", "a(?=b)", "[a-z-[aeiou]]", "\\\\i\\\\c*", "a**", "(", "[a"})
  void saysWhichRegularExpressionsItDoesNotHave(String pattern) {
    assertThat(reason("ASK { ?s ?p ?o FILTER REGEX(?o, \"" + pattern + "\") }"))
        .isEqualTo(Reason.SYNTAX);
    assertThat(reason("SELECT (REPLACE(?o, \"" + pattern + "\", \"\") AS ?x) { ?s ?p ?o }"))
        .isEqualTo(Reason.SYNTAX);
  }

  @Test
  void letsHonestQueriesPass() {
    Query query =
        GUARD.parse(
            """
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            # a < b and "brackets ((((" in a comment
            SELECT ?s (GROUP_CONCAT(DISTINCT STR(?o) ; separator = "((") AS ?all)
            FROM <urn:g> FROM NAMED <urn:h>
            WHERE {
              { ?s (<urn:p>|^<urn:q>/<urn:r>+)* ?o } UNION { GRAPH ?g { ?s ?p ?o } }
              OPTIONAL { ?o ?p 'it''' . BIND(xsd:integer(?p) * 2 AS ?x) }
              MINUS { ?s ?p <urn:a%20b> }
              FILTER(?x < 3 && ?x > 1 || REGEX(STR(?o), "^a.*\\\\d{4}$", "i"))
              FILTER NOT EXISTS { ?s ?p ?o FILTER(?o IN (1, 2, "3"@en)) }
              VALUES (?s ?p) { (<urn:a> UNDEF) }
            }
            GROUP BY ?s HAVING (COUNT(*) > 1) ORDER BY DESC(?all) LIMIT 5
            """
                .replace("'it'''", "'''it'''"));
    assertThat(query.isSelectType()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * { ?s zebra:p 1 } | it uses a prefix that it does not declare; see line 1, column 15
          ASK { ?zebra ?p ?o | it ends too early; see line 1, column 18
          SELECT (COUNT(?s) AS ?n) ?zebra { ?s ?p ?zebra } | it selects a variable that it neither groups by nor aggregates
          SELECT * { ?zebra ?p ?o } GROUP BY ?zebra | SELECT * cannot stand with GROUP BY
          SELECT * { ?zebra ?p ?o BIND(1 AS ?zebra) } | it gives a value to a variable that has one already
          SELECT ?zebra ?zebra (1 AS ?zebra) {} | it selects one variable twice
          SELECT (SUM(COUNT(?zebra)) AS ?n) { ?zebra ?p ?o } | an aggregate stands in another; see line 1, column 13
          SELECT * { ?s ?p ?zebra FILTER(COUNT(?zebra) > 1) } | an aggregate stands where none may; see line 1, column 32
          SELECT * { _:zebra ?p ?o OPTIONAL { _:zebra ?p 1 } } | one label of a blank node stands in two groups; see line 1, column 37
          SELECT * { VALUES (?zebra ?b) { (1) } } | a row of VALUES has more or fewer values than there are variables; see line 1, column 35
          SELECT ?s { ?s zebra ?o } | see line 1, column 21
          """)
  void tellsWhatIsWrongAndWhereAndRepeatsNothingOfTheQuery(String query, String what) {
    assertThatThrownBy(() -> GUARD.parse(query))
        .hasMessage("This is not a query in SPARQL 1.1: " + what + ".");
  }
}

package org.summitgraph.query.bounded;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.expr.*;
import org.apache.jena.sparql.expr.aggregate.*;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.vocabulary.XSD;

/**
 * What a query may call: the functions and aggregates of SPARQL 1.1 (sections 11 and 17), the casts
 * of XPath, and nothing else that the libraries happen to register.
 */
@SuppressWarnings("removal") // of E_Conditional, which the parser still makes for IF
final class AllowedFunctions {

  private static final Set<Class<?>> BUILT_IN =
      Set.of(
          E_Add.class,
          E_BNode.class,
          E_Bound.class,
          E_Coalesce.class,
          E_Conditional.class,
          E_Datatype.class,
          E_DateTimeDay.class,
          E_DateTimeHours.class,
          E_DateTimeMinutes.class,
          E_DateTimeMonth.class,
          E_DateTimeSeconds.class,
          E_DateTimeTZ.class,
          E_DateTimeTimezone.class,
          E_DateTimeYear.class,
          E_Divide.class,
          E_Equals.class,
          E_Exists.class,
          E_If.class,
          E_GreaterThan.class,
          E_GreaterThanOrEqual.class,
          E_IRI.class,
          E_IRI2.class,
          E_IsBlank.class,
          E_IsIRI.class,
          E_IsLiteral.class,
          E_IsNumeric.class,
          E_IsURI.class,
          E_Lang.class,
          E_LangMatches.class,
          E_LessThan.class,
          E_LessThanOrEqual.class,
          E_LogicalAnd.class,
          E_LogicalNot.class,
          E_LogicalOr.class,
          E_MD5.class,
          E_Multiply.class,
          E_NotEquals.class,
          E_NotExists.class,
          E_NotOneOf.class,
          E_Now.class,
          E_NumAbs.class,
          E_NumCeiling.class,
          E_NumFloor.class,
          E_NumRound.class,
          E_OneOf.class,
          E_Random.class,
          E_Regex.class,
          E_SHA1.class,
          E_SHA256.class,
          E_SHA384.class,
          E_SHA512.class,
          E_SameTerm.class,
          E_Str.class,
          E_StrAfter.class,
          E_StrBefore.class,
          E_StrConcat.class,
          E_StrContains.class,
          E_StrDatatype.class,
          E_StrEncodeForURI.class,
          E_StrEndsWith.class,
          E_StrLang.class,
          E_StrLength.class,
          E_StrLowerCase.class,
          E_StrReplace.class,
          E_StrStartsWith.class,
          E_StrSubstring.class,
          E_StrUUID.class,
          E_StrUpperCase.class,
          E_Subtract.class,
          E_URI.class,
          E_URI2.class,
          E_UUID.class,
          E_UnaryMinus.class,
          E_UnaryPlus.class);

  private static final Set<Class<?>> DISTINCT =
      Set.of(
          AggAvgDistinct.class,
          AggCountDistinct.class,
          AggCountVarDistinct.class,
          AggGroupConcatDistinct.class,
          AggMaxDistinct.class,
          AggMinDistinct.class,
          AggSampleDistinct.class,
          AggSumDistinct.class);

  private static final Set<Class<?>> PLAIN =
      Set.of(
          AggAvg.class,
          AggCount.class,
          AggCountVar.class,
          AggGroupConcat.class,
          AggMax.class,
          AggMin.class,
          // what HAVING and GROUP BY make where there is no aggregate
          AggNull.class,
          AggSample.class,
          AggSum.class);

  /**
   * XPath constructor functions (SPARQL 1.1, 17.5), and those of the other types that data have.
   */
  private static final Set<String> CASTS =
      Stream.of(
              XSD.xboolean,
              XSD.date,
              XSD.dateTime,
              XSD.dayTimeDuration,
              XSD.decimal,
              XSD.xdouble,
              XSD.duration,
              XSD.xfloat,
              XSD.gYear,
              XSD.gYearMonth,
              XSD.integer,
              XSD.xstring,
              XSD.time,
              XSD.yearMonthDuration)
          .map(Object::toString)
          .collect(Collectors.toUnmodifiableSet());

  private AllowedFunctions() {}

  static boolean allows(ExprFunction function) {
    return function instanceof E_Function named
        ? CASTS.contains(named.getFunctionIRI())
        : offers(function.getClass());
  }

  static boolean allows(Aggregator aggregator) {
    return offers(aggregator.getClass());
  }

  /** Whether a query may have expressions or aggregates of this class. */
  static boolean offers(Class<?> type) {
    // BNODE has a class within its own for each number of arguments.
    return BUILT_IN.contains(type.getNestHost()) || PLAIN.contains(type) || DISTINCT.contains(type);
  }

  static boolean isDistinct(Aggregator aggregator) {
    return DISTINCT.contains(aggregator.getClass());
  }

  /** A registry that knows the casts alone. */
  static FunctionRegistry registry() {
    FunctionRegistry all = FunctionRegistry.get();
    FunctionRegistry allowed =
        new FunctionRegistry() {
          @Override
          public org.apache.jena.sparql.function.FunctionFactory get(String iri) {
            // The registry of Jena would load a class for an IRI that it does not know.
            return isRegistered(iri) ? super.get(iri) : null;
          }
        };
    CASTS.forEach(iri -> allowed.put(iri, all.get(iri)));
    return allowed;
  }
}

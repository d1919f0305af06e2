package org.summitgraph.query.bounded;

import java.util.Locale;

/** What a query may cost. Each has a name that refusals, the page of limits and operators use. */
public enum Limit {
  /** From the arrival of the query to the last byte of its answer. */
  SECONDS(10, "seconds", "from the arrival of a query to the last byte of its answer"),
  /** What sorting, grouping, joining, paths and graphs that are built hold; an estimate. */
  MEMORY(256L << 20, "bytes", "held at once by sorting, grouping, joins, paths and built graphs"),
  ANSWER(256L << 20, "bytes", "in one answer, before compression"),
  QUERY_TEXT(256L << 10, "characters", "in the text of a query"),
  TOKEN(32L << 10, "characters", "in one IRI, literal, name, comment or gap of a query"),
  NESTING(100, "levels", "of brackets within brackets"),
  OPERATORS(2_000, "operators", "and joining keywords in the text of a query"),
  PATTERNS(2_000, "patterns", "of triples, groups and filters in one query"),
  EXPRESSIONS(5_000, "parts", "of all expressions in one query"),
  ARGUMENTS(100, "arguments", "of one function"),
  LIST(1_000, "items", "in one IN"),
  VALUES(20_000, "cells", "in all VALUES"),
  GRAPHS(100, "graphs", "named by FROM and FROM NAMED, or in the address"),
  PATH_STEPS(100, "steps", "in one property path"),
  STRING(1L << 20, "characters", "in a string that a query computes"),
  DIGITS(1_000, "digits", "in a number that a query computes with"),
  DURATION_YEARS(10_000, "years", "in a duration, and in a date that is computed"),
  REGEX(100_000, "steps", "in a regular expression with its repetitions written out");

  private final long standard;
  private final String unit;
  private final String meaning;

  Limit(long standard, String unit, String meaning) {
    this.standard = standard;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The value where nobody sets another. */
  public long standard() {
    return standard;
  }

  /** What the value counts. */
  public String unit() {
    return unit;
  }

  /** Goes on after value and unit: "10 seconds from the arrival …". */
  public String meaning() {
    return meaning;
  }

  /** As in addresses and JSON: {@code query-text}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.summitgraph.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/**
 * When two values of one property say the same: one amount in two spellings, or a date or a place
 * that is only less exact than another.
 */
public final class Agreement {

  private static final Set<RDFDatatype> DATES =
      Set.of(
          XSDDatatype.XSDdate,
          XSDDatatype.XSDdateTime,
          XSDDatatype.XSDgYear,
          XSDDatatype.XSDgYearMonth);

  private Agreement() {}

  /** Whether the datatype is one of dates. */
  public static boolean isDate(RDFDatatype datatype) {
    return DATES.contains(datatype);
  }

  /** Whether the value is a date. */
  public static boolean isDate(Node value) {
    return value.isLiteral() && isDate(value.getLiteralDatatype());
  }

  /**
   * Whether the values can both be right.
   *
   * @param wholes what a thing is directly a part of: a hall of a palace, a palace of a city
   */
  public static boolean agree(
      Node one, Node other, Function<Node, ? extends Collection<Node>> wholes) {
    if (one.isLiteral() != other.isLiteral()) {
      return false;
    }
    if (!one.isLiteral()) {
      return isWithin(one, other, wholes) || isWithin(other, one, wholes);
    }
    return one.sameValueAs(other)
        || (isDate(one) && isDate(other) && (beginsWith(one, other) || beginsWith(other, one)));
  }

  private static boolean beginsWith(Node date, Node lessExact) {
    String form = date.getLiteralLexicalForm();
    String beginning = lessExact.getLiteralLexicalForm();
    return form.startsWith(beginning + "-") || form.startsWith(beginning + "T");
  }

  private static boolean isWithin(
      Node part, Node whole, Function<Node, ? extends Collection<Node>> wholes) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(part));
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (seen.add(next)) {
        open.addAll(wholes.apply(next));
      }
    }
    return seen.contains(whole);
  }
}

package org.summitgraph.query;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** What a parameter takes. The variable of a parameter ends in the type's code. */
public enum ParameterType {
  /** A full IRI or a prefixed name. */
  IRI {
    @Override
    public Node term(String value, Map<String, String> prefixes) {
      String iri = expand(value, prefixes);
      if (!isIri(iri)) {
        throw new IllegalArgumentException("not an IRI");
      }
      return NodeFactory.createURI(iri);
    }
  },
  /** A day, as {@code xsd:date} without time zone. */
  DATE {
    @Override
    public Node term(String value, Map<String, String> prefixes) {
      try {
        if (DAY.matcher(value).matches()) {
          LocalDate.parse(value);
          return NodeFactory.createLiteralDT(value, XSDDatatype.XSDdate);
        }
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("no day of the calendar", e);
      }
      throw new IllegalArgumentException("not a date (year-month-day)");
    }
  },
  /** A whole number, as {@code xsd:integer}. */
  INTEGER {
    @Override
    public Node term(String value, Map<String, String> prefixes) {
      if (!WHOLE_NUMBER.matcher(value).matches()) {
        throw new IllegalArgumentException("not a whole number of at most 18 digits");
      }
      return NodeFactory.createLiteralDT(new BigInteger(value).toString(), XSDDatatype.XSDinteger);
    }
  },
  /** Any words, as {@code xsd:string}. */
  TEXT {
    @Override
    public Node term(String value, Map<String, String> prefixes) {
      if (!value.codePoints().allMatch(ParameterType::canBeSent)) {
        throw new IllegalArgumentException("a text with a control character or half a character");
      }
      return NodeFactory.createLiteralString(value);
    }
  };

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
  // Whatever could end an IRI reference in a query: SPARQL 1.1, production [139] IRIREF.
  private static final Pattern OUTSIDE_IRIREF = Pattern.compile("[\\x00-\\x20<>\"{}|^`\\\\]");
  private static final Pattern SCHEME_OF_FULL_IRI = Pattern.compile("(?:https?://|urn:).+");

  /** The code is the constant's name in lower case: {@code iri}, {@code date}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ParameterType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  /**
   * The RDF term that a user's value stands for.
   *
   * @param prefixes namespaces by prefix, for names
   * @throws IllegalArgumentException which goes on from "this is" and does not repeat the value
   */
  public abstract Node term(String value, Map<String, String> prefixes);

  private static String expand(String value, Map<String, String> prefixes) {
    int colon = value.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("neither a full IRI nor a prefixed name");
    }
    String namespace = prefixes.get(value.substring(0, colon));
    if (namespace != null) {
      return namespace + value.substring(colon + 1);
    }
    if (!SCHEME_OF_FULL_IRI.matcher(value).matches()) {
      // Any word before a colon could be a scheme, but it is far more often a misspelt prefix.
      throw new IllegalArgumentException(
          "neither an http, https or urn IRI nor a name with a known prefix "
              + new TreeSet<>(prefixes.keySet()));
    }
    return value;
  }

  private static boolean isIri(String iri) {
    if (OUTSIDE_IRIREF.matcher(iri).find()
        || !iri.codePoints().allMatch(ParameterType::canBeSent)) {
      return false;
    }
    try {
      // Not isAbsolute, which RFC 3986 denies to an IRI with a fragment, such as a passage.
      return IRIx.create(iri).isReference();
    } catch (IRIException e) {
      return false;
    }
  }

  private static boolean canBeSent(int codePoint) {
    boolean space = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return space || !(Character.isISOControl(codePoint) || surrogate);
  }
}

package org.summitgraph.query;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * A place in a query that the user fills. The parameter {@code speaker} of type {@code iri} is the
 * variable {@code ?_speaker_iri}.
 *
 * @param name what users call it
 * @param defaultValue what it is when the user says nothing, written as a user would
 */
public record Parameter(String name, ParameterType type, String defaultValue) {

  private static final Pattern VARIABLE = Pattern.compile("_([a-z]+(?:_[a-z]+)*)_([a-z]+)");

  /** The parameter that a variable stands for, or nothing where its name does not tell. */
  static Optional<Parameter> ofVariable(String variable, String defaultValue) {
    Matcher parts = VARIABLE.matcher(variable);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return ParameterType.ofCode(parts.group(2))
        .map(type -> new Parameter(parts.group(1), type, defaultValue));
  }

  Var variable() {
    return Var.alloc("_" + name + "_" + type.code());
  }

  /**
   * The RDF term that the value stands for.
   *
   * @throws BadParameterException when it does not fit the type
   */
  Node term(String value, Map<String, String> prefixes) {
    try {
      return type.term(value, prefixes);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(name, "this is " + e.getMessage(), name + "=" + defaultValue);
    }
  }
}

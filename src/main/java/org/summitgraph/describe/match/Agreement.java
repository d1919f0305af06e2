package org.summitgraph.describe.match;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.match.Question.Wanted;

/** Whether a value of the data is the one that somebody knows. For one transaction. */
final class Agreement {

  /** A year, a month or a day; a date that begins with it agrees. */
  private static final Pattern BEGINNING_OF_DATE = Pattern.compile("-?\\d{4,}(-\\d\\d){0,2}");

  private final NameIndex index;
  private final Identifiers identifiers;
  private final Function<Node, Optional<String>> labels;

  /**
   * @param labels the names of what the index does not have
   */
  Agreement(NameIndex index, Identifiers identifiers, Function<Node, Optional<String>> labels) {
    this.index = index;
    this.identifiers = identifiers;
    this.labels = labels;
  }

  /** Whether the value, a term of RDF, is what is wanted. */
  boolean agree(Wanted wanted, Node value) {
    if (value.isURI()) {
      return isIdentified(wanted.text(), value.getURI())
          || (!wanted.isThing() && isNamed(wanted.text(), value));
    }
    return value.isLiteral() && !wanted.isThing() && isLiteral(wanted.text(), value);
  }

  private boolean isIdentified(String text, String iri) {
    return identifiers.iris(text).contains(iri)
        || index.withIri(iri).stream().anyMatch(identifiers.things(text)::contains);
  }

  private boolean isNamed(String text, Node value) {
    String plain = PlainWords.plain(text);
    return index.withIri(value.getURI()).stream()
            .flatMap(thing -> index.thing(thing).names().stream())
            .anyMatch(name -> PlainWords.plain(name).equals(plain))
        || labels.apply(value).filter(name -> PlainWords.plain(name).equals(plain)).isPresent();
  }

  private static boolean isLiteral(String text, Node value) {
    String held = value.getLiteralLexicalForm();
    if (held.equals(text)) {
      return true;
    }
    if (BEGINNING_OF_DATE.matcher(text).matches() && held.startsWith(text)) {
      return "-T".indexOf(held.charAt(text.length())) >= 0;
    }
    Optional<BigDecimal> number = number(text);
    return number.isPresent()
        ? number(held).filter(other -> other.compareTo(number.get()) == 0).isPresent()
        : !PlainWords.plain(text).isEmpty()
            && PlainWords.plain(held).equals(PlainWords.plain(text));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

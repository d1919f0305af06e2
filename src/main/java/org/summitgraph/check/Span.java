package org.summitgraph.check;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.SG;

/**
 * A described span of a source's text: a passage or a mention, with the quads that describe it.
 *
 * @param number of its name in the data
 * @param declared its {@code rdf:type}
 * @param owner {@code sg:passageOf} of a passage, {@code sg:mentionIn} of a mention
 * @param starts {@code oa:start} of its selectors
 * @param ends {@code oa:end} of its selectors
 * @param hashes {@code sg:textSha256}
 */
record Span(
    int number,
    LocatedQuad declared,
    List<LocatedQuad> owner,
    List<LocatedQuad> starts,
    List<LocatedQuad> ends,
    List<LocatedQuad> hashes) {

  Node iri() {
    return declared.subject();
  }

  /** The object of its first owner quad. */
  Optional<Node> firstOwner() {
    return owner.isEmpty() ? Optional.empty() : Optional.of(owner.get(0).object());
  }

  boolean isMention() {
    return declared.object().equals(SG.MENTION);
  }

  /** The start offset, where there is exactly one and it is a whole number. */
  Optional<Long> start() {
    return offset(starts);
  }

  /** The end offset, where there is exactly one and it is a whole number. */
  Optional<Long> end() {
    return offset(ends);
  }

  /** The hash, where there is exactly one and it is well-formed. */
  Optional<String> hash() {
    return hashes.size() == 1 && isSha256(hashes.get(0).object())
        ? Optional.of(hashes.get(0).object().getLiteralLexicalForm())
        : Optional.empty();
  }

  /** Whether there are offsets and a hash by which it can be looked for in any text. */
  boolean isWhole() {
    return hash().isPresent()
        && start().isPresent()
        && end().isPresent()
        && 0 <= start().get()
        && start().get() < end().get()
        && end().get() < Integer.MAX_VALUE;
  }

  /** Whether this is a literal of 64 lower-case hexadecimal digits. */
  static boolean isSha256(Node value) {
    return value.isLiteral() && isSha256(value.getLiteralLexicalForm());
  }

  private static boolean isSha256(String lexical) {
    for (int i = 0; i < lexical.length(); i++) {
      char c = lexical.charAt(i);
      if ((c < '0' || '9' < c) && (c < 'a' || 'f' < c)) {
        return false;
      }
    }
    return lexical.length() == 64;
  }

  private static Optional<Long> offset(List<LocatedQuad> quads) {
    if (quads.size() != 1 || !quads.get(0).object().isLiteral()) {
      return Optional.empty();
    }
    Object value =
        quads.get(0).object().getLiteral().isWellFormed()
            ? quads.get(0).object().getLiteralValue()
            : null;
    return value instanceof Integer || value instanceof Long
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }
}

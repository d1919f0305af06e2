package org.summitgraph.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.vocab.SG;

/** Sources are fully described; spans have well-formed offsets and hashes. No text is needed. */
final class SourceRules {

  private static final Map<String, List<Node>> NEEDED =
      new TreeMap<>(
          Map.of(
              "a dcterms:title",
              List.of(DCTerms.title.asNode()),
              "a dcterms:language",
              List.of(DCTerms.language.asNode()),
              "a dcterms:creator or dcterms:publisher",
              List.of(DCTerms.creator.asNode(), DCTerms.publisher.asNode()),
              "a sg:characterCount",
              List.of(SG.CHARACTER_COUNT)));

  private static final int LONGEST_PASSAGE = 1500;

  private final Index index;
  private final Findings findings;

  /** How many characters each source has, as far as spans asked for it. */
  private final Map<Node, Optional<Long>> counts = new HashMap<>();

  SourceRules(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void source(LocatedQuad declared) {
    Node source = declared.subject();
    NEEDED.forEach(
        (what, properties) -> {
          if (properties.stream().allMatch(p -> index.described(source, p).isEmpty())) {
            findings.add(
                GateRule.INCOMPLETE_SOURCE,
                declared,
                "the source " + name(source) + " needs " + what);
          }
        });
    if (index.described(source, DCTerms.issued.asNode()).isEmpty()) {
      findings.add(
          GateRule.UNDATED_SOURCE, declared, name(source) + " does not say when it was published");
    }
    hash(source, declared, index.described(source, SG.TEXT_SHA256));
  }

  void span(Span span) {
    hash(span.iri(), span.declared(), span.hashes());
    if (span.starts().size() != 1 || span.ends().size() != 1) {
      findings.add(
          GateRule.BAD_OFFSETS,
          span.declared(),
          name(span.iri()) + " needs one selector with one oa:start and one oa:end",
          "give it an oa:hasSelector that is an oa:TextPositionSelector");
      return;
    }
    wholeNumber(span, span.starts().get(0), span.start());
    wholeNumber(span, span.ends().get(0), span.end());
    if (span.start().isPresent() && span.end().isPresent()) {
      inOrderAndShort(span, span.start().get(), span.end().get());
    }
  }

  private void wholeNumber(Span span, LocatedQuad quad, Optional<Long> value) {
    if (value.isEmpty()) {
      findings.add(
          GateRule.BAD_OFFSETS,
          quad,
          quad.object() + " is not an offset of " + name(span.iri()),
          "write a whole number of code points");
    }
  }

  private void inOrderAndShort(Span span, long start, long end) {
    Optional<Long> length = sourceOf(span).flatMap(this::characterCountOf);
    boolean outside = start < 0 || length.map(count -> end > count).orElse(false);
    if (start >= end || outside) {
      findings.add(
          GateRule.BAD_OFFSETS,
          start < 0 ? span.starts().get(0) : span.ends().get(0),
          "offsets "
              + start
              + "–"
              + end
              + " of "
              + name(span.iri())
              + " do not lie inside the text"
              + length.map(count -> " (0–" + count + ")").orElse(""));
    } else if (end - start > LONGEST_PASSAGE) {
      findings.add(
          GateRule.PASSAGE_TOO_LONG,
          span.ends().get(0),
          name(span.iri())
              + " is "
              + (end - start)
              + " characters long, more than "
              + LONGEST_PASSAGE);
    }
  }

  private Optional<Node> sourceOf(Span span) {
    if (!span.isMention()) {
      return span.firstOwner();
    }
    return span.owner().stream()
        .flatMap(owner -> index.passage(owner.object()).stream())
        .findFirst()
        .flatMap(this::sourceOf);
  }

  private Optional<Long> characterCountOf(Node source) {
    return counts.computeIfAbsent(source, this::characterCount);
  }

  private Optional<Long> characterCount(Node source) {
    return index.described(source, SG.CHARACTER_COUNT).stream()
        .map(LocatedQuad::object)
        .filter(count -> count.isLiteral() && count.getLiteral().isWellFormed())
        .map(Node::getLiteralValue)
        .filter(Number.class::isInstance)
        .map(count -> ((Number) count).longValue())
        .findFirst();
  }

  private void hash(Node thing, LocatedQuad declared, List<LocatedQuad> hashes) {
    if (hashes.size() != 1) {
      findings.add(
          GateRule.BAD_HASH,
          hashes.isEmpty() ? declared : hashes.get(1),
          name(thing) + " needs exactly one sg:textSha256, it has " + hashes.size());
      return;
    }
    if (!Span.isSha256(hashes.get(0).object())) {
      findings.add(
          GateRule.BAD_HASH,
          hashes.get(0),
          "sg:textSha256 of " + name(thing) + " is not 64 lower-case hexadecimal digits");
    }
  }

  private String name(Node node) {
    return index.names.of(node);
  }
}

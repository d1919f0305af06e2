package org.summitgraph.model;

import java.util.Locale;

/** The gate's own rules. The code is the constant's name in kebab case. */
public enum GateRule implements Rule {
  /** A file that cannot be read to its end: syntax, encoding, an unknown prefix. */
  SYNTAX(Severity.ERROR),
  /** A file of RDF in a form that is not read. */
  UNREAD_FORMAT(Severity.ERROR),
  /** A reified quad that lacks a term, or stands in two graphs. */
  BROKEN_REIFICATION(Severity.ERROR),
  /** An IRI, a literal's character or a language tag that its standard does not allow. */
  MALFORMED_TERM(Severity.ERROR),
  /** A literal whose lexical form is not in the lexical space of its datatype. */
  ILL_TYPED_LITERAL(Severity.ERROR),
  /** A named graph with quads that nobody declared as a claim graph. */
  UNDECLARED_CLAIM_GRAPH(Severity.ERROR),
  /** A declared claim graph without a single quad. */
  EMPTY_CLAIM_GRAPH(Severity.ERROR),
  /** A claim graph that cites no passage, or more than one. */
  NOT_ONE_CITATION(Severity.ERROR),
  /** A citation of something that no file describes as a passage. */
  DANGLING_PASSAGE(Severity.ERROR),
  /** A passage that belongs to no source, or to more than one. */
  NOT_ONE_SOURCE(Severity.ERROR),
  /** A claim graph whose name does not begin with the passage it cites. */
  MISNAMED_CLAIM_GRAPH(Severity.ERROR),
  /** A claim graph that needs a passage of another source. */
  FOREIGN_CONTEXT(Severity.WARNING),
  /** A fact outside every claim graph. */
  FACT_WITHOUT_EVIDENCE(Severity.ERROR),
  /** A label, link or piece of provenance inside a claim graph. */
  REFERENCE_DATA_IN_CLAIM_GRAPH(Severity.ERROR),
  /** A blank node in a claim graph. */
  BLANK_NODE_IN_CLAIM_GRAPH(Severity.ERROR),
  /** A source without title, language, hash, length, or creator or publisher. */
  INCOMPLETE_SOURCE(Severity.ERROR),
  /** A span without a position, or one that does not lie inside its text. */
  BAD_OFFSETS(Severity.ERROR),
  /** A hash that is missing or is not 64 lower-case hexadecimal digits. */
  BAD_HASH(Severity.ERROR),
  /** A source whose text is not at hand, so that none of its words are checked. */
  MISSING_TEXT(Severity.WARNING),
  /** A source whose stated length is not the length of its text. */
  WRONG_CHARACTER_COUNT(Severity.ERROR),
  /** A span of the text that is not the passage which was cited. */
  PASSAGE_MISMATCH(Severity.ERROR),
  /** Quoted words that are not in the cited passage. */
  MISQUOTATION(Severity.ERROR),
  /** A person, organization or place that the cited passage does not name. */
  NOT_NAMED_IN_PASSAGE(Severity.ERROR),
  /** A thing that no file gives a label. */
  ENTITY_WITHOUT_LABEL(Severity.ERROR),
  /** A term in the ontology's namespace that the ontology does not define. */
  UNKNOWN_TERM(Severity.ERROR);

  private final Severity severity;

  GateRule(Severity severity) {
    this.severity = severity;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }
}

package org.summitgraph.model;

import java.util.Locale;

/**
 * The gate's own rules, which hold for every corpus. The code is the constant's name in kebab case;
 * {@code docs/rules.md} is made from these constants.
 */
public enum GateRule implements Rule {
  SYNTAX(
      Severity.ERROR,
      "A file cannot be read to its end: syntax, encoding, an unknown prefix.",
      "correct the file at this place"),
  UNREAD_FORMAT(
      Severity.ERROR,
      "A file of RDF is in a form that is not read.",
      "convert it to Turtle, TriG, N-Triples or N-Quads"),
  BROKEN_REIFICATION(
      Severity.ERROR,
      "A reified quad lacks a term, or stands in two graphs.",
      "give it one rdf:subject, rdf:predicate, rdf:object and sg:inClaimGraph"),
  MALFORMED_TERM(
      Severity.ERROR,
      "An IRI, a character of a literal or a language tag is not what its standard allows.",
      "correct the term at this place"),
  ILL_TYPED_LITERAL(
      Severity.ERROR,
      "The lexical form of a literal is not one of its datatype.",
      "correct the value, or its datatype"),
  UNDECLARED_CLAIM_GRAPH(
      Severity.ERROR,
      "A named graph with quads is not declared as a claim graph.",
      "correct its name, or declare it in the source's #about graph"),
  EMPTY_CLAIM_GRAPH(
      Severity.ERROR,
      "A declared claim graph has not a single quad.",
      "correct the name here or at the block, or delete the declaration"),
  NOT_ONE_CITATION(
      Severity.ERROR,
      "A claim graph cites no passage, or more than one.",
      "cite the one passage that says it; name others with sg:alsoNeeds"),
  DANGLING_PASSAGE(
      Severity.ERROR,
      "Something refers to a passage that no file describes.",
      "describe the passage in the #about graph, or correct the IRI"),
  PASSAGE_NEVER_CITED(
      Severity.WARNING,
      "A passage is neither cited nor needed by a claim graph, nor marked as carrying no fact.",
      "cite it, mark it with sg:carriesNoFact, or delete it"),
  NOT_ONE_SOURCE(
      Severity.ERROR,
      "A passage does not belong to exactly one source that is described.",
      "give it one sg:passageOf, and describe that source"),
  MISNAMED_CLAIM_GRAPH(
      Severity.ERROR,
      "The name of a claim graph does not begin with the passage it cites.",
      "cite the passage of that name, or rename the graph"),
  FOREIGN_CONTEXT(
      Severity.WARNING,
      "A claim graph needs a passage of another source.",
      "read each source by itself: move what the other source says to a claim graph there"),
  CONTEXT_IS_CITED_PASSAGE(
      Severity.WARNING,
      "A claim graph also needs the very passage that it cites.",
      "delete this sg:alsoNeeds, or name the passage that was meant"),
  FACT_WITHOUT_EVIDENCE(
      Severity.ERROR,
      "A fact stands outside every claim graph.",
      "move it into the GRAPH block of the passage that says it"),
  FOREIGN_TERM_WITHOUT_EVIDENCE(
      Severity.ERROR,
      "A property or class that the ontology does not define is used outside every claim graph.",
      "move it into the GRAPH block of the passage that says it; if it is reference data, declare the"
          + " term in the ontology with sg:referenceData true"),
  REFERENCE_DATA_IN_CLAIM_GRAPH(
      Severity.ERROR,
      "A label, link or piece of provenance stands inside a claim graph.",
      "move it to the source's #about graph or to the reference file"),
  BLANK_NODE_IN_CLAIM_GRAPH(
      Severity.ERROR,
      "A blank node stands in a claim graph.",
      "give it an IRI, so that exports and hashes stay the same"),
  INCOMPLETE_SOURCE(
      Severity.ERROR,
      "A source has no title, language, length, or neither creator nor publisher.",
      "add it in the source's #about graph"),
  UNDATED_SOURCE(
      Severity.INFO,
      "A source does not say when it was published.",
      "add a dcterms:issued in the source's #about graph, if the date is known"),
  BAD_OFFSETS(
      Severity.ERROR,
      "A span has no position, or one that does not lie inside its text or passage.",
      "correct oa:start and oa:end; summit cite prints them"),
  BAD_HASH(
      Severity.ERROR,
      "A hash is missing or is not 64 lower-case hexadecimal digits.",
      "give it the one that summit cite prints"),
  PASSAGE_TOO_LONG(
      Severity.WARNING,
      "A passage is longer than 1500 characters, so it points at no sentence.",
      "cite the sentence that says it; name others with sg:alsoNeeds"),
  MISSING_TEXT(
      Severity.WARNING,
      "The text of a source is not at hand, so that none of its words are checked.",
      "name the folder that holds the text with --documents"),
  CHANGED_TEXT(
      Severity.ERROR,
      "The text of a source is at hand, but it is not the one that was read.",
      "correct the hash; after another edition took its place, summit check --fix does so"),
  WRONG_CHARACTER_COUNT(
      Severity.ERROR,
      "The stated length of a source is not the length of its text.",
      "write the length of the text"),
  PASSAGE_MISMATCH(
      Severity.ERROR,
      "A span of the text is not the passage which was cited.",
      "correct the offsets, the hash or the source"),
  SPAN_CUTS_WORD(
      Severity.WARNING,
      "A passage or mention begins or ends in the middle of a word or of a letter with its accents.",
      "move the offset to the end of the word, and take the hash that summit cite prints"),
  MISQUOTATION(
      Severity.ERROR,
      "Quoted words are not in the cited passage, word for word.",
      "quote the words exactly as the passage has them, and whole"),
  QUOTATION_TOO_LONG(
      Severity.ERROR,
      "A quotation is longer than 300 characters, which is more than a citation of a text.",
      "quote the words that matter, and give the rest with sg:paraphrase"),
  COPIED_WORDS(
      Severity.ERROR,
      "A paraphrase or characterisation repeats nine or more running words of the source.",
      "say it in your own words, or quote what somebody said with sg:quotedText"),
  NOT_NAMED_IN_PASSAGE(
      Severity.ERROR,
      "The passage does not name a person, organization or place of the fact.",
      "cite the passage that does, or say how this one names it"),
  YEAR_NOT_IN_PASSAGE(
      Severity.WARNING,
      "The year of a date stands in none of the passages, and no words are given for the date.",
      "name the passage of the year with sg:alsoNeeds, or give the words of a relative date with"
          + " sg:dateExpression"),
  DAY_NOT_IN_PASSAGE(
      Severity.WARNING,
      "The month or the day of a date stands in none of the passages, and no words are given for"
          + " the date.",
      "correct the date, name the passage of the day with sg:alsoNeeds, or give the words of a"
          + " relative date with sg:dateExpression"),
  DATE_NOT_AS_EXPRESSED(
      Severity.WARNING,
      "The words given for a date name another month, day or weekday.",
      "correct the date, or its sg:dateExpression"),
  NUMBER_NOT_IN_PASSAGE(
      Severity.WARNING,
      "The number or duration of a fact stands in none of the passages, in digits or in words.",
      "correct the number, or name the passage that gives it with sg:alsoNeeds"),
  SPEAKER_ONLY_IN_QUOTATION(
      Severity.WARNING,
      "The passages name the speaker of a quotation in the quoted words alone.",
      "name the one who speaks them; add a sg:Mention, or with sg:alsoNeeds the passage that"
          + " introduces the speaker"),
  DATE_EXPRESSION_NOT_IN_PASSAGE(
      Severity.ERROR,
      "The words of a relative date are not in the cited passage.",
      "write the words of the passage, or cite the passage that has these"),
  ENTITY_WITHOUT_LABEL(
      Severity.ERROR,
      "A thing is named that no file gives a label.",
      "correct the IRI, or give the thing an rdfs:label in the reference file"),
  UNKNOWN_TERM(
      Severity.ERROR,
      "A term in the ontology's namespace is not defined by the ontology.",
      "correct the term, or define it in the ontology"),
  SOURCES_DISAGREE(
      Severity.INFO,
      "Two passages, of one source or of two, give different values where one is expected.",
      "nothing, where the passages do disagree: both values stay; else correct the wrong one"),
  CITES_ITSELF(
      Severity.ERROR,
      "A source, a passage or a claim graph refers to itself.",
      "name the other one that was meant, or delete this"),
  INCOMPLETE_EXTRACTION_RUN(
      Severity.ERROR,
      "An extraction run lacks its agent, its model, the hash of its prompt or its time.",
      "add it in the source's #about graph"),
  UNKNOWN_EXTRACTION_RUN(
      Severity.ERROR,
      "A claim graph was generated by something that is not described as an extraction run.",
      "describe the run in the source's #about graph, or correct the IRI"),
  UNKNOWN_AGENT(
      Severity.ERROR,
      "Who ran an extraction or reviewed it is described neither as a person nor as a program.",
      "type the agent as a prov:Person or a prov:SoftwareAgent"),
  NOT_ONE_REVIEW_STATE(
      Severity.ERROR,
      "A claim graph that was proposed or reviewed has not one state of the list.",
      "give it one sg:reviewState: sgv:Candidate, sgv:Accepted or sgv:Rejected"),
  REVIEW_OUTSIDE_ABOUT_GRAPH(
      Severity.ERROR,
      "What is said of a claim graph that was proposed does not stand in an #about graph.",
      "move it to the #about graph of its source"),
  REVIEW_WITHOUT_REVIEWER(
      Severity.ERROR,
      "A claim graph was accepted or rejected, and does not say by whom or when.",
      "add sg:reviewedBy and sg:reviewedAt, or make it a sgv:Candidate"),
  REVIEWED_CANDIDATE(
      Severity.ERROR,
      "A candidate says who reviewed it, or when.",
      "write what the review came to: sgv:Accepted or sgv:Rejected"),
  TIMES_OUT_OF_ORDER(
      Severity.ERROR,
      "An extraction run ends before it starts, or after the review of what it proposed.",
      "correct the times"),
  ACCEPTED_WITHOUT_HUMAN(
      Severity.WARNING,
      "No person accepted a claim graph, only a program did.",
      "let a person compare it with the passage, and add that person with sg:reviewedBy");

  private final Severity severity;
  private final String description;
  private final String repair;

  GateRule(Severity severity, String description, String repair) {
    this.severity = severity;
    this.description = description;
    this.repair = repair;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String repair() {
    return repair;
  }
}

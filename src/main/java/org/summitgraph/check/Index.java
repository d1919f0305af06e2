package org.summitgraph.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.Progress;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Standing;
import org.summitgraph.model.Standings;
import org.summitgraph.model.TermTable;
import org.summitgraph.vocab.PROV;
import org.summitgraph.vocab.SG;

/**
 * What the rules ask for again and again. Of each thing it holds by its number of what kind it is,
 * and of each quad that describes a source, passage, mention, claim graph or run, or gives a label,
 * its position: never a fact. What a rule needs beyond that is read again. Built once, then only
 * read.
 */
final class Index {

  private static final String ABOUT = "#about";

  private static final int CLAIM_GRAPH = 1;
  private static final int SOURCE = 1 << 1;
  private static final int PASSAGE = 1 << 2;
  private static final int MENTION = 1 << 3;
  private static final int PROPOSITION = 1 << 4;
  private static final int MUST_BE_NAMED = 1 << 5;
  private static final int LABELLED = 1 << 6;
  private static final int HOLDS_QUADS = 1 << 7;
  private static final int EXTRACTION_RUN = 1 << 8;
  private static final int PERSON = 1 << 9;
  private static final int SOFTWARE_AGENT = 1 << 10;

  private static final int ASKED = 1;
  private static final int ONE_VALUE = 1 << 1;
  private static final int TRANSITIVE = 1 << 2;
  private static final int ATTRIBUTION = 1 << 3;

  /** What is listed, each with the quad that declares it. */
  private static final int LISTED = CLAIM_GRAPH | SOURCE | EXTRACTION_RUN;

  final Corpus corpus;
  final Terms terms;
  final Names names;

  private final QuadSpool data;
  private final TermTable numbers;
  private final QuadSpool.Cursor picker;

  /** By number, what a thing is. */
  private final short[] kinds;

  /** By number, the role of a property. */
  private final Role[] roles;

  /** By number, what the ontology says of a property; 0 where it was not asked yet. */
  private final byte[] ofProperties;

  /** By number, what an instance of a class is, but for passages and mentions. */
  private final Map<Integer, Integer> kindsOfInstances = new HashMap<>();

  private final Numbers claimGraphs = new Numbers();
  private final Numbers sources = new Numbers();
  private final Numbers extractionRuns = new Numbers();
  private final Numbers passages = new Numbers();
  private final Numbers mentions = new Numbers();
  private final Descriptions descriptions;

  /** Passages that a claim graph cites or needs, or that carry no fact. */
  private final BitSet used = new BitSet();

  /** Claim graphs that were rejected: it may well have been because they contradict the rest. */
  private final BitSet rejected = new BitSet();

  private final BitSet cited = new BitSet();
  private final BitSet withoutFact = new BitSet();

  /** Whatever a run or a review is said of. */
  private final BitSet reviewed = new BitSet();

  /** Graph and subject of each sg:dateExpression. */
  private final PairSet dateExpressions = new PairSet();

  /** Graph and subject of each sg:quotedText. */
  private final PairSet quotations = new PairSet();

  /** The quads of the ontology, and those of the data on classes. */
  private final List<LocatedQuad> hierarchy = new ArrayList<>();

  private final Map<Node, Set<String>> ontologyLabels = new HashMap<>();

  /** By source, its language, as far as they were asked for. */
  private final Map<Node, Optional<Locale>> languages = new HashMap<>();

  /** The graph that was last asked about, and the answer. */
  private int lastGraph = -1;

  private boolean lastGraphIsAbout;

  Index(Corpus corpus) {
    this.corpus = corpus;
    this.terms = new Terms(corpus.ontology());
    this.names = new Names(corpus.prefixes());
    this.data = corpus.data();
    this.numbers = data.terms();
    this.picker = data.picker();
    this.kinds = new short[numbers.size() + 1];
    this.roles = new Role[numbers.size() + 1];
    this.ofProperties = new byte[numbers.size() + 1];
    this.descriptions = new Descriptions(numbers.size());
    corpus.ontology().forEach(this::labelOfTerm);
    new Standings(data).with(Standing.REJECTED).forEach(graph -> rejected.set(numbers.find(graph)));
    hierarchy.addAll(corpus.ontology());
    everyQuad("sorting", Progress.NONE, this::declare);
    everyQuad("sorting", Progress.NONE, this::describe);
  }

  /** Goes through the data once, but for what was rejected. */
  void everyQuadButRejected(QuadRule rule) {
    everyQuad(
        "shapes",
        Progress.NONE,
        quad -> {
          if (!rejected.get(quad.graph())) {
            rule.quad(quad);
          }
        });
  }

  /** Goes through the data once, for all these rules together. */
  void everyQuad(String what, Progress progress, QuadRule... rules) {
    QuadSpool.Cursor quad = data.cursor();
    long done = 0;
    while (quad.next()) {
      for (QuadRule rule : rules) {
        rule.quad(quad);
      }
      if ((++done & 0xFFFFF) == 0) {
        progress.advanced(what, done, data.size());
      }
    }
    for (QuadRule rule : rules) {
      rule.end();
    }
  }

  /** The ontology, and what the data say of classes. */
  List<LocatedQuad> hierarchy() {
    return hierarchy;
  }

  private void labelOfTerm(LocatedQuad quad) {
    if (quad.object().isLiteral() && Role.of(quad.predicate()) == Role.LABEL) {
      ontologyLabels
          .computeIfAbsent(quad.subject(), key -> new LinkedHashSet<>())
          .add(quad.object().getLiteralLexicalForm());
      mark(numbers.find(quad.subject()), LABELLED);
    }
  }

  /** Takes in what holds wherever it is said. */
  private void declare(QuadSpool.Cursor quad) {
    mark(quad.graph(), HOLDS_QUADS);
    switch (role(quad.predicate())) {
      case TYPE -> {
        if (quad.object() > 0) {
          instance(quad);
        }
      }
      case SUB_CLASS_OF -> hierarchy.add(quad.quad());
      case LABEL -> {
        if (quad.object() == 0) {
          mark(quad.subject(), LABELLED);
          descriptions.add(quad.subject(), Role.LABEL, quad.position());
        }
      }
      case DATE_EXPRESSION -> {
        if (quad.object() == 0) {
          dateExpressions.add(quad.graph(), quad.subject());
        }
      }
      case QUOTED_TEXT -> {
        if (quad.object() == 0) {
          quotations.add(quad.graph(), quad.subject());
        }
      }
      case CITES_PASSAGE -> {
        used.set(quad.object());
        if (!rejected.get(quad.subject())) {
          cited.set(quad.object());
        }
      }
      case ALSO_NEEDS -> used.set(quad.object());
      case CARRIES_NO_FACT -> {
        used.set(quad.subject());
        withoutFact.set(quad.subject());
      }
      default -> {}
    }
  }

  private void instance(QuadSpool.Cursor quad) {
    int kind = kindsOfInstances.computeIfAbsent(quad.object(), this::kindOfInstances);
    int subject = quad.subject();
    int isNew = kind & ~kinds[subject];
    if ((isNew & LISTED) != 0) {
      listOf(isNew).add(subject);
      descriptions.add(subject, Role.DECLARED, quad.position());
    }
    mark(subject, kind);
  }

  private Numbers listOf(int kind) {
    if ((kind & CLAIM_GRAPH) != 0) {
      return claimGraphs;
    }
    return (kind & SOURCE) != 0 ? sources : extractionRuns;
  }

  private int kindOfInstances(int number) {
    Node type = numbers.term(number);
    return (type.equals(SG.CLAIM_GRAPH) ? CLAIM_GRAPH : 0)
        | (type.equals(SG.SOURCE) ? SOURCE : 0)
        | (type.equals(SG.PROPOSITION) ? PROPOSITION : 0)
        | (type.equals(SG.EXTRACTION_RUN) ? EXTRACTION_RUN : 0)
        | (type.equals(PROV.PERSON) ? PERSON : 0)
        | (type.equals(PROV.SOFTWARE_AGENT) ? SOFTWARE_AGENT : 0)
        | (terms.mustBeNamed(type) ? MUST_BE_NAMED : 0);
  }

  /** The number 0 stands for a term that the data do not have, which is of no kind. */
  private void mark(int number, int kind) {
    if (number > 0) {
      kinds[number] |= (short) kind;
    }
  }

  /** Takes in what describes something, and holds outside the claim graphs alone. */
  private void describe(QuadSpool.Cursor quad) {
    Role role = role(quad.predicate());
    if (role == Role.NONE || is(quad.graph(), CLAIM_GRAPH)) {
      return;
    }
    int subject = quad.subject();
    if (role == Role.TYPE) {
      declareSpan(quad, SG.PASSAGE, PASSAGE, passages);
      declareSpan(quad, SG.MENTION, MENTION, mentions);
    } else if (role.isDescription() && (!role.isOfSources() || is(subject, SOURCE))) {
      descriptions.add(subject, role, quad.position());
      if (role.isOfReview()) {
        reviewed.set(subject);
      } else if (role == Role.PASSAGE_OF) {
        addUnderObject(quad, Role.HAS_PASSAGE);
      } else if (role == Role.MENTION_IN) {
        addUnderObject(quad, Role.HAS_MENTION);
      }
    }
  }

  private void addUnderObject(QuadSpool.Cursor quad, Role role) {
    if (quad.object() > 0) {
      descriptions.add(quad.object(), role, quad.position());
    }
  }

  private void declareSpan(QuadSpool.Cursor quad, Node type, int kind, Numbers spans) {
    int subject = quad.subject();
    if (quad.object() == numbers.find(type) && quad.object() > 0 && !is(subject, kind)) {
      mark(subject, kind);
      spans.add(subject);
      descriptions.add(subject, Role.DECLARED, quad.position());
    }
  }

  /** The role of the property of this number. */
  Role role(int property) {
    Role known = roles[property];
    if (known == null) {
      known = Role.of(numbers.term(property));
      roles[property] = known;
    }
    return known;
  }

  private boolean is(int number, int kind) {
    return (kinds[number] & kind) != 0;
  }

  private boolean is(Node thing, int kind) {
    return is(numbers.find(thing), kind);
  }

  boolean isClaimGraph(int graph) {
    return is(graph, CLAIM_GRAPH);
  }

  boolean isRejected(int graph) {
    return rejected.get(graph);
  }

  boolean isSource(Node thing) {
    return is(thing, SOURCE);
  }

  boolean isPassage(Node thing) {
    return is(thing, PASSAGE);
  }

  boolean isPassage(int thing) {
    return is(thing, PASSAGE);
  }

  boolean isProposition(int thing) {
    return is(thing, PROPOSITION);
  }

  /** Whether a passage must name the thing. */
  boolean mustBeNamed(int thing) {
    return is(thing, MUST_BE_NAMED);
  }

  boolean isLabelled(int thing) {
    return is(thing, LABELLED);
  }

  /** Whether it is a source, passage, mention, claim graph or extraction run. */
  boolean isProvenance(int thing) {
    return is(thing, SOURCE | PASSAGE | MENTION | CLAIM_GRAPH | EXTRACTION_RUN);
  }

  boolean isExtractionRun(Node thing) {
    return is(thing, EXTRACTION_RUN);
  }

  boolean isPerson(Node agent) {
    return is(agent, PERSON);
  }

  boolean isSoftwareAgent(Node agent) {
    return is(agent, SOFTWARE_AGENT);
  }

  /** Whether a claim graph has quads. */
  boolean isFilled(Node graph) {
    return is(graph, HOLDS_QUADS);
  }

  /** Whether a claim graph cites or needs the passage, or it is said to carry no fact. */
  boolean isUsed(Span passage) {
    return used.get(passage.number());
  }

  /** Whether a claim graph that was not rejected cites the passage. */
  boolean isCited(Span passage) {
    return cited.get(passage.number());
  }

  boolean isWithoutFact(Span passage) {
    return withoutFact.get(passage.number());
  }

  /** Whether the graph gives the words of a date of the subject. */
  boolean hasDateExpression(int graph, int subject) {
    return dateExpressions.contains(graph, subject);
  }

  /** Whether the graph gives words that the subject is a quotation of. */
  boolean hasQuotation(int graph, int subject) {
    return quotations.contains(graph, subject);
  }

  /** Whether two values of the property contradict each other. */
  boolean hasOneValue(int property) {
    return (ofProperty(property) & ONE_VALUE) != 0;
  }

  /** Whether the property leads from part to whole to greater whole. */
  boolean isTransitive(int property) {
    return (ofProperty(property) & TRANSITIVE) != 0;
  }

  /** Whether the property tells whose words something is. */
  boolean isAttribution(int property) {
    return (ofProperty(property) & ATTRIBUTION) != 0;
  }

  private byte ofProperty(int number) {
    if (ofProperties[number] == 0) {
      Node property = numbers.term(number);
      ofProperties[number] =
          (byte)
              (ASKED
                  | (terms.hasOneValue(property) ? ONE_VALUE : 0)
                  | (terms.isTransitive(property) ? TRANSITIVE : 0)
                  | (terms.isAttribution(property) ? ATTRIBUTION : 0));
    }
    return ofProperties[number];
  }

  /** Whether the graph is the {@code #about} graph of a declared source. */
  boolean isAboutGraph(int graph) {
    if (graph != lastGraph) {
      lastGraph = graph;
      lastGraphIsAbout = graph > 0 && isAboutGraph(numbers.term(graph));
    }
    return lastGraphIsAbout;
  }

  private boolean isAboutGraph(Node graph) {
    return graph.isURI()
        && graph.getURI().endsWith(ABOUT)
        && isSource(
            NodeFactory.createURI(
                graph.getURI().substring(0, graph.getURI().length() - ABOUT.length())));
  }

  /** The place where a named graph is named, or that of its first quad. */
  SourceLocation graphAt(LocatedQuad first) {
    return corpus.graphNames().getOrDefault(first.graph(), first.at());
  }

  /** How many different terms the data have; the greatest number. */
  int size() {
    return numbers.size();
  }

  boolean isBlank(int number) {
    return number > 0 && numbers.isBlank(number);
  }

  boolean isIri(int number) {
    return number > 0 && numbers.isIri(number);
  }

  /** The number of a term of the data or the ontology; 0 for any other. */
  int numberOf(Node term) {
    return numbers.find(term);
  }

  Node term(int number) {
    return numbers.term(number);
  }

  /** Where each claim graph is declared, in the order of the files. */
  void everyClaimGraph(Consumer<LocatedQuad> declarations) {
    every(claimGraphs, SG.CLAIM_GRAPH, graph -> true, declarations);
  }

  /**
   * As {@link #everyClaimGraph}, of those of which a run, a state, a reviewer or a time is told.
   */
  void everyReviewedClaimGraph(Consumer<LocatedQuad> declarations) {
    every(claimGraphs, SG.CLAIM_GRAPH, reviewed::get, declarations);
  }

  /** Where each source is declared, in the order of the files. */
  void everySource(Consumer<LocatedQuad> declarations) {
    every(sources, SG.SOURCE, source -> true, declarations);
  }

  /** Where each extraction run is declared, in the order of the files. */
  void everyExtractionRun(Consumer<LocatedQuad> declarations) {
    every(extractionRuns, SG.EXTRACTION_RUN, run -> true, declarations);
  }

  private void every(
      Numbers declared, Node type, IntPredicate wanted, Consumer<LocatedQuad> declarations) {
    for (int i = 0; i < declared.size(); i++) {
      if (wanted.test(declared.get(i))) {
        declarations.accept(declaration(declared.get(i), type));
      }
    }
  }

  private LocatedQuad declaration(int thing, Node type) {
    return quads(thing, Role.DECLARED).stream()
        .filter(quad -> quad.object().equals(type))
        .findFirst()
        .orElseThrow();
  }

  void everyPassage(Consumer<Span> spans) {
    for (int i = 0; i < passages.size(); i++) {
      spans.accept(span(passages.get(i), SG.PASSAGE, Role.PASSAGE_OF));
    }
  }

  void everyMention(Consumer<Span> spans) {
    for (int i = 0; i < mentions.size(); i++) {
      spans.accept(span(mentions.get(i), SG.MENTION, Role.MENTION_IN));
    }
  }

  /** The passage of this name; empty where none is described. */
  Optional<Span> passage(Node name) {
    int number = numbers.find(name);
    return isPassage(number)
        ? Optional.of(span(number, SG.PASSAGE, Role.PASSAGE_OF))
        : Optional.empty();
  }

  /** The mention of this name; empty where none is described. */
  Optional<Span> mention(Node name) {
    int number = numbers.find(name);
    return is(number, MENTION)
        ? Optional.of(span(number, SG.MENTION, Role.MENTION_IN))
        : Optional.empty();
  }

  private Span span(int number, Node type, Role owner) {
    List<LocatedQuad> declared = new ArrayList<>(1);
    List<LocatedQuad> owners = new ArrayList<>(1);
    List<LocatedQuad> starts = new ArrayList<>(1);
    List<LocatedQuad> ends = new ArrayList<>(1);
    List<LocatedQuad> hashes = new ArrayList<>(1);
    List<Integer> selectors = new ArrayList<>(1);
    descriptions.lastToFirst(
        number,
        (role, position) -> {
          if (role == Role.SELECTOR) {
            picker.moveTo(position);
            selectors.add(picker.object());
          } else if (role == Role.DECLARED) {
            declared.add(pick(position));
          } else if (role == owner) {
            owners.add(pick(position));
          } else if (role == Role.TEXT_SHA256) {
            hashes.add(pick(position));
          }
        });
    for (int selector : selectors) {
      descriptions.lastToFirst(
          selector,
          (role, position) -> {
            if (role == Role.START) {
              starts.add(pick(position));
            } else if (role == Role.END) {
              ends.add(pick(position));
            }
          });
    }
    declared.removeIf(quad -> !quad.object().equals(type));
    List.of(declared, owners, starts, ends, hashes).forEach(Collections::reverse);
    return new Span(number, declared.get(0), owners, starts, ends, hashes);
  }

  private LocatedQuad pick(long position) {
    picker.moveTo(position);
    return picker.quad();
  }

  /** The source that a passage is first said to be of; empty where no passage is described. */
  Optional<Node> sourceOf(Node passage) {
    int number = numbers.find(passage);
    return isPassage(number)
        ? quads(number, Role.PASSAGE_OF).stream().findFirst().map(LocatedQuad::object)
        : Optional.empty();
  }

  /** The names of the passages that are said to be of a source, in the order of the files. */
  List<Node> passagesOfSource(Node source) {
    return quads(numbers.find(source), Role.HAS_PASSAGE).stream()
        .map(LocatedQuad::subject)
        .toList();
  }

  /** The names of the mentions that are said to be in a passage, in the order of the files. */
  List<Node> mentionsIn(Span passage) {
    return quads(passage.number(), Role.HAS_MENTION).stream().map(LocatedQuad::subject).toList();
  }

  /** What stands outside the claim graphs of this subject and property, in file order. */
  List<LocatedQuad> described(Node subject, Node predicate) {
    Role role = Role.of(predicate);
    if (!role.isDescription()) {
      throw new IllegalArgumentException(predicate + " is not one of the properties of Role");
    }
    return quads(numbers.find(subject), role);
  }

  private List<LocatedQuad> quads(int thing, Role role) {
    List<LocatedQuad> quads = new ArrayList<>(1);
    descriptions.lastToFirst(thing, role, position -> quads.add(pick(position)));
    Collections.reverse(quads);
    return quads;
  }

  /** The rdfs:label, skos:prefLabel and skos:altLabel values of a thing; empty where none. */
  Set<String> labels(Node thing) {
    Set<String> labels = new LinkedHashSet<>(ontologyLabels.getOrDefault(thing, Set.of()));
    quads(numbers.find(thing), Role.LABEL)
        .forEach(quad -> labels.add(quad.object().getLiteralLexicalForm()));
    return labels;
  }

  /** The language of the source of a passage; the root locale where it names none. */
  Locale languageOf(Span passage) {
    for (LocatedQuad owner : passage.owner()) {
      Optional<Locale> language = languages.computeIfAbsent(owner.object(), this::languageOf);
      if (language.isPresent()) {
        return language.get();
      }
    }
    return Locale.ROOT;
  }

  private Optional<Locale> languageOf(Node source) {
    return described(source, DCTerms.language.asNode()).stream()
        .filter(quad -> quad.object().isLiteral())
        .map(quad -> Locale.forLanguageTag(quad.object().getLiteralLexicalForm()))
        .findFirst();
  }

  /** The passages a claim graph rests on: the cited ones first, then those it also needs. */
  List<Span> passagesOf(int claimGraph) {
    List<Span> spans = new ArrayList<>(1);
    for (Role role : List.of(Role.CITES_PASSAGE, Role.ALSO_NEEDS)) {
      List<Integer> named = new ArrayList<>(1);
      descriptions.lastToFirst(
          claimGraph,
          role,
          position -> {
            picker.moveTo(position);
            named.add(picker.object());
          });
      Collections.reverse(named);
      for (int passage : named) {
        if (isPassage(passage)) {
          spans.add(span(passage, SG.PASSAGE, Role.PASSAGE_OF));
        }
      }
    }
    return spans;
  }
}

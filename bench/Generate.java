import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes a corpus of any size in the shape of the shipped one: invented sources on invented
 * meetings, their texts, passages with true offsets and hashes, and claim graphs that pass the
 * strict gate.
 *
 * <p>The same arguments give the same bytes, on any machine. Names, places and events are functions
 * of their number, and one file of sources is held at a time, so memory does not grow with the
 * corpus. The number of quads is exactly the one asked for; what a whole paragraph would overshoot
 * is filled with notes on topics, some hundred at most.
 */
final class Generate {

  private static final String USAGE =
      """
      usage: java bench/Generate.java --quads N --out DIR [--seed N] [--format trig|nq] [--shuffle]
        --quads N    how many quads, at least 2000
        --out DIR    a folder that is new or empty; gets data/ and documents/
        --seed N     another seed gives another corpus (1)
        --format F   trig: TriG and Turtle as they are written by hand; nq: the same as N-Quads (trig)
        --shuffle    the lines of each N-Quads file in random order
      """;

  private static final int LEAST_QUADS = 2000;

  /** A file of sources holds this many, as other people's dumps hold many graphs. */
  private static final int SOURCES_IN_FILE = 32;

  private final Path out;
  private final long seed;
  private final boolean nQuads;
  private final boolean shuffled;
  private final World world;

  /** How many quads are still to be written. */
  private long left;

  private Generate(Path out, long quads, long seed, boolean nQuads, boolean shuffled) {
    this.out = out;
    this.left = quads;
    this.seed = seed;
    this.nQuads = nQuads;
    this.shuffled = shuffled;
    this.world = new World(seed, quads);
  }

  public static void main(String[] args) throws IOException {
    Map<String, String> given = new TreeMap<>(Map.of("--seed", "1", "--format", "trig"));
    try {
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--shuffle" -> given.put(args[i], "");
          case "--quads", "--out", "--seed", "--format" -> given.put(args[i], args[++i]);
          default -> throw new IllegalArgumentException("unknown argument " + args[i]);
        }
      }
      generator(given).write();
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.err.println("Generate: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    }
  }

  private static Generate generator(Map<String, String> given) throws IOException {
    long quads = number(given, "--quads");
    String format = given.get("--format");
    boolean shuffled = given.containsKey("--shuffle");
    require(quads >= LEAST_QUADS, "--quads must be at least " + LEAST_QUADS);
    require(given.containsKey("--out"), "--out is missing");
    require(List.of("trig", "nq").contains(format), "--format is trig or nq, not " + format);
    require(!shuffled || format.equals("nq"), "--shuffle needs --format nq");
    Path out = Path.of(given.get("--out"));
    if (Files.exists(out)) {
      try (var entries = Files.list(out)) {
        require(entries.findAny().isEmpty(), out + " is not empty");
      }
    }
    return new Generate(out, quads, number(given, "--seed"), format.equals("nq"), shuffled);
  }

  private static long number(Map<String, String> given, String option) {
    require(given.containsKey(option), option + " is missing");
    try {
      return Long.parseLong(given.get(option));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " is a number, not " + given.get(option), e);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private void write() throws IOException {
    Files.createDirectories(out.resolve("data/sources"));
    Files.createDirectories(out.resolve("documents"));
    reference("places", world.places, world::place);
    reference("people", world.people, world::person);
    reference("organizations", world.organizations, world::organization);
    reference("offices", world.offices, world::office);
    reference("topics", world.topics, world::topic);
    reference("events", world.events, world::event);
    sources();
    notes();
  }

  /** Writes what describes the first {@code count} things of a kind. */
  private void reference(String name, int count, Described described) throws IOException {
    try (Output output = output("data/" + name, "ttl")) {
      for (int i = 0; i < count; i++) {
        List<Quad> quads = described.of(i);
        output.write(quads);
        left -= quads.size();
      }
    }
  }

  private void sources() throws IOException {
    int source = 0;
    while (left >= Source.LEAST_QUADS) {
      String file = String.format(Locale.ROOT, "data/sources/part-%05d", source / SOURCES_IN_FILE);
      try (Output output = output(file, "trig")) {
        do {
          Source written = new Source(world, source, seed, left);
          output.base(written.iri());
          output.write(written.quads());
          Files.writeString(out.resolve("documents/" + written.name() + ".txt"), written.text());
          left -= written.quads().size();
          source++;
        } while (source % SOURCES_IN_FILE != 0 && left >= Source.LEAST_QUADS);
      }
    }
  }

  /** What is left is too little for a source. */
  private void notes() throws IOException {
    try (Output output = output("data/notes", "ttl")) {
      for (int i = 0; left > 0; i++, left--) {
        String note = "Note " + (i / world.topics + 1) + " on this topic.";
        output.write(
            List.of(
                new Quad("", world.topicIri(i % world.topics), "skos:note", Term.english(note))));
      }
    }
  }

  private Output output(String name, String ending) throws IOException {
    Path file = out.resolve(name + "." + (nQuads ? "nq" : ending));
    BufferedWriter writer = Files.newBufferedWriter(file);
    return nQuads
        ? new NQuadsOutput(writer, shuffled ? random(seed, "shuffle " + name, 0) : null)
        : new TrigOutput(writer);
  }

  /** Random numbers that depend on these three alone. */
  static Random random(long seed, String purpose, long number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xBF58476D1CE4E5B9L + number;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 31));
  }

  static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The description of one thing, by its number. */
  private interface Described {
    List<Quad> of(int number);
  }
}

/**
 * One quad in the words of Turtle.
 *
 * @param graph empty for the default graph
 */
record Quad(String graph, String subject, String predicate, String object) {}

/** How terms are written: as prefixed names, as fragments of a source and as literals. */
final class Term {

  private static final String ID = "https://example.org/meetings/id/";

  static final String SOURCES = ID + "source/";

  static final Map<String, String> PREFIXES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("dcterms", "http://purl.org/dc/terms/"),
              Map.entry("event", ID + "event/"),
              Map.entry("holding", ID + "holding/"),
              Map.entry("oa", "http://www.w3.org/ns/oa#"),
              Map.entry("office", ID + "office/"),
              Map.entry("organization", ID + "organization/"),
              Map.entry("person", ID + "person/"),
              Map.entry("place", ID + "place/"),
              Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
              Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
              Map.entry("sg", "https://w3id.org/summitgraph/ontology#"),
              Map.entry("sgv", "https://w3id.org/summitgraph/vocab/"),
              Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
              Map.entry("statement", ID + "statement/"),
              Map.entry("topic", ID + "topic/"),
              Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#")));

  private Term() {}

  static String english(String text) {
    return string(text) + "@en";
  }

  /** The texts have neither quotation marks of the keyboard nor backslashes. */
  static String string(String text) {
    return '"' + text + '"';
  }

  static String typed(Object value, String datatype) {
    return string(value.toString()) + "^^xsd:" + datatype;
  }

  /** A name for IRIs: small letters without accents, digits and hyphens. */
  static String slug(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain
        .toLowerCase(Locale.ROOT)
        .replace('ł', 'l')
        .replace('ø', 'o')
        .replaceAll("[^a-z0-9]+", "-");
  }

  /** The term as N-Quads have it. */
  static String inFull(String term, String base) {
    if (term.startsWith("<")) {
      return "<" + base + term.substring(1);
    }
    if (term.startsWith("\"")) {
      int datatype = term.lastIndexOf("^^");
      return datatype < 0
          ? term
          : term.substring(0, datatype + 2) + inFull(term.substring(datatype + 2), base);
    }
    int colon = term.indexOf(':');
    return "<" + PREFIXES.get(term.substring(0, colon)) + term.substring(colon + 1) + ">";
  }
}

/** One file. */
interface Output extends AutoCloseable {

  /** What fragments belong to from here on. */
  void base(String iri) throws IOException;

  void write(List<Quad> quads) throws IOException;

  @Override
  void close() throws IOException;
}

/** Blocks of one subject in blocks of one graph, as an author writes them. */
final class TrigOutput implements Output {

  private final BufferedWriter writer;

  TrigOutput(BufferedWriter writer) throws IOException {
    this.writer = writer;
    for (Map.Entry<String, String> prefix : Term.PREFIXES.entrySet()) {
      writer.write("@prefix " + prefix.getKey() + ": <" + prefix.getValue() + "> .\n");
    }
  }

  @Override
  public void base(String iri) throws IOException {
    writer.write("\n@base <" + iri + "> .\n");
  }

  @Override
  public void write(List<Quad> quads) throws IOException {
    Quad before = new Quad("", "", "", "");
    for (Quad quad : quads) {
      String indent = quad.graph().isEmpty() ? "" : "  ";
      boolean sameGraph = quad.graph().equals(before.graph());
      boolean sameSubject = sameGraph && quad.subject().equals(before.subject());
      boolean samePredicate = sameSubject && quad.predicate().equals(before.predicate());
      if (!sameGraph) {
        endGraph(before);
        writer.write("\nGRAPH " + quad.graph() + " {\n");
      } else if (!sameSubject) {
        endSubject(before);
        writer.write("\n");
      }
      if (!sameSubject) {
        writer.write(indent + quad.subject() + "\n");
      }
      if (samePredicate) {
        writer.write(" , " + shortened(quad.object()));
      } else {
        String predicate = quad.predicate().equals("rdf:type") ? "a" : quad.predicate();
        writer.write(sameSubject ? " ;\n" : "");
        writer.write(indent + "  " + predicate + " " + shortened(quad.object()));
      }
      before = quad;
    }
    endGraph(before);
  }

  private void endSubject(Quad last) throws IOException {
    if (!last.subject().isEmpty()) {
      writer.write(" ;\n" + (last.graph().isEmpty() ? "" : "  ") + "  .\n");
    }
  }

  private void endGraph(Quad last) throws IOException {
    endSubject(last);
    if (!last.graph().isEmpty()) {
      writer.write("}\n");
    }
  }

  private static String shortened(String object) {
    return object.endsWith("\"^^xsd:integer")
        ? object.substring(1, object.indexOf('"', 1))
        : object;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

/** One quad a line, in the order of the blocks or in none. */
final class NQuadsOutput implements Output {

  private final BufferedWriter writer;
  private final List<String> held = new ArrayList<>();
  private final Random shuffle;
  private String base = "";

  /**
   * @param shuffle null for lines in order
   */
  NQuadsOutput(BufferedWriter writer, Random shuffle) {
    this.writer = writer;
    this.shuffle = shuffle;
  }

  @Override
  public void base(String iri) {
    base = iri;
  }

  @Override
  public void write(List<Quad> quads) throws IOException {
    for (Quad quad : quads) {
      String line =
          Term.inFull(quad.subject(), base)
              + " "
              + Term.inFull(quad.predicate(), base)
              + " "
              + Term.inFull(quad.object(), base)
              + (quad.graph().isEmpty() ? "" : " " + Term.inFull(quad.graph(), base))
              + " .\n";
      if (shuffle == null) {
        writer.write(line);
      } else {
        held.add(line);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (writer) {
      if (shuffle != null) {
        Collections.shuffle(held, shuffle);
      }
      for (String line : held) {
        writer.write(line);
      }
    }
  }
}

/** A meeting that several sources tell of, and all tell the same. */
record Meeting(
    String iri, int day, int month, int year, int place, int one, int other, int topic, int hours) {

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  String date() {
    return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
  }

  String monthInWords() {
    return MONTHS.get(month - 1) + " " + year;
  }

  String dateInWords() {
    return day + " " + monthInWords();
  }
}

/** The people, places and meetings that sources tell of: each a function of its number. */
final class World {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Anna", "Boris", "Clara", "Dmitri", "Elena", "Frank", "Greta", "Hugo", "Irina", "Jonas",
          "Karin", "Łukasz", "Marta", "Nikolai", "Olga", "Pavel", "Quentin", "Renée", "Søren",
          "Tamara", "Ulrich", "Vera", "Walter", "Xenia", "Yuri", "Zoë", "André", "Beáta", "Cédric",
          "Dóra", "Emil", "Frida", "Gökhan", "Helga", "Iván", "Jürgen", "Katya", "Leif", "Mónica",
          "Noémie");

  private static final List<String> ONSETS =
      List.of(
          "Bar", "Cas", "Dor", "Fen", "Gal", "Hal", "Ister", "Jor", "Kal", "Lind", "Mar", "Nor",
          "Oster", "Pel", "Quil", "Ras", "Sel", "Tar", "Ulm", "Var", "Wes", "Yar", "Zel", "Brün");

  private static final List<String> MIDDLES =
      List.of(
          "a", "an", "ar", "e", "el", "en", "er", "i", "il", "in", "ir", "o", "ol", "on", "or", "u",
          "ul", "un", "ur", "é");

  private static final List<String> SURNAME_ENDINGS =
      List.of(
          "berg", "dahl", "dov", "feld", "gard", "holt", "inen", "kov", "lund", "mann", "nov",
          "quist", "rov", "sen", "ski", "stein", "strom", "thal", "vich", "wick");

  private static final List<String> PLACE_ENDINGS =
      List.of(
          "borg", "bridge", "burg", "by", "dorf", "ford", "fors", "grad", "ham", "haven", "holm",
          "mouth", "port", "sk", "stad", "ton", "vik", "ville", "wald", "worth");

  private static final List<String> PLACE_PREFIXES =
      List.of("", "New ", "Port ", "Upper ", "Saint ", "Old ", "Lower ", "Great ");

  private static final List<String> BODIES =
      List.of(
          "Ministry of Trade",
          "Foreign Ministry",
          "Parliament",
          "Port Authority",
          "Central Bank",
          "Academy of Sciences",
          "Evening Post",
          "Railway Board",
          "High Court",
          "Fishery Council",
          "Radio Service",
          "Energy Agency");

  private static final List<String> POSTS =
      List.of("President", "Foreign Minister", "Ambassador", "Speaker", "Governor", "Envoy");

  private static final List<String> SUBJECTS =
      List.of(
          "Grain",
          "River",
          "Steel",
          "Harbour",
          "Visa",
          "Fishing",
          "Railway",
          "Satellite",
          "Border",
          "Gas",
          "Timber",
          "Water",
          "Prisoner",
          "Customs",
          "Missile",
          "Energy",
          "Air traffic",
          "Student",
          "Archive",
          "Currency");

  private static final List<String> MATTERS =
      List.of(
          "exchange",
          "treaty",
          "prices",
          "inspection",
          "quotas",
          "security",
          "rules",
          "aid",
          "transit",
          "disputes",
          "safety",
          "debts",
          "licences",
          "control",
          "research",
          "tariffs",
          "claims",
          "reform",
          "shortage",
          "policy");

  private static final int COUNTRIES = 24;

  private static final int SURNAMES = ONSETS.size() * MIDDLES.size() * SURNAME_ENDINGS.size();

  final int people;
  final int places;
  final int organizations;
  final int offices;
  final int topics;
  final int events;

  private final long seed;

  /** More sources bring more names, but each source fewer than the ones before it. */
  World(long seed, long quads) {
    this.seed = seed;
    int sources = (int) Math.min(quads / 1400, 1_000_000);
    people = Math.min(40 + sources * 2, SURNAMES * FIRST_NAMES.size());
    places = COUNTRIES + Math.min(20 + sources / 2, SURNAMES * PLACE_PREFIXES.size());
    organizations = Math.min(20 + sources / 4, COUNTRIES * BODIES.size());
    offices = Math.min(20 + sources / 4, COUNTRIES * POSTS.size());
    topics = Math.min(20 + sources / 8, SUBJECTS.size() * MATTERS.size());
    events = 20 + sources * 3;
  }

  List<Quad> person(int i) {
    String label = personLabel(i);
    List<Quad> quads = new ArrayList<>(thing(personIri(i), "sg:Person", label));
    if (i % 3 == 0) {
      String surname = label.substring(label.indexOf(' ') + 1);
      quads.add(new Quad("", personIri(i), "skos:altLabel", Term.english(surname)));
    }
    return quads;
  }

  List<Quad> place(int i) {
    if (i < COUNTRIES) {
      return thing(placeIri(i), "sg:Country", placeLabel(i));
    }
    List<Quad> quads = new ArrayList<>(thing(placeIri(i), "sg:City", placeLabel(i)));
    quads.add(new Quad("", placeIri(i), "sg:within", placeIri(i % COUNTRIES)));
    return quads;
  }

  List<Quad> organization(int i) {
    return thing(organizationIri(i), "sg:Organization", organizationLabel(i));
  }

  List<Quad> office(int i) {
    List<Quad> quads = new ArrayList<>(thing(officeIri(i), "sg:Office", officeLabel(i)));
    quads.add(new Quad("", officeIri(i), "sg:officeIn", organizationIri(i % organizations)));
    return quads;
  }

  List<Quad> topic(int i) {
    List<Quad> quads = new ArrayList<>();
    if (i == 0) {
      quads.add(new Quad("", "topic:all", "rdf:type", "skos:ConceptScheme"));
      quads.add(new Quad("", "topic:all", "skos:prefLabel", Term.english("topic")));
    }
    quads.add(new Quad("", topicIri(i), "rdf:type", "skos:Concept"));
    quads.add(new Quad("", topicIri(i), "skos:prefLabel", Term.english(topicLabel(i))));
    quads.add(new Quad("", topicIri(i), "skos:inScheme", "topic:all"));
    return quads;
  }

  /** Its label alone: what happened stands in the claim graphs. */
  List<Quad> event(int i) {
    Meeting meeting = meeting(i);
    String label = "Meeting in " + placeLabel(meeting.place()) + ", " + meeting.monthInWords();
    return List.of(new Quad("", meeting.iri(), "rdfs:label", Term.english(label)));
  }

  Meeting meeting(int i) {
    Random random = Generate.random(seed, "meeting", i);
    int place = COUNTRIES + random.nextInt(places - COUNTRIES);
    int year = 1950 + random.nextInt(70);
    int one = random.nextInt(people);
    return new Meeting(
        "event:" + Term.slug(placeLabel(place)) + "-" + year + "-" + i,
        1 + random.nextInt(28),
        1 + random.nextInt(12),
        year,
        place,
        one,
        (one + 1 + random.nextInt(people - 1)) % people,
        random.nextInt(topics),
        1 + random.nextInt(8));
  }

  String personIri(int i) {
    return "person:" + Term.slug(personLabel(i));
  }

  String personLabel(int i) {
    int round = i / SURNAMES;
    return FIRST_NAMES.get((i + round) % FIRST_NAMES.size())
        + " "
        + syllables(i % SURNAMES, SURNAME_ENDINGS);
  }

  String placeIri(int i) {
    return "place:" + Term.slug(placeLabel(i));
  }

  String placeLabel(int i) {
    if (i < COUNTRIES) {
      return ONSETS.get(i) + "onia";
    }
    int city = i - COUNTRIES;
    return PLACE_PREFIXES.get(city / SURNAMES) + syllables(city % SURNAMES, PLACE_ENDINGS);
  }

  String organizationIri(int i) {
    return "organization:" + Term.slug(organizationLabel(i));
  }

  String organizationLabel(int i) {
    return BODIES.get(i % BODIES.size()) + " of " + placeLabel(i / BODIES.size());
  }

  String officeIri(int i) {
    return "office:" + Term.slug(officeLabel(i));
  }

  String officeLabel(int i) {
    return POSTS.get(i % POSTS.size()) + " of " + placeLabel(i / POSTS.size());
  }

  String topicIri(int i) {
    return "topic:" + Term.slug(topicLabel(i));
  }

  String topicLabel(int i) {
    return SUBJECTS.get(i % SUBJECTS.size()) + " " + MATTERS.get(i / SUBJECTS.size());
  }

  private static List<Quad> thing(String iri, String type, String label) {
    return List.of(
        new Quad("", iri, "rdf:type", type), new Quad("", iri, "rdfs:label", Term.english(label)));
  }

  /** Neighbours in number sound different: the factor has no divisor in common with the count. */
  private static String syllables(int index, List<String> endings) {
    int number = (int) (index * 7919L % SURNAMES);
    int onset = number % ONSETS.size();
    int ending = number / ONSETS.size() % endings.size();
    int middle = number / ONSETS.size() / endings.size() % MIDDLES.size();
    return ONSETS.get(onset) + MIDDLES.get(middle) + endings.get(ending);
  }
}

/** One invented document: its text, and all that was read from it. */
final class Source {

  /** No source is begun with fewer quads to go. */
  static final int LEAST_QUADS = 250;

  /** No paragraph has more, with the heading before it. */
  private static final int MOST_IN_PARAGRAPH = 150;

  /** Nouns and verbs of the texts; those of our own words about them are others. */
  private static final List<String> SPOKEN =
      List.of(
          "the bridge",
          "our ships",
          "this winter",
          "the old treaty",
          "every harbour",
          "a long night",
          "the farmers",
          "your engineers",
          "no promise",
          "the northern road",
          "a fair price",
          "the café on the quay",
          "both rivers",
          "nobody’s money",
          "the third paragraph",
          "silence",
          "two empty chairs",
          "the ferry",
          "a naïve hope",
          "the last train");

  private static final List<String> VERBS =
      List.of(
          "cannot carry",
          "will outlive",
          "has paid for",
          "must wait for",
          "belongs to",
          "forgets",
          "is worth",
          "never replaces",
          "should guard",
          "depends on",
          "has opened",
          "won’t close");

  /** Beyond the Basic Multilingual Plane one character is two chars of Java and four bytes. */
  private static final List<String> ORNAMENTS =
      List.of("🤝", "𝔄𝔟𝔠", "𐐔𐐯𐑅𐐨𐑉𐐯𐐻", "🏔 and 🌊", "𝛼-day", "數𠮷");

  private static final List<String> OPINIONS =
      List.of(
          "patience",
          "distrust",
          "goodwill",
          "stubbornness",
          "caution",
          "relief",
          "impatience",
          "courtesy",
          "fatigue",
          "ambition",
          "scorn",
          "resolve");

  private static final List<String> ACTS =
      List.of("Assertion", "Criticism", "Demand", "Praise", "Warning", "Request", "Denial");

  private final World world;
  private final String name;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Quad> about = new ArrayList<>();
  private final List<Quad> mentions = new ArrayList<>();
  private final List<Quad> claimGraphs = new ArrayList<>();
  private final List<Quad> labels = new ArrayList<>();
  private final List<Quad> facts = new ArrayList<>();
  private final List<Quad> quads = new ArrayList<>();

  private int length;
  private int paragraph;
  private int sentence;
  private int things;
  private String title = "";
  private String section = "";
  private String passage = "";
  private String heading = "";
  private Meeting meeting;

  /** The statement that a later sentence may take back; null at first. */
  private String quoted;

  private int quotedPerson;

  Source(World world, int number, long seed, long budget) {
    this.world = world;
    this.random = Generate.random(seed, "source", number);
    int issued = 2020 + random.nextInt(6);
    this.name = String.format(Locale.ROOT, "report-%d-%06d", issued, number);
    title();
    int sections = 3 + random.nextInt(7);
    for (int i = 0; i < sections && budget - size() >= MOST_IN_PARAGRAPH; i++) {
      section(budget);
    }
    finish(issued);
  }

  String name() {
    return name;
  }

  String iri() {
    return Term.SOURCES + name;
  }

  String text() {
    return text.toString();
  }

  List<Quad> quads() {
    return quads;
  }

  private int size() {
    return 10 // what describes the source itself
        + about.size()
        + mentions.size()
        + claimGraphs.size()
        + labels.size()
        + facts.size();
  }

  private void title() {
    meeting = world.meeting(random.nextInt(world.events));
    paragraph();
    section = "title";
    title = "A report on " + topic(meeting.topic()) + " and other matters";
    passage(title, "Heading");
  }

  private void section(long budget) {
    meeting = world.meeting(random.nextInt(world.events));
    quoted = null;
    section = world.placeLabel(meeting.place());
    paragraph();
    say(world.placeLabel(meeting.place()) + ", " + meeting.dateInWords());
    heading = passage;
    graph();
    meetingWasHeld();
    int paragraphs = 2 + random.nextInt(4);
    for (int i = 0; i < paragraphs && budget - size() >= MOST_IN_PARAGRAPH; i++) {
      paragraph();
      int sentences = 1 + random.nextInt(4);
      for (int j = 0; j < sentences; j++) {
        sentence();
      }
    }
  }

  private void sentence() {
    switch (random.nextInt(18)) {
      case 0, 1, 2 -> talks();
      case 3, 4, 5, 6, 7 -> quotation();
      case 8, 9 -> indirectSpeech();
      case 10 -> office();
      case 11, 12 -> host();
      case 13 -> pressConference();
      case 14 -> calledOff();
      case 15 -> takenBack();
      case 16 -> judgement();
      default -> connective();
    }
  }

  private void talks() {
    int hours = meeting.hours();
    say(
        person(meeting.one())
            + " and "
            + person(meeting.other())
            + " talked for "
            + (hours == 1 ? "an hour" : hours + " hours")
            + " about "
            + topic(meeting.topic())
            + ", and "
            + words()
            + ".");
    graph(heading);
    meetingWasHeld();
    fact(meeting.iri(), "sg:principal", world.personIri(meeting.one()));
    fact(meeting.iri(), "sg:principal", world.personIri(meeting.other()));
    fact(meeting.iri(), "sg:duration", Term.typed("PT" + hours + "H", "dayTimeDuration"));
    fact(meeting.iri(), "sg:topic", world.topicIri(meeting.topic()));
    fact(meeting.iri(), "sg:format", random.nextBoolean() ? "sgv:Talks" : "sgv:OneOnOneTalks");
  }

  /** What the heading above tells, and each sentence below needs. */
  private void meetingWasHeld() {
    fact(meeting.iri(), "rdf:type", "sg:BilateralSummit");
    fact(meeting.iri(), "sg:status", "sgv:Held");
    fact(meeting.iri(), "sg:date", Term.typed(meeting.date(), "date"));
    fact(meeting.iri(), "sg:location", world.placeIri(meeting.place()));
  }

  private void quotation() {
    String words = spokenWords();
    boolean first = random.nextBoolean();
    int speaker = first ? meeting.one() : meeting.other();
    int addressee = first ? meeting.other() : meeting.one();
    say("“" + words + ",” " + person(speaker) + " told " + person(addressee) + " in the hall.");
    graph(heading);
    meetingWasHeld();
    fact(meeting.iri(), "sg:principal", world.personIri(speaker));
    fact(meeting.iri(), "sg:principal", world.personIri(addressee));
    String statement = statement(speaker);
    fact(statement, "rdf:type", "sg:Statement");
    fact(statement, "sg:speaker", world.personIri(speaker));
    fact(statement, "sg:addressee", world.personIri(addressee));
    fact(statement, "sg:saidAt", meeting.iri());
    fact(statement, "sg:date", Term.typed(meeting.date(), "date"));
    fact(statement, "sg:form", "sgv:DirectQuote");
    fact(statement, "sg:medium", "sgv:PreparedStatement");
    fact(statement, "sg:speechAct", "sgv:" + Generate.any(random, ACTS));
    fact(statement, "sg:translated", Term.typed(random.nextBoolean(), "boolean"));
    fact(statement, "sg:quotedText", Term.english(words));
    fact(statement, "sg:about", meeting.iri());
    fact(statement, "sg:topic", world.topicIri(meeting.topic()));
    quoted = statement;
    quotedPerson = speaker;
  }

  private void indirectSpeech() {
    int speaker = otherPerson();
    int organization = random.nextInt(world.organizations);
    int topic = random.nextInt(world.topics);
    say(
        person(speaker)
            + " of the "
            + world.organizationLabel(organization)
            + " complained that "
            + words()
            + " where "
            + topic(topic)
            + " mattered most.");
    graph(heading);
    meetingWasHeld();
    String statement = statement(speaker);
    fact(statement, "rdf:type", "sg:Statement");
    fact(statement, "sg:speaker", world.personIri(speaker));
    fact(statement, "sg:form", "sgv:IndirectSpeech");
    fact(statement, "sg:speechAct", "sgv:" + Generate.any(random, ACTS));
    fact(statement, "sg:paraphrase", Term.english("A remark full of " + opinions() + "."));
    fact(statement, "sg:about", meeting.iri());
    fact(statement, "sg:about", world.organizationIri(organization));
    fact(statement, "sg:topic", world.topicIri(topic));
    fact(world.personIri(speaker), "sg:affiliation", world.organizationIri(organization));
  }

  private void office() {
    int holder = random.nextBoolean() ? meeting.one() : meeting.other();
    int office = random.nextInt(world.offices);
    int since = meeting.year() - 1 - random.nextInt(9);
    String held = "holding:" + name + "-" + ++things;
    say(
        person(holder)
            + ", "
            + world.officeLabel(office)
            + " since "
            + since
            + ", knew that "
            + words()
            + ".");
    graph(heading);
    meetingWasHeld();
    label(held, world.personLabel(holder) + " as " + world.officeLabel(office) + ", " + since);
    fact(meeting.iri(), "sg:principal", world.personIri(holder));
    fact(held, "rdf:type", "sg:OfficeHolding");
    fact(held, "sg:holder", world.personIri(holder));
    fact(held, "sg:heldOffice", world.officeIri(office));
    fact(held, "sg:from", Term.typed(since, "gYear"));
    fact(held, "sg:attestedOn", Term.typed(meeting.date(), "date"));
  }

  private void host() {
    int guest = otherPerson();
    String start = "The host showed " + person(guest) + " the garden, where " + words() + ".";
    int from = length + (sentence == 0 ? 0 : 1);
    say(start);
    mention("the-host", "The host", from, world.personIri(meeting.one()));
    graph(heading);
    meetingWasHeld();
    fact(meeting.iri(), "sg:host", world.personIri(meeting.one()));
    fact(meeting.iri(), "sg:attendee", world.personIri(guest));
  }

  private void pressConference() {
    int organization = random.nextInt(world.organizations);
    int count = 100 * (1 + random.nextInt(40));
    int hour = 8 + random.nextInt(12);
    String event = "event:" + name + "-press-" + ++things;
    say(
        "Before some "
            + count
            + " journalists, at "
            + hour
            + ":30, the "
            + world.organizationLabel(organization)
            + " asked "
            + person(meeting.other())
            + " whether "
            + words()
            + ".");
    graph(heading);
    meetingWasHeld();
    label(event, "Press conference in " + section + ", " + meeting.dateInWords());
    fact(event, "rdf:type", "sg:PressConference");
    fact(event, "sg:status", "sgv:Held");
    fact(event, "sg:date", Term.typed(meeting.date(), "date"));
    fact(event, "sg:startTime", Term.string(String.format(Locale.ROOT, "%02d:30", hour)));
    fact(event, "sg:subEventOf", meeting.iri());
    fact(event, "sg:attendanceApprox", Term.typed(count, "nonNegativeInteger"));
    fact(event, "sg:questioner", world.organizationIri(organization));
    fact(event, "sg:attendee", world.personIri(meeting.other()));
  }

  private void calledOff() {
    int place = random.nextInt(world.places);
    String event = "event:" + name + "-planned-" + ++things;
    say(
        "Another meeting with "
            + person(meeting.other())
            + ", planned for "
            + world.placeLabel(place)
            + " in "
            + (meeting.year() + 1)
            + ", was called off by "
            + person(meeting.one())
            + " because "
            + words()
            + ".");
    graph(heading);
    meetingWasHeld();
    label(event, "Meeting planned for " + world.placeLabel(place) + ", " + (meeting.year() + 1));
    fact(event, "rdf:type", "sg:UnrealizedMeeting");
    fact(event, "sg:status", "sgv:Cancelled");
    fact(event, "sg:plannedDate", Term.typed(meeting.year() + 1, "gYear"));
    fact(event, "sg:plannedLocation", world.placeIri(place));
    fact(event, "sg:plannedParticipant", world.personIri(meeting.one()));
    fact(event, "sg:plannedParticipant", world.personIri(meeting.other()));
    fact(event, "sg:cancelledBy", world.personIri(meeting.one()));
    fact(event, "sg:statedReason", meeting.iri());
  }

  /** Only what was said before can be taken back. */
  private void takenBack() {
    if (quoted == null) {
      quotation();
      return;
    }
    int speaker = quotedPerson;
    say("One day later " + person(speaker) + " took it back and said that " + words() + ".");
    graph(heading);
    meetingWasHeld();
    String statement = statement(speaker);
    fact(statement, "rdf:type", "sg:Statement");
    fact(statement, "sg:speaker", world.personIri(speaker));
    fact(statement, "sg:dateExpression", Term.english("One day later"));
    fact(statement, "sg:form", "sgv:IndirectSpeech");
    fact(statement, "sg:speechAct", "sgv:Correction");
    fact(statement, "sg:paraphrase", Term.english("A change of mind out of " + opinions() + "."));
    fact(statement, "sg:amends", quoted);
    fact(statement, "sg:topic", world.topicIri(meeting.topic()));
  }

  private void judgement() {
    say("What " + person(meeting.one()) + " left unsaid was that " + words() + ".");
    graph(heading);
    meetingWasHeld();
    String opinion = Term.english("Marked by " + opinions() + ".");
    fact(world.personIri(meeting.one()), "sg:characterisation", opinion);
    fact(meeting.iri(), "sg:principal", world.personIri(meeting.one()));
  }

  private void connective() {
    passage("But that was not all, for " + words() + ".", "Connective");
  }

  private void paragraph() {
    if (length > 0) {
      append("\n");
    }
    paragraph++;
    sentence = 0;
  }

  /** A sentence from which facts are read. */
  private void say(String words) {
    passage(words, null);
  }

  /**
   * Puts a sentence into the text and describes it as a passage, the current one from now on.
   *
   * @param noFact why no fact is read from it; null where facts are
   */
  private void passage(String words, String noFact) {
    if (sentence > 0) {
      append(" ");
    }
    sentence++;
    int start = length;
    append(words);
    passage = "p" + paragraph + "s" + sentence;
    String iri = iri(passage);
    about(iri, "rdf:type", "sg:Passage");
    about(iri, "sg:passageOf", "<>");
    about(iri, "sg:locator", Term.string(section + ", paragraph " + paragraph));
    about(iri, "oa:hasSelector", iri(passage + "-pos"));
    about(iri, "sg:textSha256", Term.string(sha256(words)));
    if (noFact != null) {
      about(iri, "sg:carriesNoFact", "sgv:" + noFact);
    }
    selector(about, passage, start, length);
  }

  private void mention(String mentionName, String words, int start, String of) {
    String fragment = passage + "-" + mentionName;
    mentions.add(inAbout(iri(fragment), "rdf:type", "sg:Mention"));
    mentions.add(inAbout(iri(fragment), "sg:mentionIn", iri(passage)));
    mentions.add(inAbout(iri(fragment), "sg:mentionOf", of));
    mentions.add(inAbout(iri(fragment), "oa:hasSelector", iri(fragment + "-pos")));
    mentions.add(inAbout(iri(fragment), "sg:textSha256", Term.string(sha256(words))));
    selector(mentions, fragment, start, start + words.length());
  }

  private static void selector(List<Quad> to, String fragment, int start, int end) {
    String iri = iri(fragment + "-pos");
    to.add(inAbout(iri, "rdf:type", "oa:TextPositionSelector"));
    to.add(inAbout(iri, "oa:start", Term.typed(start, "integer")));
    to.add(inAbout(iri, "oa:end", Term.typed(end, "integer")));
  }

  /** Declares the claim graph of the current passage. */
  private void graph(String... needed) {
    String iri = iri(passage + "-claims");
    claimGraphs.add(inAbout(iri, "rdf:type", "sg:ClaimGraph"));
    claimGraphs.add(inAbout(iri, "sg:citesPassage", iri(passage)));
    for (String other : needed) {
      claimGraphs.add(inAbout(iri, "sg:alsoNeeds", iri(other)));
    }
  }

  private String statement(int speaker) {
    String iri = "statement:" + name + "-" + ++things;
    label(iri, world.personLabel(speaker) + ", " + section + " " + meeting.year());
    return iri;
  }

  private void label(String iri, String label) {
    labels.add(inAbout(iri, "rdfs:label", Term.english(label)));
  }

  private void fact(String subject, String predicate, String object) {
    facts.add(new Quad(iri(passage + "-claims"), subject, predicate, object));
  }

  private void about(String subject, String predicate, String object) {
    about.add(inAbout(subject, predicate, object));
  }

  private static Quad inAbout(String subject, String predicate, String object) {
    return new Quad("<#about>", subject, predicate, object);
  }

  private static String iri(String fragment) {
    return "<#" + fragment + ">";
  }

  private void append(String words) {
    text.append(words);
    length += words.codePointCount(0, words.length());
  }

  private void finish(int issued) {
    String author = world.personLabel(random.nextInt(world.people));
    quads.add(inAbout("<>", "rdf:type", "sg:Source"));
    quads.add(inAbout("<>", "dcterms:title", Term.english(title)));
    quads.add(inAbout("<>", "dcterms:creator", Term.string(author)));
    quads.add(inAbout("<>", "dcterms:issued", Term.typed(issued, "gYear")));
    quads.add(inAbout("<>", "dcterms:language", Term.string("en")));
    quads.add(inAbout("<>", "dcterms:rights", Term.english("Invented; free for any use.")));
    quads.add(inAbout("<>", "sg:textSha256", Term.string(sha256(text.toString()))));
    quads.add(inAbout("<>", "sg:characterCount", Term.typed(length, "integer")));
    List.of(about, mentions, claimGraphs, labels, facts).forEach(quads::addAll);
  }

  private String person(int number) {
    return world.personLabel(number);
  }

  private String topic(int number) {
    return world.topicLabel(number).toLowerCase(Locale.ROOT);
  }

  /** Neither of the two who meet. */
  private int otherPerson() {
    int number = random.nextInt(world.people);
    while (number == meeting.one() || number == meeting.other()) {
      number = random.nextInt(world.people);
    }
    return number;
  }

  private String words() {
    return Generate.any(random, SPOKEN)
        + " "
        + Generate.any(random, VERBS)
        + " "
        + Generate.any(random, SPOKEN);
  }

  private String spokenWords() {
    String words = words();
    String opened = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    String more = random.nextBoolean() ? ", and " + words() : "";
    String ornament = random.nextInt(6) == 0 ? ": " + Generate.any(random, ORNAMENTS) : "";
    return opened + more + ornament;
  }

  private String opinions() {
    return Generate.any(random, OPINIONS) + " and " + Generate.any(random, OPINIONS);
  }

  private static String sha256(String words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

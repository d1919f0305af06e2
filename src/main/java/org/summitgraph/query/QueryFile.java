package org.summitgraph.query;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

/** Reads one query file: the header, the query below it, and whether the two fit together. */
final class QueryFile {

  static final String SUFFIX = ".rq";

  private static final Set<String> KEYS = Set.of("summary", "description", "tags", "defaults");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern DEFAULT = Pattern.compile("([a-z_]+): +(\\S.*)");
  private static final Pattern PARAMETER = Pattern.compile("[?$](_\\w+)");
  private static final Pattern IRIS_AND_STRINGS =
      Pattern.compile("<[^<>\\s]*>|\"(?:\\\\.|[^\"\\\\])*\"");

  private final String text;
  private final Faults faults;
  private final Header header;

  private QueryFile(String text, Faults faults) {
    this.text = text;
    this.faults = faults;
    this.header = Header.read(text.lines().toList(), faults);
  }

  /** The query of {@code file}, or nothing after telling {@code all} what is wrong with it. */
  static Optional<CannedQuery> read(Path file, byte[] bytes, List<QueryFault> all) {
    Faults faults = new Faults(file.toString(), all);
    try {
      return new QueryFile(text(bytes), faults).read(name(file));
    } catch (CharacterCodingException e) {
      faults.addForFile("the file is not UTF-8", "save it as UTF-8");
      return Optional.empty();
    }
  }

  /**
   * The query of a file in which {@link #read} found no fault. None is looked for, and what is
   * below the header is parsed when it is needed.
   */
  static CannedQuery readFaultless(Path file, byte[] bytes) throws CharacterCodingException {
    QueryFile read = new QueryFile(text(bytes), new Faults(file.toString(), new ArrayList<>()));
    return new CannedQuery(
        name(file),
        read.summary(),
        read.textOf("description"),
        read.tags(),
        read.text,
        () -> {
          Query query = read.query().orElseThrow();
          return new CannedQuery.Asked(query, read.parameters(query));
        });
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private Optional<CannedQuery> read(String name) {
    checkName(name);
    checkKeys();
    String summary = summary();
    String description = textOf("description");
    List<String> tags = tags();
    Optional<Query> query = query();
    List<Parameter> parameters = query.map(this::parameters).orElse(List.of());
    if (faults.some()) {
      return Optional.empty();
    }
    CannedQuery canned =
        new CannedQuery(name, summary, description, tags, parameters, query.orElseThrow(), text);
    new Rehearsal(canned, faults).run();
    return faults.some() ? Optional.empty() : Optional.of(canned);
  }

  private void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      faults.addForFile(
          "\"" + name + "\" cannot be the name of a query",
          "name the file in lower case with hyphens, such as who-met-whom.rq");
    }
  }

  private void checkKeys() {
    for (Map.Entry<String, Header.Entry> entry : header.entries()) {
      if (!KEYS.contains(entry.getKey())) {
        faults.add(
            entry.getValue().line,
            "the header has an unknown key \"" + entry.getKey() + "\"",
            "use one of " + new TreeSet<>(KEYS));
      }
    }
  }

  private String summary() {
    String summary = textOf("summary");
    if (!summary.isEmpty() && !summary.endsWith("?")) {
      faults.add(
          lineOf("summary"),
          "the summary is not a question",
          "word it as a question that ends in a question mark");
    }
    return summary;
  }

  private String textOf(String key) {
    String value = header.entry(key).map(entry -> entry.text).orElse("");
    if (value.isEmpty()) {
      faults.add(lineOf(key), "the header has no " + key, "add a line \"#+ " + key + ": …\"");
    } else if (!header.entry(key).orElseThrow().items.isEmpty()) {
      faults.add(lineOf(key), key + " is a list", "write it as running text");
    }
    return value;
  }

  private long lineOf(String key) {
    return header.entry(key).map(entry -> entry.line).orElse(1);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (Header.Item item : listOf("tags")) {
      if (!NAME.matcher(item.text).matches()) {
        faults.add(
            item.line,
            "\"" + item.text + "\" cannot be a tag",
            "write it in lower case with hyphens");
      }
      tags.add(item.text);
    }
    if (tags.isEmpty()) {
      faults.add(
          lineOf("tags"), "the header has no tags", "add \"#+ tags:\" and \"#+   - …\" below");
    }
    return tags;
  }

  private List<Header.Item> listOf(String key) {
    Optional<Header.Entry> entry = header.entry(key);
    if (entry.isPresent() && !entry.get().text.isEmpty()) {
      faults.add(
          entry.get().line, key + " is not a list", "put each on its own line, \"#+   - …\"");
    }
    return entry.map(found -> found.items).orElse(List.of());
  }

  private Optional<Query> query() {
    try {
      return Optional.of(QueryFactory.create(text, Syntax.syntaxSPARQL_11));
    } catch (QueryException e) {
      SyntaxFault fault = SyntaxFault.of(e);
      faults.add(
          fault.line(), fault.column(), "not SPARQL 1.1: " + fault.message(), "mend the query");
      return Optional.empty();
    }
  }

  private List<Parameter> parameters(Query query) {
    Map<String, Header.Item> defaults = defaults();
    Map<String, Parameter> byName = new LinkedHashMap<>();
    for (String variable : parameterVariables(query)) {
      Parameter.ofVariable(variable, "")
          .ifPresentOrElse(
              parameter -> addParameter(parameter, defaults, byName),
              () ->
                  faults.addForFile(
                      "?" + variable + " does not tell its type",
                      "name it like ?_name_iri, ?_name_date, ?_name_integer or ?_name_text"));
    }
    defaults.forEach(
        (name, item) -> {
          if (!byName.containsKey(name)) {
            faults.add(
                item.line,
                "the query has no parameter " + name,
                "remove the default, or use a variable such as ?_" + name + "_iri");
          }
        });
    return defaults.keySet().stream().filter(byName::containsKey).map(byName::get).toList();
  }

  private Map<String, Header.Item> defaults() {
    Map<String, Header.Item> defaults = new LinkedHashMap<>();
    for (Header.Item item : listOf("defaults")) {
      Matcher parts = DEFAULT.matcher(item.text);
      if (!parts.matches()) {
        faults.add(
            item.line,
            "\"" + item.text + "\" is not a default",
            "write it as \"#+   - name: value\"");
      } else if (defaults.putIfAbsent(parts.group(1), new Header.Item(item.line, parts.group(2)))
          != null) {
        faults.add(item.line, parts.group(1) + " has two defaults", "keep one of the two");
      }
    }
    return defaults;
  }

  // Jena has no visitor that sees the variables of every clause, its printer does.
  private static Set<String> parameterVariables(Query query) {
    Set<String> variables = new TreeSet<>();
    Matcher variable =
        PARAMETER.matcher(IRIS_AND_STRINGS.matcher(query.serialize()).replaceAll(" "));
    while (variable.find()) {
      variables.add(variable.group(1));
    }
    return variables;
  }

  private void addParameter(
      Parameter found, Map<String, Header.Item> defaults, Map<String, Parameter> byName) {
    Header.Item item = defaults.get(found.name());
    if (item == null) {
      faults.add(
          lineOf("defaults"),
          "?" + found.variable().getVarName() + " has no default",
          "add \"#+   - " + found.name() + ": …\" under \"#+ defaults:\"");
      return;
    }
    Parameter parameter = new Parameter(found.name(), found.type(), item.text);
    Parameter other = byName.put(found.name(), parameter);
    if (other != null) {
      faults.add(
          item.line,
          "the parameter "
              + found.name()
              + " is both "
              + other.type().code()
              + " and "
              + found.type().code(),
          "use one variable for it");
    }
  }
}

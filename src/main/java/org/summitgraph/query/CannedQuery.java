package org.summitgraph.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * A question with its query, as one file holds it. The query is parsed when it is first needed.
 * Threads share one.
 */
public final class CannedQuery {

  private final String name;
  private final String summary;
  private final String description;
  private final List<String> tags;
  private final String text;
  private final FutureTask<Asked> asked;

  /**
   * What is asked.
   *
   * @param query with its parameters still variables; not to be changed
   * @param parameters in the order of their defaults in the file
   */
  record Asked(Query query, List<Parameter> parameters) {

    Asked {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * A query that was parsed.
   *
   * @param name the name of its file without {@code .rq}
   * @param summary the question, with its question mark
   * @param description what a row is and what the columns mean
   * @param tags never empty
   * @param parameters in the order of their defaults in the file
   * @param query with its parameters still variables; not to be changed
   * @param text the file as it stands
   */
  public CannedQuery(
      String name,
      String summary,
      String description,
      List<String> tags,
      List<Parameter> parameters,
      Query query,
      String text) {
    this(name, summary, description, tags, text, () -> new Asked(query, parameters));
  }

  /** A query that is parsed by {@code asked}, once, when it is first needed. */
  CannedQuery(
      String name,
      String summary,
      String description,
      List<String> tags,
      String text,
      Callable<Asked> asked) {
    this.name = name;
    this.summary = summary;
    this.description = description;
    this.tags = List.copyOf(tags);
    this.text = text;
    this.asked = new FutureTask<>(asked);
  }

  /** The name of its file without {@code .rq}. */
  public String name() {
    return name;
  }

  /** The question, with its question mark. */
  public String summary() {
    return summary;
  }

  /** What a row is and what the columns mean. */
  public String description() {
    return description;
  }

  /** Never empty. */
  public List<String> tags() {
    return tags;
  }

  /** In the order of their defaults in the file. */
  public List<Parameter> parameters() {
    return asked().parameters();
  }

  /** With its parameters still variables; not to be changed. */
  public Query query() {
    return asked().query();
  }

  /** The file as it stands. */
  public String text() {
    return text;
  }

  private Asked asked() {
    asked.run();
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + " is not what it was when it was checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + " was not waited for", e);
    }
  }

  /** As {@link #bind(Map, Map)}, with no prefixes but those that the file declares. */
  public Query bind(Map<String, String> values) {
    return bind(values, Map.of());
  }

  /**
   * A fresh query with every parameter replaced by a term; it can be run here or sent elsewhere.
   *
   * @param values by name of parameter; the default stands in for a missing one
   * @param prefixes those that the user may write beside the ones that the file declares
   * @throws BadParameterException for a value that does not fit or a name that does not exist
   */
  public Query bind(Map<String, String> values, Map<String, String> prefixes) {
    requireKnown(values);
    Map<String, String> known = new HashMap<>(query().getPrefixMapping().getNsPrefixMap());
    known.putAll(prefixes);
    Map<Var, Node> terms = new HashMap<>();
    for (Parameter parameter : parameters()) {
      String value = values.getOrDefault(parameter.name(), parameter.defaultValue());
      terms.put(parameter.variable(), parameter.term(value, known));
    }
    return QueryTransformOps.replaceVars(query(), terms);
  }

  /** Why a parameter is refused, with an example of how the query is asked. */
  public BadParameterException refused(String parameter, String problem) {
    return new BadParameterException(parameter, problem, usage());
  }

  private void requireKnown(Map<String, String> values) {
    for (String name : values.keySet()) {
      if (parameters().stream().noneMatch(parameter -> parameter.name().equals(name))) {
        throw refused(name, "the query " + this.name + " has no such parameter");
      }
    }
  }

  private String usage() {
    return parameters().isEmpty()
        ? "none, since it takes no parameters"
        : parameters().stream()
            .map(parameter -> parameter.name() + "=" + parameter.defaultValue())
            .collect(Collectors.joining(", "));
  }

  /** Text that runs as it is, with every parameter at its default, for an editor. */
  public String runnable() {
    return parameters().isEmpty()
        ? text
        : "# " + summary + "\n# Change the values to ask for something else.\n" + bind(Map.of());
  }
}

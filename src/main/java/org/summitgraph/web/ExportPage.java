package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.system.Txn;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportException;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;
import org.summitgraph.describe.Selection;
import org.summitgraph.describe.TooLargeExportException;
import org.summitgraph.describe.UnknownThingException;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.ParameterType;

/**
 * {@code /export}: things, or what a canned query found, with their evidence. Parameters: {@code
 * iri} (once or more), or {@code query} with the parameters of that query; {@code depth} (0 to 3),
 * {@code evidence} (yes or no), {@code format}.
 */
final class ExportPage extends Resource {

  private static final long serialVersionUID = 1L;

  /** Each step can multiply what is selected, and the selection is held in memory. */
  private static final int DEEPEST = 3;

  /** More things than this are a dump, not an export. */
  private static final int MOST_THINGS = 100;

  private static final Set<String> OWN_PARAMETERS =
      Set.of("iri", "query", "depth", "evidence", "format");

  private final transient Exports exports;
  private final transient ServerSettings settings;
  private final transient Dataset dataset;

  ExportPage(Exports exports, ServerSettings settings, Dataset dataset) {
    this.exports = exports;
    this.settings = settings;
    this.dataset = dataset;
  }

  @Override
  Answer answer(HttpServletRequest request) throws IOException {
    return exports.answer(export -> answer(request, export));
  }

  private Answer answer(HttpServletRequest request, Export export) throws IOException {
    try {
      Scope scope = scope(request);
      ExportFormat format = format(request);
      Selection selection =
          request.getParameter("query") == null
              ? export.select(things(request), scope)
              : export.selectTriples(found(request), scope);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      export.write(selection, format, body);
      return forScriptsOfAnyPage(
          new Answer(
              HttpServletResponse.SC_OK,
              format.lang().getHeaderString() + ";charset=utf-8",
              body.toByteArray(),
              Map.of(),
              Optional.empty()));
    } catch (IllegalArgumentException e) {
      return Answer.text(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    } catch (TooLargeExportException e) {
      throw e;
    } catch (UnknownThingException e) {
      // Its message would repeat what a stranger put into the address.
      return Answer.text(
          HttpServletResponse.SC_NOT_FOUND,
          "The data say nothing about thing number " + e.position() + " of those asked for.");
    } catch (ExportException e) {
      return Answer.text(HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    } catch (QueryCancelledException e) {
      return Answer.text(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "The answer takes longer than a query may take here.");
    }
  }

  private List<Node> things(HttpServletRequest request) {
    for (String name : Collections.list(request.getParameterNames())) {
      if (!OWN_PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "there are no parameters but "
                + String.join(", ", OWN_PARAMETERS.stream().sorted().toList())
                + "; for example /export?iri=IRI&depth=1");
      }
    }
    String[] iris = request.getParameterValues("iri");
    if (iris == null || iris.length > MOST_THINGS) {
      throw new IllegalArgumentException(
          "Name 1 to " + MOST_THINGS + " things, for example /export?iri=IRI");
    }
    return Arrays.stream(iris).map(this::thing).toList();
  }

  private Node thing(String name) {
    try {
      return ParameterType.IRI.term(name, settings.prefixes());
    } catch (IllegalArgumentException e) {
      // Its message would repeat what a stranger put into the address.
      throw new IllegalArgumentException(
          "iri is a full IRI, percent-encoded in the address, or a prefixed name; the prefixes are "
              + String.join(", ", new TreeSet<>(settings.prefixes().keySet()))
              + ".",
          e);
    }
  }

  /** The triples that a canned query builds. */
  private Collection<Triple> found(HttpServletRequest request) {
    String name = request.getParameter("query");
    CannedQuery canned =
        settings.queries().stream()
            .filter(query -> query.name().equals(name) && query.query().isConstructType())
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no canned query of that name builds a graph"));
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (parameter, given) -> {
              if (!OWN_PARAMETERS.contains(parameter)) {
                values.put(parameter, given[0]);
              }
            });
    Query query = canned.bind(values, settings.prefixes());
    return Txn.calculateRead(
        dataset,
        () -> {
          try (QueryExecution execution = QueryExecution.dataset(dataset).query(query).build()) {
            Set<Triple> built = new LinkedHashSet<>();
            execution
                .execConstructTriples()
                .forEachRemaining(
                    triple -> {
                      built.add(triple);
                      if (built.size() > Exports.MOST_READ) {
                        throw new TooLargeExportException(Exports.MOST_READ);
                      }
                    });
            return built;
          }
        });
  }

  private static Scope scope(HttpServletRequest request) {
    String depth = parameter(request, "depth").orElse("0");
    if (!depth.matches("[0-" + DEEPEST + "]")) {
      throw new IllegalArgumentException(
          "depth is a number from 0 to " + DEEPEST + ", for example depth=1");
    }
    String evidence = parameter(request, "evidence").orElse("yes");
    if (!evidence.equals("yes") && !evidence.equals("no")) {
      throw new IllegalArgumentException("evidence is yes or no, for example evidence=no");
    }
    return new Scope(Integer.parseInt(depth), evidence.equals("yes"));
  }

  private static ExportFormat format(HttpServletRequest request) {
    return ExportFormat.named(parameter(request, "format").orElse(ExportFormat.TURTLE.suffix()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format is one of " + ExportFormat.suffixes() + ", for example format=ttl"));
  }

  private static Optional<String> parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name));
  }
}

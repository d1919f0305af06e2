package org.summitgraph.web;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ReadWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.summitgraph.vocab.SG;

/**
 * Counts once what is in the store. It does so on a thread of its own, because a server with
 * millions of quads should answer before they are counted.
 */
final class Census {

  private static final Logger LOG = LoggerFactory.getLogger(Census.class);

  private static final String PREFIXES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX sg: <%s>
      PREFIX sgv: <https://w3id.org/summitgraph/vocab/>
      """
          .formatted(SG.NS);

  /** What is counted, in the order of the page: a label and the query that counts. */
  private enum Kind {
    PEOPLE("people", different("?x a sg:Person")),
    HELD(
        "meetings and summits held",
        different("VALUES ?kind { sg:Meeting sg:Summit } ?x a ?kind ; sg:status sgv:Held")),
    UNREALIZED("meetings that did not take place", different("?x a sg:UnrealizedMeeting")),
    EVENTS("events of every kind", different("?x a sg:Event")),
    STATEMENTS("statements", different("?x a sg:Statement")),
    SOURCES("sources", different("?x a sg:Source")),
    PASSAGES("passages", different("?x a sg:Passage")),
    FACTS("facts, each with its passage", all("?x sg:citesPassage ?y . GRAPH ?x { ?s ?p ?o }")),
    QUADS(
        "quads, with what follows from them", all("{ ?s ?p ?o } UNION { GRAPH ?x { ?s ?p ?o } }"));

    private final String label;
    private final String query;

    Kind(String label, String query) {
      this.label = label;
      this.query = PREFIXES + query;
    }

    private static String different(String pattern) {
      return "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { " + pattern + " }";
    }

    private static String all(String pattern) {
      return "SELECT (COUNT(*) AS ?n) WHERE { " + pattern + " }";
    }
  }

  private static final String SOURCES =
      PREFIXES
          + """
          SELECT ?source (MIN(?anyTitle) AS ?title)
            (GROUP_CONCAT(DISTINCT ?creator ; separator = ", ") AS ?creators)
            (MIN(?anyPublisher) AS ?publisher) (MIN(?anyIssued) AS ?issued)
          WHERE {
            ?source a sg:Source .
            OPTIONAL { ?source dcterms:title | rdfs:label ?anyTitle }
            OPTIONAL { ?source dcterms:creator ?creator }
            OPTIONAL { ?source dcterms:publisher ?anyPublisher }
            OPTIONAL { ?source dcterms:issued ?anyIssued }
          }
          GROUP BY ?source
          ORDER BY ?title ?source
          """;

  private final Dataset dataset;
  private final FutureTask<StoreFacts> task = new FutureTask<>(this::take);

  Census(Dataset dataset) {
    this.dataset = dataset;
  }

  /** Begins to count. Each query is held to the time limit that the dataset has for everyone. */
  void begin() {
    Thread thread = new Thread(task, "census");
    thread.setDaemon(true);
    thread.start();
  }

  /** The result, or {@link StoreFacts#UNKNOWN} if it is not there within two seconds. */
  StoreFacts facts() {
    try {
      return task.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return StoreFacts.UNKNOWN;
    } catch (ExecutionException e) {
      LOG.warn("The store could not be counted: {}", e.getCause().toString());
      return StoreFacts.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StoreFacts.UNKNOWN;
    }
  }

  private StoreFacts take() {
    dataset.begin(ReadWrite.READ);
    try {
      List<StoreFacts.Count> counts = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        count(kind.query).ifPresent(n -> counts.add(new StoreFacts.Count(n, kind.label)));
      }
      return new StoreFacts(counts, sources());
    } finally {
      dataset.end();
    }
  }

  private OptionalLong count(String query) {
    try (QueryExecution execution = QueryExecution.dataset(dataset).query(query).build()) {
      return OptionalLong.of(execution.execSelect().next().getLiteral("n").getLong());
    } catch (QueryCancelledException e) {
      return OptionalLong.empty();
    }
  }

  private List<StoreFacts.Source> sources() {
    List<StoreFacts.Source> sources = new ArrayList<>();
    try (QueryExecution execution = QueryExecution.dataset(dataset).query(SOURCES).build()) {
      execution.execSelect().forEachRemaining(row -> sources.add(source(row)));
      return sources;
    } catch (QueryCancelledException e) {
      return List.of();
    }
  }

  private static StoreFacts.Source source(QuerySolution row) {
    String title =
        row.contains("title") ? row.getLiteral("title").getString() : row.get("source").toString();
    String details =
        Stream.of("creators", "publisher", "issued")
            .filter(row::contains)
            .map(name -> row.getLiteral(name).getLexicalForm())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return new StoreFacts.Source(title, details);
  }
}

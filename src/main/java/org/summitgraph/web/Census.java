package org.summitgraph.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.QuerySolutionMap;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.summitgraph.describe.Catalogue;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.describe.SourceDescription;
import org.summitgraph.describe.WrittenTime;
import org.summitgraph.vocab.SG;

/**
 * Counts once what is in the store. That is for a thread of its own, because a server with millions
 * of quads should answer before they are counted.
 */
final class Census {

  private static final Logger LOG = LoggerFactory.getLogger(Census.class);

  private static final String PREFIXES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX sg: <%s>
      """
          .formatted(SG.NS);

  private static final String INSTANCES = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a ?class }";

  private static final String FACTS =
      PREFIXES + "SELECT (COUNT(*) AS ?n) WHERE { ?x sg:citesPassage ?y . GRAPH ?x { ?s ?p ?o } }";

  /** Claim graphs that are not published, with what describes them, are stored but not counted. */
  private static final String QUADS =
      PREFIXES
          + """
          SELECT ((?all - ?unpublished) AS ?n) WHERE {
            {
              SELECT (COUNT(*) AS ?all) WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }
            }
            {
              SELECT (COUNT(*) AS ?unpublished) WHERE {
                {
                  SELECT DISTINCT ?x WHERE {
                    GRAPH ?about { ?x sg:citesPassage ?cited }
                    FILTER NOT EXISTS { ?x sg:citesPassage ?passage }
                  }
                }
                { GRAPH ?x { ?s ?p ?o } } UNION { GRAPH ?g { ?x ?p ?o } }
              }
            }
          }
          """;

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

  private static final String MANY_PASSAGES =
      PREFIXES
          + "SELECT ?source WHERE { ?passage sg:passageOf ?source } GROUP BY ?source"
          + " HAVING(COUNT(*) > %d)".formatted(SourceDescription.MOST_PASSAGES);

  private final Dataset dataset;
  private final List<Term> classes;
  private final FutureTask<StoreFacts> task = new FutureTask<>(this::take);
  private final FutureTask<Catalogue> catalogue;
  private volatile Set<String> sourcesOfManyPages = Set.of();

  /**
   * A census that has not been taken.
   *
   * @param classes whose instances are counted, beside facts and quads, in the order of the page
   * @param listed the IRIs of the things that are in the catalogue
   */
  Census(Dataset dataset, List<Term> classes, Predicate<String> listed) {
    this.dataset = dataset;
    this.classes = List.copyOf(classes);
    this.catalogue =
        new FutureTask<>(
            () -> {
              sourcesOfManyPages = readSourcesOfManyPages();
              return Catalogue.of(dataset, listed);
            });
  }

  /** Counts. Each query is held to the time limit that the dataset has for everyone. */
  void run() {
    catalogue.run();
    task.run();
  }

  /** The things by their names; empty if that is not there within two seconds. */
  Optional<Catalogue> catalogue() {
    return waitFor(catalogue);
  }

  /** The counts, or {@link StoreFacts#UNKNOWN} if they are not there within two seconds. */
  StoreFacts facts() {
    return waitFor(task).orElse(StoreFacts.UNKNOWN);
  }

  /** Whether the catalogue is there, or was given up. */
  boolean isCatalogued() {
    return catalogue.isDone();
  }

  /** Whether all is counted, or was given up. */
  boolean isTaken() {
    return task.isDone();
  }

  /**
   * The IRIs of the sources whose passages fill more than a page; none before the catalogue is
   * there.
   */
  Set<String> sourcesOfManyPages() {
    return sourcesOfManyPages;
  }

  private Set<String> readSourcesOfManyPages() {
    return Txn.calculateRead(
        dataset,
        () -> {
          Set<String> sources = new HashSet<>();
          try (QueryExecution execution =
              QueryExecution.dataset(dataset).query(MANY_PASSAGES).build()) {
            execution
                .execSelect()
                .forEachRemaining(row -> sources.add(row.get("source").toString()));
          } catch (QueryCancelledException e) {
            LOG.warn("It took too long to count the passages of sources");
          }
          return Set.copyOf(sources);
        });
  }

  private static <T> Optional<T> waitFor(FutureTask<T> task) {
    try {
      return Optional.of(task.get(2, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.warn("The store could not be counted: {}", e.getCause().toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private StoreFacts take() {
    dataset.begin(ReadWrite.READ);
    try {
      List<StoreFacts.Count> counts = new ArrayList<>();
      for (Term type : classes) {
        add(counts, type.label(), INSTANCES, ofType(type.iri()));
      }
      add(counts, "passages", INSTANCES, ofType(SG.PASSAGE.getURI()));
      add(counts, "facts, each with its passage", FACTS, new QuerySolutionMap());
      add(counts, "quads, with what follows from them", QUADS, new QuerySolutionMap());
      return new StoreFacts(counts, sources());
    } finally {
      dataset.end();
    }
  }

  private static QuerySolutionMap ofType(String iri) {
    QuerySolutionMap values = new QuerySolutionMap();
    values.add("class", ResourceFactory.createResource(iri));
    return values;
  }

  /** Adds the count, unless it took too long. */
  private void add(
      List<StoreFacts.Count> counts, String label, String query, QuerySolution values) {
    try (QueryExecution execution =
        QueryExecution.dataset(dataset).query(query).substitution(values).build()) {
      long number = execution.execSelect().next().getLiteral("n").getLong();
      counts.add(new StoreFacts.Count(number, label));
    } catch (QueryCancelledException e) {
      LOG.warn("It took too long to count: {}", label);
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
            .map(name -> WrittenTime.of(row.getLiteral(name).asNode()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return new StoreFacts.Source(row.get("source").toString(), title, details);
  }
}

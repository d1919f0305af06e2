package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.system.Txn;
import org.summitgraph.vocab.SG;

/**
 * What a dataset holds, counted. Partitions are of the default graph, which holds what was asserted
 * and what follows from it.
 *
 * @param triples of the default graph
 * @param classes how many things there are of each class, by IRI
 * @param properties how many triples there are with each property, by IRI
 * @param sources each source with what was read from it, by IRI
 * @param links how many links there are to things of others, by property and namespace
 */
public record DatasetSurvey(
    long triples,
    List<Count> classes,
    List<Count> properties,
    List<SourceShare> sources,
    List<Links> links) {

  private static final String PREFIXES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX sg: <%s>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """
          .formatted(SG.NS);

  private static final String TRIPLES = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }";

  private static final String CLASSES =
      "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s a ?term FILTER(isIRI(?term)) }"
          + " GROUP BY ?term ORDER BY ?term";

  private static final String PROPERTIES =
      "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term ORDER BY ?term";

  /** The graph of a source is named once more than it has claim graphs: each cites one passage. */
  private static final String SOURCES =
      PREFIXES
          + """
          SELECT ?source (MIN(?anyTitle) AS ?title) (SAMPLE(?passageCount) AS ?passages)
            (SAMPLE(?graphCount) AS ?graphs) (SAMPLE(?factCount) AS ?facts)
          WHERE {
            ?source a sg:Source .
            OPTIONAL { ?source dcterms:title | rdfs:label ?anyTitle }
            OPTIONAL {
              SELECT ?source (COUNT(?passage) AS ?passageCount) WHERE {
                ?passage sg:passageOf ?source .
              } GROUP BY ?source
            }
            OPTIONAL {
              SELECT ?source (COUNT(DISTINCT ?claims) AS ?graphCount) (COUNT(*) AS ?factCount)
              WHERE {
                ?passage sg:passageOf ?source .
                ?claims sg:citesPassage ?passage .
                GRAPH ?claims { ?s ?p ?o }
              } GROUP BY ?source
            }
          }
          GROUP BY ?source
          ORDER BY ?source
          """;

  /** Links of things, not of terms: an ontology's alignments are its own affair. */
  private static final String LINKS =
      PREFIXES
          + """
          SELECT ?property ?namespace (COUNT(*) AS ?n) WHERE {
            VALUES ?property {
              owl:sameAs skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch
              skos:relatedMatch rdfs:seeAlso
            }
            ?thing ?property ?other .
            FILTER(isIRI(?thing) && isIRI(?other))
            FILTER NOT EXISTS { ?thing rdfs:isDefinedBy ?ontology }
            BIND(REPLACE(STR(?other), "[^/#]*$", "") AS ?namespace)
            FILTER(?namespace != REPLACE(STR(?thing), "[^/#]*$", ""))
          }
          GROUP BY ?property ?namespace
          ORDER BY ?property ?namespace
          """;

  /** How much there is of one term. */
  public record Count(String term, long number) {}

  /**
   * What was read from one source.
   *
   * @param title if it has one
   * @param claimGraphs those that hold facts
   */
  public record SourceShare(
      String iri, Optional<String> title, long passages, long claimGraphs, long facts) {}

  /** Links by one property into one namespace. */
  public record Links(String property, String namespace, long number) {}

  public DatasetSurvey {
    classes = List.copyOf(classes);
    properties = List.copyOf(properties);
    sources = List.copyOf(sources);
    links = List.copyOf(links);
  }

  /**
   * Counts, in a read transaction of its own. What takes longer than the dataset's time limit for a
   * query is left out.
   */
  public static DatasetSurvey of(Dataset dataset) {
    return Txn.calculateRead(
        dataset,
        () ->
            new DatasetSurvey(
                rows(dataset, TRIPLES, row -> number(row, "n")).stream().findFirst().orElse(0L),
                rows(dataset, CLASSES, DatasetSurvey::count),
                rows(dataset, PROPERTIES, DatasetSurvey::count),
                rows(dataset, SOURCES, DatasetSurvey::source),
                rows(dataset, LINKS, DatasetSurvey::links)));
  }

  /** How many facts were read from all sources. */
  public long facts() {
    return sources.stream().mapToLong(SourceShare::facts).sum();
  }

  private static <T> List<T> rows(Dataset dataset, String query, Function<QuerySolution, T> read) {
    List<T> rows = new ArrayList<>();
    try (QueryExecution execution = QueryExecution.dataset(dataset).query(query).build()) {
      execution.execSelect().forEachRemaining(row -> rows.add(read.apply(row)));
      return rows;
    } catch (QueryCancelledException e) {
      return List.of();
    }
  }

  private static Count count(QuerySolution row) {
    return new Count(row.getResource("term").getURI(), number(row, "n"));
  }

  private static SourceShare source(QuerySolution row) {
    return new SourceShare(
        row.getResource("source").toString(),
        row.contains("title")
            ? Optional.of(row.getLiteral("title").getLexicalForm())
            : Optional.empty(),
        number(row, "passages"),
        number(row, "graphs"),
        number(row, "facts"));
  }

  private static Links links(QuerySolution row) {
    return new Links(
        row.getResource("property").getURI(),
        row.getLiteral("namespace").getLexicalForm(),
        number(row, "n"));
  }

  private static long number(QuerySolution row, String name) {
    return row.contains(name) ? row.getLiteral(name).getLong() : 0;
  }
}

package org.summitgraph.query;

import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Canned queries as RDF, in the form of the <a
 * href="https://github.com/sib-swiss/sparql-examples">SPARQL examples</a>: each is a {@code
 * sh:SPARQLExecutable} that runs as it is, with its parameters at their defaults.
 */
public final class QueryCatalog {

  private static final String SHACL = "http://www.w3.org/ns/shacl#";
  private static final String SCHEMA = "https://schema.org/";
  private static final String SPEX = "https://purl.expasy.org/sparql-examples/ontology#";

  /** Prefixes of a catalog. */
  public static final Map<String, String> PREFIXES =
      Map.of("rdfs", RDFS.uri, "schema", SCHEMA, "sh", SHACL, "spex", SPEX);

  private QueryCatalog() {}

  /**
   * The catalog.
   *
   * @param address what stands before the name of each query
   * @param endpoint where the queries can be sent; empty where they are only listed
   */
  public static Model of(Iterable<CannedQuery> queries, String address, String endpoint) {
    Model model = ModelFactory.createDefaultModel();
    for (CannedQuery canned : queries) {
      Resource query =
          model
              .createResource(address + canned.name())
              .addProperty(RDF.type, term(SHACL, "SPARQLExecutable"))
              .addProperty(RDF.type, kind(canned.query()))
              .addProperty(RDFS.label, canned.summary(), "en")
              .addProperty(RDFS.comment, canned.summary() + " " + canned.description(), "en")
              .addProperty(text(canned.query()), canned.runnable());
      canned.tags().forEach(tag -> query.addProperty(property(SCHEMA, "keywords"), tag));
      if (!endpoint.isEmpty()) {
        query.addProperty(property(SCHEMA, "target"), model.createResource(endpoint));
      }
    }
    return model;
  }

  private static Resource kind(Query query) {
    if (query.isDescribeType()) {
      return term(SPEX, "SPARQLDescribeExecutable");
    }
    return term(
        SHACL,
        query.isConstructType()
            ? "SPARQLConstructExecutable"
            : query.isAskType() ? "SPARQLAskExecutable" : "SPARQLSelectExecutable");
  }

  private static Property text(Query query) {
    if (query.isDescribeType()) {
      return property(SPEX, "describe");
    }
    return property(
        SHACL, query.isConstructType() ? "construct" : query.isAskType() ? "ask" : "select");
  }

  private static Resource term(String namespace, String name) {
    return ResourceFactory.createResource(namespace + name);
  }

  private static Property property(String namespace, String name) {
    return ResourceFactory.createProperty(namespace, name);
  }
}

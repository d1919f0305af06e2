package org.summitgraph.describe;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.summitgraph.model.AboutGraphs;

/**
 * Describes a SPARQL endpoint by <a
 * href="https://www.w3.org/TR/sparql11-service-description/">SPARQL 1.1 Service Description</a>.
 * Named graphs are too many to be listed; those that describe the sources are, and lead to the
 * others.
 */
public final class ServiceDescriber {

  static final String NS = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMAT = "http://www.w3.org/ns/formats/";
  private static final String RDFS_ENTAILMENT = "http://www.w3.org/ns/entailment/RDFS";
  private static final String[] FORMATS = {
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD"
  };

  private ServiceDescriber() {}

  /**
   * The description.
   *
   * @param addresses with a service
   */
  public static Model describe(
      Publication publication, DatasetSurvey survey, DatasetAddresses addresses) {
    Model model = ModelFactory.createDefaultModel();
    String endpoint = addresses.service().orElseThrow().endpoint();
    Resource graphs =
        model
            .createResource(addresses.dataset())
            .addProperty(RDF.type, sd("Dataset"))
            .addProperty(RDF.type, VOID.Dataset)
            .addProperty(DCTerms.title, publication.header().title(), "en")
            .addProperty(DatasetDescriber.VERSION, publication.version().name())
            .addProperty(DCTerms.identifier, "sha256:" + publication.version().sha256());
    Resource service =
        model
            .createResource(endpoint)
            .addProperty(RDF.type, sd("Service"))
            .addProperty(term("endpoint"), model.createResource(endpoint))
            .addProperty(term("supportedLanguage"), sd("SPARQL11Query"))
            .addProperty(term("defaultEntailmentRegime"), model.createResource(RDFS_ENTAILMENT))
            .addProperty(term("defaultDataset"), graphs);
    for (String format : FORMATS) {
      service.addProperty(term("resultFormat"), model.createResource(FORMAT + format));
    }
    Resource defaultGraph =
        model
            .createResource(addresses.fragment("default-graph"))
            .addProperty(RDF.type, sd("Graph"))
            .addProperty(VOID.triples, DatasetDescriber.number(survey.triples()));
    graphs.addProperty(term("defaultGraph"), defaultGraph);
    for (DatasetSurvey.SourceShare source : survey.sources()) {
      String name = AboutGraphs.of(NodeFactory.createURI(source.iri())).getURI();
      graphs.addProperty(
          term("namedGraph"),
          model
              .createResource(name)
              .addProperty(RDF.type, sd("NamedGraph"))
              .addProperty(term("name"), model.createResource(name))
              .addProperty(DCTerms.source, model.createResource(source.iri())));
    }
    return model;
  }

  private static Resource sd(String name) {
    return ResourceFactory.createResource(NS + name);
  }

  private static Property term(String name) {
    return ResourceFactory.createProperty(NS, name);
  }
}

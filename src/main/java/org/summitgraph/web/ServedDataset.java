package org.summitgraph.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.fuseki.server.FusekiVocab;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;

/**
 * Where the configuration puts the dataset. Paths begin with a slash.
 *
 * @param name of the dataset, without slashes
 * @param queries where SPARQL queries are taken, the address to tell people first
 * @param graphs where the Graph Store Protocol is spoken
 */
record ServedDataset(String name, List<String> queries, List<String> graphs) {

  private static final Property SERVICE_NAME = property("name");
  private static final Property ENDPOINT = property("endpoint");
  private static final Property OPERATION = property("operation");
  private static final Resource QUERY = resource("query");
  private static final Set<Resource> GRAPH_STORE = Set.of(resource("gsp-r"), resource("gsp_r"));

  ServedDataset {
    queries = List.copyOf(queries);
    graphs = List.copyOf(graphs);
  }

  /**
   * The one dataset of a configuration.
   *
   * @throws ServerStartException when it describes none that takes queries, or several
   */
  static ServedDataset in(Model config) {
    List<Resource> services =
        config.listSubjectsWithProperty(RDF.type, resource("Service")).toList();
    if (services.size() != 1) {
      throw new ServerStartException(
          "The configuration describes "
              + services.size()
              + " services, not one; start from the shipped one");
    }
    Resource service = services.get(0);
    String name = literal(service, SERVICE_NAME).orElse("").replaceAll("^/+|/+$", "");
    List<String> queries = paths(service, name, Set.of(QUERY));
    if (name.isEmpty() || queries.isEmpty()) {
      throw new ServerStartException(
          "The configuration describes no service that has a fuseki:name and takes queries;"
              + " start from the shipped one");
    }
    return new ServedDataset(name, queries, paths(service, name, GRAPH_STORE));
  }

  /** Names at the end of the alphabet first: sparql, query, and at last the nameless one. */
  private static List<String> paths(Resource service, String name, Set<Resource> operations) {
    Set<String> paths = new TreeSet<>(Comparator.reverseOrder());
    for (RDFNode endpoint : service.listProperties(ENDPOINT).mapWith(s -> s.getObject()).toList()) {
      Resource described = endpoint.asResource();
      if (operations.stream().anyMatch(operation -> described.hasProperty(OPERATION, operation))) {
        paths.add(
            literal(described, SERVICE_NAME).map(own -> "/" + name + "/" + own).orElse("/" + name));
      }
    }
    return List.copyOf(paths);
  }

  private static Optional<String> literal(Resource subject, Property property) {
    return Optional.ofNullable(subject.getProperty(property))
        .map(statement -> statement.getObject())
        .map(value -> value.isLiteral() ? value.asLiteral().getLexicalForm() : value.toString());
  }

  private static Property property(String name) {
    return ResourceFactory.createProperty(FusekiVocab.NS, name);
  }

  private static Resource resource(String name) {
    return ResourceFactory.createResource(FusekiVocab.NS + name);
  }

  /** Where the dataset is, as Fuseki names it. */
  String path() {
    return "/" + name;
  }

  /** The address for queries that people are told, without its slash. */
  String endpoint() {
    return queries.get(0).substring(1);
  }

  /** The page of Fuseki's browser interface that asks this dataset, seen from the front page. */
  String editor() {
    return "ui/#/dataset/" + name + "/query";
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.query.Dataset;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2Factory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The protocol and the service-description tests of the W3C for SPARQL 1.1, asked of a server as
 * users have it: {@code mvn test -Pw3c -Dw3c=DIR}. Updates that should go through are left out,
 * since nothing here is for writing; those that should be refused are not.
 */
@Tag("w3c")
class W3cProtocolTest {

  private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
  private static final String HT = "http://www.w3.org/2011/http#";
  private static final String CNT = "http://www.w3.org/2011/content#";
  private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

  /** Where our answer differs, and why. */
  private static final Map<String, String> DIFFERS = Map.of();

  /** Media types of results by the kind that a test expects. */
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "boolean",
          Set.of("application/sparql-results+xml", "application/sparql-results+json"),
          "tabular",
          Set.of(
              "application/sparql-results+xml",
              "application/sparql-results+json",
              "text/csv",
              "text/tab-separated-values"),
          "RDF",
          Set.of("text/turtle", "application/rdf+xml", "application/n-triples"));

  @TempDir private Path directory;

  private final Path suite =
      Path.of(System.getProperty("w3c", "no folder: name it by -Dw3c=DIR")).resolve("sparql11");
  private final HttpClient client = HttpClient.newHttpClient();

  private static Property property(String iri) {
    return ResourceFactory.createProperty(iri);
  }

  @Test
  void speaksTheProtocol() throws Exception {
    Path manifest = suite.resolve("protocol/manifest.ttl");
    Model model = RDFParser.source(manifest).base(manifest.toUri().toString()).toModel();
    Map<String, String> differing = new TreeMap<>();
    int run = 0;
    try (LiveServer server = LiveServer.over(directory)) {
      Dataset dataset = TDB2Factory.connectDataset(directory.resolve("store").toString());
      for (RDFNode entry : entries(model)) {
        String name = entry.asResource().getLocalName();
        if (name.startsWith("update_")) {
          continue;
        }
        run++;
        load(entry.asResource(), dataset);
        fault(entry.asResource(), server).ifPresent(fault -> differing.put(name, fault));
      }
    }
    System.out.println((run - differing.size()) + " of " + run + " protocol tests passed");
    assertThat(run).isEqualTo(27);
    assertThat(differing).as(differing.toString()).containsOnlyKeys(DIFFERS.keySet());
  }

  private static List<RDFNode> entries(Model model) {
    List<RDFNode> entries = new ArrayList<>();
    model
        .listObjectsOfProperty(property(MF + "entries"))
        .forEach(list -> entries.addAll(list.as(RDFList.class).asJavaList()));
    return entries;
  }

  /** The graphs that the test speaks of, by the names that it has for them. */
  private void load(Resource test, Dataset dataset) {
    Txn.executeWrite(
        dataset,
        () ->
            test.listProperties(property(UT + "graphData"))
                .forEach(
                    data -> {
                      String file = data.getProperty(property(UT + "graph")).getResource().getURI();
                      Model graph = dataset.getNamedModel(data.getProperty(RDFS.label).getString());
                      RDFDataMgr.read(graph, file);
                    }));
  }

  private Optional<String> fault(Resource test, LiveServer server) throws Exception {
    List<RDFNode> requests =
        test.getPropertyResourceValue(property(MF + "action"))
            .getPropertyResourceValue(property(HT + "requests"))
            .as(RDFList.class)
            .asJavaList();
    for (RDFNode request : requests) {
      Resource expected = request.asResource().getPropertyResourceValue(property(HT + "resp"));
      HttpResponse<byte[]> answer = send(request.asResource(), server);
      Optional<String> fault = compare(expected, answer);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private HttpResponse<byte[]> send(Resource request, LiveServer server) throws Exception {
    String path =
        request
            .getProperty(property(HT + "absolutePath"))
            .getString()
            .replaceFirst("^/sparql/?", "/summits/sparql");
    Resource body = request.getPropertyResourceValue(property(HT + "body"));
    HttpRequest.Builder http =
        HttpRequest.newBuilder(server.at(path))
            .method(
                request.getProperty(property(HT + "methodName")).getString(),
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(
                        body.getProperty(property(CNT + "chars"))
                            .getString()
                            .getBytes(
                                Charset.forName(
                                    body.getProperty(property(CNT + "characterEncoding"))
                                        .getString()))));
    Resource headers = request.getPropertyResourceValue(property(HT + "headers"));
    if (headers != null) {
      for (RDFNode header : headers.as(RDFList.class).asJavaList()) {
        http.header(
            header.asResource().getProperty(property(HT + "fieldName")).getString(),
            header.asResource().getProperty(property(HT + "fieldValue")).getString());
      }
    }
    return client.send(http.build(), BodyHandlers.ofByteArray());
  }

  private static Optional<String> compare(Resource expected, HttpResponse<byte[]> answer) {
    String status = "StatusCode" + answer.statusCode() / 100 + "xx";
    boolean fits =
        expected
            .listProperties(property(MF + "expectedStatus"))
            .filterKeep(wanted -> wanted.getResource().getURI().endsWith(status))
            .hasNext();
    if (!fits) {
      return Optional.of("status " + answer.statusCode());
    }
    if (!expected.hasProperty(property(MF + "expectedFormat"))) {
      return Optional.empty();
    }
    String format = expected.getProperty(property(MF + "expectedFormat")).getString();
    String type =
        answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    if (!TYPES.get(format).contains(type)) {
      return Optional.of("type " + type + " for " + format);
    }
    if (expected.hasProperty(property(MF + "expectedBoolean"))) {
      boolean wanted = expected.getProperty(property(MF + "expectedBoolean")).getBoolean();
      Lang language = RDFLanguages.contentTypeToLang(type);
      boolean given = ResultSetMgr.readBoolean(new ByteArrayInputStream(answer.body()), language);
      return given == wanted ? Optional.empty() : Optional.of("answer " + given);
    }
    return Optional.empty();
  }

  /** The three tests of the manifest, which has no more than their names. */
  @Test
  void describesItsService() throws Exception {
    Path manifest = suite.resolve("service-description/manifest.ttl");
    List<RDFNode> entries = entries(RDFParser.source(manifest).toModel());
    assertThat(entries.stream().map(entry -> entry.asResource().getLocalName()))
        .containsExactlyInAnyOrder("returns-rdf", "has-endpoint-triple", "conforms-to-schema");
    try (LiveServer server = LiveServer.over(directory)) {
      URI endpoint = server.at("/summits/sparql");
      HttpResponse<String> answer = server.get("/summits/sparql", "Accept", "text/turtle");
      assertThat(answer.statusCode()).isEqualTo(200);
      Model description =
          RDFParser.fromString(answer.body(), Lang.TURTLE).base(endpoint.toString()).toModel();
      assertThat(
              description.contains(
                  null,
                  property(SD + "endpoint"),
                  ResourceFactory.createResource(endpoint.toString())))
          .as("has-endpoint-triple")
          .isTrue();
      conforms(description);
    }
  }

  /** SPARQL 1.1 Service Description, section 3: what each property is of, and what it leads to. */
  private static void conforms(Model description) {
    Model types = ModelFactory.createDefaultModel().add(description);
    Resource service = ResourceFactory.createResource(SD + "Service");
    List<Resource> services = types.listSubjectsWithProperty(RDF.type, service).toList();
    assertThat(services).hasSize(1);
    for (var statement : services.get(0).listProperties().toList()) {
      String name = statement.getPredicate().getURI();
      if (name.startsWith(SD)) {
        assertThat(name.substring(SD.length()))
            .isIn(
                "endpoint",
                "supportedLanguage",
                "resultFormat",
                "inputFormat",
                "defaultDataset",
                "defaultEntailmentRegime",
                "defaultSupportedEntailmentProfile",
                "availableGraphs",
                "extensionFunction",
                "extensionAggregate",
                "languageExtension",
                "feature",
                "propertyFeature");
        assertThat(statement.getObject().isResource()).as(name).isTrue();
      }
    }
    assertThat(services.get(0).hasProperty(property(SD + "endpoint"))).isTrue();
    assertThat(
            services
                .get(0)
                .hasProperty(
                    property(SD + "supportedLanguage"),
                    ResourceFactory.createResource(SD + "SPARQL11Query")))
        .isTrue();
    Resource dataset = services.get(0).getPropertyResourceValue(property(SD + "defaultDataset"));
    assertThat(dataset.hasProperty(RDF.type, ResourceFactory.createResource(SD + "Dataset")))
        .isTrue();
    Resource graph = dataset.getPropertyResourceValue(property(SD + "defaultGraph"));
    assertThat(graph.hasProperty(RDF.type, ResourceFactory.createResource(SD + "Graph"))).isTrue();
  }
}

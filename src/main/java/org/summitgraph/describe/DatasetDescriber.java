package org.summitgraph.describe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.summitgraph.describe.DatasetSurvey.Links;
import org.summitgraph.describe.DatasetSurvey.SourceShare;
import org.summitgraph.describe.OntologyDescription.Header;
import org.summitgraph.model.AboutGraphs;
import org.summitgraph.model.Text;
import org.summitgraph.vocab.SG;

/**
 * Describes a dataset by <a href="https://www.w3.org/TR/void/">VoID</a> and <a
 * href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a>: what is in it, from which sources, under
 * which licence, in which version, and where to fetch it. Nothing in it is a blank node.
 */
public final class DatasetDescriber {

  private static final String VANN = "http://purl.org/vocab/vann/";
  private static final Property USAGE_NOTE = property(VANN + "usageNote");

  /** The version of the protocol. */
  private static final String RECONCILIATION =
      "https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/";

  private static final String SPDX = "http://spdx.org/rdf/terms#";
  private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";
  private static final String FORMAT = "http://www.w3.org/ns/formats/";
  static final Property VERSION = property("http://www.w3.org/ns/dcat#version");

  /** Prefixes of a description, beside those of the corpus. */
  public static final Map<String, String> PREFIXES =
      Map.of(
          "dcat", DCAT.NS,
          "dcterms", DCTerms.NS,
          "foaf", FOAF.NS,
          "rdfs", RDFS.uri,
          "sd", ServiceDescriber.NS,
          "spdx", SPDX,
          "vann", VANN,
          "void", VOID.NS,
          "xsd", XSDDatatype.XSD + "#");

  private final Publication publication;
  private final Header header;
  private final DatasetSurvey survey;
  private final DatasetAddresses addresses;
  private final Model model = ModelFactory.createDefaultModel();
  private final Resource dataset;

  private DatasetDescriber(
      Publication publication, DatasetSurvey survey, DatasetAddresses addresses) {
    this.publication = publication;
    this.header = publication.header();
    this.survey = survey;
    this.addresses = addresses;
    this.dataset = model.createResource(addresses.dataset());
  }

  /**
   * The description.
   *
   * @param sums of the dumps, as far as they are known
   */
  public static Model describe(
      Publication publication,
      DatasetSurvey survey,
      DatasetAddresses addresses,
      List<DumpSum> sums) {
    DatasetDescriber describer = new DatasetDescriber(publication, survey, addresses);
    describer.describeDocument();
    describer.describeDataset();
    describer.addPartitions();
    survey.sources().forEach(describer::addSource);
    survey.links().forEach(describer::addLinks);
    describer.addDumps(sums);
    addresses.service().ifPresent(describer::addService);
    return describer.model;
  }

  private void describeDocument() {
    model
        .createResource(addresses.description())
        .addProperty(RDF.type, VOID.DatasetDescription)
        .addProperty(DCTerms.title, header.title() + ": description of the data set", "en")
        .addProperty(FOAF.primaryTopic, dataset);
  }

  private void describeDataset() {
    dataset
        .addProperty(RDF.type, VOID.Dataset)
        .addProperty(RDF.type, DCAT.Dataset)
        .addProperty(DCTerms.title, header.title(), "en")
        .addProperty(DCTerms.description, header.description(), "en")
        .addProperty(DCTerms.identifier, "sha256:" + publication.version().sha256())
        .addProperty(VERSION, publication.version().name())
        .addProperty(DCTerms.conformsTo, model.createResource(header.iri()))
        .addProperty(VOID.vocabulary, model.createResource(header.iri()))
        .addProperty(DCTerms.bibliographicCitation, publication.citation())
        .addProperty(VOID.feature, model.createResource(FORMAT + "Turtle"))
        .addProperty(VOID.feature, model.createResource(FORMAT + "TriG"))
        .addProperty(VOID.triples, number(survey.triples()));
    publication.creators().forEach(name -> dataset.addProperty(DCTerms.creator, name));
    header.modified().ifPresent(day -> addDay(dataset, DCTerms.modified, day));
    header
        .licence()
        .ifPresent(licence -> dataset.addProperty(DCTerms.license, model.createResource(licence)));
  }

  private void addPartitions() {
    for (DatasetSurvey.Count type : survey.classes()) {
      Resource part = part("class", type.term());
      dataset.addProperty(VOID.classPartition, part);
      part.addProperty(VOID._class, model.createResource(type.term()))
          .addProperty(VOID.entities, number(type.number()));
    }
    for (DatasetSurvey.Count property : survey.properties()) {
      Resource part = part("property", property.term());
      dataset.addProperty(VOID.propertyPartition, part);
      part.addProperty(VOID.property, model.createResource(property.term()))
          .addProperty(VOID.triples, number(property.number()));
    }
  }

  /** The facts that were read from one source: a subset, though of many graphs. */
  private void addSource(SourceShare source) {
    Resource part = part("source", source.iri());
    Resource about =
        model.createResource(AboutGraphs.of(NodeFactory.createURI(source.iri())).getURI());
    dataset.addProperty(VOID.subset, part);
    part.addProperty(RDF.type, VOID.Dataset)
        .addProperty(DCTerms.source, model.createResource(source.iri()))
        .addProperty(DCTerms.title, source.title().orElse(source.iri()))
        .addProperty(RDFS.seeAlso, about)
        .addProperty(VOID.triples, number(source.facts()));
    addShare(part, "passages", source, SG.PASSAGE, source.passages());
    addShare(part, "claim-graphs", source, SG.CLAIM_GRAPH, source.claimGraphs());
  }

  private void addShare(Resource part, String kind, SourceShare source, Node type, long number) {
    Resource share = part(kind, source.iri());
    part.addProperty(VOID.classPartition, share);
    share
        .addProperty(VOID._class, model.createResource(type.getURI()))
        .addProperty(VOID.entities, number(number));
  }

  private void addLinks(Links links) {
    Resource linkset = part("links", links.property() + " " + links.namespace());
    Resource target = part("target", links.namespace());
    dataset.addProperty(VOID.subset, linkset);
    linkset
        .addProperty(RDF.type, VOID.Linkset)
        .addProperty(VOID.linkPredicate, model.createResource(links.property()))
        .addProperty(VOID.subjectsTarget, dataset)
        .addProperty(VOID.objectsTarget, target)
        .addProperty(VOID.triples, number(links.number()));
    target.addProperty(RDF.type, VOID.Dataset).addProperty(VOID.uriSpace, links.namespace());
  }

  private void addDumps(List<DumpSum> sums) {
    Map<String, DumpSum> byName = new TreeMap<>();
    sums.forEach(sum -> byName.put(sum.file().name(), sum));
    for (DumpFile file : DumpFile.all()) {
      // What a folder holds is known; a server holds all of them.
      if (addresses.service().isPresent() || byName.containsKey(file.name())) {
        addDump(file, byName.get(file.name()));
      }
    }
  }

  private void addDump(DumpFile file, DumpSum sum) {
    Resource address = model.createResource(addresses.dumps() + file.name());
    Resource distribution = model.createResource(addresses.fragment(file.name()));
    dataset.addProperty(VOID.dataDump, address).addProperty(DCAT.distribution, distribution);
    distribution
        .addProperty(RDF.type, DCAT.Distribution)
        .addProperty(DCTerms.title, file.name() + ": " + file.format().what(), "en")
        .addProperty(DCAT.downloadURL, address)
        .addProperty(DCAT.accessURL, address)
        .addProperty(DCAT.mediaType, mediaType(file.format().lang().getHeaderString()));
    if (file.packed()) {
      distribution.addProperty(DCAT.compressFormat, mediaType("application/gzip"));
    }
    header
        .licence()
        .ifPresent(
            licence -> distribution.addProperty(DCTerms.license, model.createResource(licence)));
    if (sum != null) {
      addSum(distribution, sum);
    }
  }

  private void addSum(Resource distribution, DumpSum sum) {
    Resource checksum = model.createResource(addresses.fragment(sum.file().name() + "-sha256"));
    distribution
        .addProperty(
            DCAT.byteSize,
            model.createTypedLiteral(Long.toString(sum.bytes()), XSDDatatype.XSDnonNegativeInteger))
        .addProperty(property(SPDX + "checksum"), checksum);
    checksum
        .addProperty(RDF.type, model.createResource(SPDX + "Checksum"))
        .addProperty(
            property(SPDX + "algorithm"), model.createResource(SPDX + "checksumAlgorithm_sha256"))
        .addProperty(
            property(SPDX + "checksumValue"),
            model.createTypedLiteral(sum.sha256(), XSDDatatype.XSDhexBinary));
  }

  private void addService(DatasetAddresses.Service service) {
    Resource endpoint = model.createResource(service.endpoint());
    dataset
        .addProperty(VOID.sparqlEndpoint, endpoint)
        .addProperty(FOAF.homepage, model.createResource(service.home()))
        .addProperty(DCAT.landingPage, model.createResource(service.home()))
        .addProperty(USAGE_NOTE, model.createResource(service.linking()));
    model
        .createResource(addresses.fragment("service"))
        .addProperty(RDF.type, DCAT.DataService)
        .addProperty(DCTerms.title, header.title() + ": queries", "en")
        .addProperty(DCAT.endpointURL, endpoint)
        .addProperty(DCAT.endpointDescription, endpoint)
        .addProperty(DCAT.endpointDescription, model.createResource(service.openApi()))
        .addProperty(DCAT.endpointDescription, model.createResource(addresses.queries()))
        .addProperty(RDFS.seeAlso, model.createResource(service.limits()))
        .addProperty(DCAT.servesDataset, dataset);
    Resource reconciliation = model.createResource(service.reconciliation());
    model
        .createResource(addresses.fragment("reconciliation"))
        .addProperty(RDF.type, DCAT.DataService)
        .addProperty(DCTerms.title, header.title() + ": names matched to things", "en")
        .addProperty(DCAT.endpointURL, reconciliation)
        .addProperty(DCAT.endpointDescription, reconciliation)
        .addProperty(DCTerms.conformsTo, model.createResource(RECONCILIATION))
        .addProperty(DCAT.servesDataset, dataset);
  }

  /** A part of the data set: its name begins readably, and the hash keeps names apart. */
  private Resource part(String kind, String what) {
    String local = what.replaceFirst("[/#]$", "").replaceFirst("^.*[/#]", "");
    return model.createResource(
        addresses.fragment(
            kind
                + "-"
                + local.replaceAll("[^A-Za-z0-9]+", "-")
                + "-"
                + Text.sha256(what).substring(0, 8)));
  }

  private Resource mediaType(String name) {
    return model.createResource(MEDIA_TYPE + name);
  }

  static Literal number(long count) {
    return ResourceFactory.createTypedLiteral(Long.toString(count), XSDDatatype.XSDinteger);
  }

  private static void addDay(Resource subject, Property property, String day) {
    subject.addProperty(property, ResourceFactory.createTypedLiteral(day, XSDDatatype.XSDdate));
  }

  private static Property property(String iri) {
    return ResourceFactory.createProperty(iri);
  }
}

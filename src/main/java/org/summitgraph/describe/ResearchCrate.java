package org.summitgraph.describe;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.summitgraph.describe.OntologyDescription.Header;

/**
 * The file {@code ro-crate-metadata.json} of a release: <a
 * href="https://www.researchobject.org/ro-crate/specification/1.2/">RO-Crate 1.2</a>, an attached
 * package.
 */
public final class ResearchCrate {

  public static final String FILE = "ro-crate-metadata.json";

  private static final String CONTEXT = "https://w3id.org/ro/crate/1.2/context";
  private static final String PROFILE = "https://w3id.org/ro/crate/1.2";

  /**
   * A file of the release.
   *
   * @param what what a reader finds in it, as a phrase
   */
  public record Part(String name, String what, String mediaType, long bytes, String sha256) {}

  private ResearchCrate() {}

  /**
   * What RO-Crate asks of a release and the header of its ontology does not say: for each a line of
   * Turtle that would say it, as an example.
   */
  public static List<String> missing(Publication publication) {
    Header header = publication.header();
    List<String> missing = new ArrayList<>();
    if (header.title().equals(OntologyDescription.UNTITLED)) {
      missing.add("dcterms:title \"Name of the data\"@en");
    }
    if (header.description().isBlank()) {
      missing.add("dcterms:description \"What is in the data.\"@en");
    }
    if (header.licence().isEmpty()) {
      missing.add("dcterms:license <" + Citation.CC_BY + ">");
    }
    if (header.modified().isEmpty()) {
      missing.add("dcterms:modified \"2026-12-31\"^^xsd:date");
    }
    if (publication.creators().isEmpty()) {
      missing.add("dcterms:creator \"Who made the data\"");
    }
    return missing;
  }

  /** The metadata, the same text for the same release. */
  public static String metadata(Publication publication, List<Part> parts) {
    JsonArray graph = new JsonArray();
    graph.add(descriptor());
    graph.add(root(publication, parts));
    parts.forEach(part -> graph.add(file(part)));
    publication.header().licence().ifPresent(licence -> graph.add(entity(licence, "CreativeWork")));
    for (String creator : publication.creators()) {
      JsonObject organization = entity(agent(creator), "Organization");
      organization.put("name", creator);
      graph.add(organization);
    }
    JsonObject all = new JsonObject();
    all.put("@context", CONTEXT);
    all.put("@graph", graph);
    return all + "\n";
  }

  private static JsonObject descriptor() {
    JsonObject descriptor = entity(FILE, "CreativeWork");
    descriptor.put("conformsTo", reference(PROFILE));
    descriptor.put("about", reference("./"));
    return descriptor;
  }

  private static JsonObject root(Publication publication, List<Part> parts) {
    Header header = publication.header();
    JsonObject root = entity("./", "Dataset");
    root.put("name", header.title());
    if (!header.description().isBlank()) {
      root.put("description", header.description());
    }
    root.put("version", publication.version().name());
    root.put("identifier", "sha256:" + publication.version().sha256());
    header.modified().ifPresent(day -> root.put("datePublished", day));
    header.licence().ifPresent(licence -> root.put("license", reference(licence)));
    JsonArray makers = new JsonArray();
    publication.creators().forEach(creator -> makers.add(reference(agent(creator))));
    root.put("creator", makers);
    JsonArray files = new JsonArray();
    parts.forEach(part -> files.add(reference(part.name())));
    root.put("hasPart", files);
    return root;
  }

  private static JsonObject file(Part part) {
    JsonObject file = entity(part.name(), "File");
    file.put("name", part.name());
    file.put("description", part.what());
    file.put("encodingFormat", part.mediaType());
    file.put("contentSize", Long.toString(part.bytes()));
    file.put("sha256", part.sha256());
    return file;
  }

  private static String agent(String name) {
    return "#" + name.replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  private static JsonObject reference(String id) {
    JsonObject reference = new JsonObject();
    reference.put("@id", id);
    return reference;
  }

  private static JsonObject entity(String id, String type) {
    JsonObject entity = reference(id);
    entity.put("@type", type);
    return entity;
  }
}

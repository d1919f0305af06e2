package org.summitgraph.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.summitgraph.describe.OntologyDescription.Term;
import org.summitgraph.describe.match.Schema;

/** What a reconciliation service says of itself: Reconciliation Service API 0.2, section 3.1. */
final class ReconciliationManifest {

  static final String ADDRESS = "reconcile";

  /** Pixels of a preview. */
  private static final int WIDTH = 440;

  private static final int HEIGHT = 280;

  private final Site site;
  private final Schema schema;

  ReconciliationManifest(Site site, Schema schema) {
    this.site = site;
    this.schema = schema;
  }

  /**
   * @param base address of the front page
   */
  JsonObject json(String base) {
    String service = base + ADDRESS;
    JsonArray versions = new JsonArray();
    versions.add("0.2");
    JsonObject manifest = new JsonObject();
    manifest.add("versions", versions);
    manifest.addProperty("name", site.title());
    manifest.addProperty("identifierSpace", site.addresses().base());
    manifest.addProperty("schemaSpace", site.ontology().header().iri());
    manifest.addProperty("documentation", base + LinkingPage.ADDRESS);
    manifest.addProperty("serviceVersion", site.edition().shortVersion());
    manifest.addProperty("batchSize", ReconciliationRequest.MOST_QUERIES);
    manifest.add("defaultTypes", defaultTypes());
    JsonObject view = new JsonObject();
    view.addProperty("url", service + "/view?id={{id}}");
    manifest.add("view", view);
    JsonObject preview = new JsonObject();
    preview.addProperty("url", service + "/preview?id={{id}}");
    preview.addProperty("width", WIDTH);
    preview.addProperty("height", HEIGHT);
    manifest.add("preview", preview);
    JsonObject suggest = new JsonObject();
    for (String kind : List.of("entity", "property", "type")) {
      suggest.add(kind, place(service, "/suggest/" + kind));
    }
    manifest.add("suggest", suggest);
    JsonObject extend = new JsonObject();
    extend.add("propose_properties", place(service, "/properties"));
    extend.add("property_settings", new JsonArray());
    manifest.add("extend", extend);
    return manifest;
  }

  /** The classes that a reader meets first, as far as there are instances. */
  private JsonArray defaultTypes() {
    JsonArray types = new JsonArray();
    List<String> core = site.ontology().core().stream().map(Term::iri).toList();
    schema.classes().stream()
        .filter(type -> core.contains(type.iri()))
        .forEach(
            type -> {
              JsonObject json = new JsonObject();
              json.addProperty("id", type.id());
              json.addProperty("name", type.name());
              types.add(json);
            });
    return types;
  }

  private static JsonObject place(String service, String path) {
    JsonObject place = new JsonObject();
    place.addProperty("service_url", service);
    place.addProperty("service_path", path);
    return place;
  }
}

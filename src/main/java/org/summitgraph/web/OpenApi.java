package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Query;
import org.summitgraph.query.CannedQuery;
import org.summitgraph.query.Parameter;
import org.summitgraph.query.ParameterType;

/**
 * {@code /openapi.json}: the canned queries as an <a
 * href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a> description.
 */
final class OpenApi extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;
  private final transient List<CannedQuery> queries;
  private final transient DatasetAccount account;

  OpenApi(Site site, List<CannedQuery> queries, DatasetAccount account) {
    this.site = site;
    this.queries = List.copyOf(queries);
    this.account = account;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    return forScriptsOfAnyPage(
        new Answer(
            HttpServletResponse.SC_OK,
            "application/json",
            (description(site.base(request)) + "\n").getBytes(StandardCharsets.UTF_8),
            Map.of(),
            Optional.empty()));
  }

  private JsonObject description(String base) {
    JsonObject info = new JsonObject();
    info.put("title", site.title());
    info.put("description", account.publication().header().description());
    info.put("version", account.publication().version().name());
    site.licence().ifPresent(licence -> info.put("license", licence(licence)));
    JsonObject server = new JsonObject();
    server.put("url", base.replaceFirst("/$", ""));
    JsonArray servers = new JsonArray();
    servers.add(server);
    JsonObject paths = new JsonObject();
    queries.forEach(query -> paths.put("/" + DatasetAccount.QUERIES + query.name(), path(query)));
    JsonObject all = new JsonObject();
    all.put("openapi", "3.1.0");
    all.put("info", info);
    all.put("servers", servers);
    all.put("tags", tags());
    all.put("paths", paths);
    return all;
  }

  private static JsonObject licence(String address) {
    JsonObject licence = new JsonObject();
    licence.put("name", address);
    licence.put("url", address);
    return licence;
  }

  private JsonArray tags() {
    Set<String> names = new LinkedHashSet<>();
    queries.forEach(query -> names.addAll(query.tags()));
    JsonArray tags = new JsonArray();
    names.forEach(
        name -> {
          JsonObject tag = new JsonObject();
          tag.put("name", name);
          tags.add(tag);
        });
    return tags;
  }

  private static JsonObject path(CannedQuery query) {
    JsonArray tags = new JsonArray();
    query.tags().forEach(tags::add);
    JsonArray parameters = new JsonArray();
    query.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    JsonObject get = new JsonObject();
    get.put("operationId", query.name());
    get.put("summary", query.summary());
    get.put("description", query.description());
    get.put("tags", tags);
    get.put("parameters", parameters);
    get.put("responses", responses(query.query()));
    JsonObject path = new JsonObject();
    path.put("get", get);
    return path;
  }

  private static JsonObject parameter(Parameter parameter) {
    JsonObject schema = new JsonObject();
    boolean number = parameter.type() == ParameterType.INTEGER;
    schema.put("type", number ? "integer" : "string");
    if (parameter.type() == ParameterType.DATE) {
      schema.put("format", "date");
    }
    JsonObject described = new JsonObject();
    described.put("name", parameter.name());
    described.put("in", "query");
    described.put("required", false);
    described.put("description", description(parameter.type()));
    if (number) {
      schema.put("default", JsonNumber.value(Long.parseLong(parameter.defaultValue())));
    } else {
      schema.put("default", parameter.defaultValue());
    }
    described.put("schema", schema);
    return described;
  }

  private static String description(ParameterType type) {
    return switch (type) {
      case DATE -> "A day.";
      case INTEGER -> "A whole number.";
      case IRI -> "A full IRI, or a prefixed name.";
      case TEXT -> "Words.";
    };
  }

  private static JsonObject responses(Query query) {
    List<Offer> offers =
        new ArrayList<>(
            query.isConstructType() || query.isDescribeType()
                ? DocumentFormat.ALL
                : ResultOffer.ALL);
    JsonObject content = new JsonObject();
    for (Offer offer : offers) {
      content.put(offer.mediaType(), new JsonObject());
    }
    JsonObject found = new JsonObject();
    found.put("description", "The answer.");
    found.put("content", content);
    JsonObject responses = new JsonObject();
    responses.put("200", found);
    responses.put("400", failure("A parameter is unknown or does not fit; the text names it."));
    responses.put("406", failure("None of the forms asked for; the text names those there are."));
    responses.put("503", failure("The answer takes too long, or is too long."));
    return responses;
  }

  private static JsonObject failure(String what) {
    JsonObject content = new JsonObject();
    content.put("text/plain", new JsonObject());
    JsonObject failure = new JsonObject();
    failure.put("description", what);
    failure.put("content", content);
    return failure;
  }
}

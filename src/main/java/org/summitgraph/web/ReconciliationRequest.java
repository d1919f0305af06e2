package org.summitgraph.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.summitgraph.describe.match.Question;
import org.summitgraph.describe.match.Question.Constraint;
import org.summitgraph.describe.match.Question.Wanted;

/**
 * Reads what clients send to a reconciliation service: batches of queries and data extension
 * queries (Reconciliation Service API 0.2, sections 4.1 and 7.3). What does not fit is refused with
 * a sentence that names the part of the batch by its place, and repeats nothing of it.
 */
final class ReconciliationRequest {

  /** Queries in a batch; the manifest tells it. */
  static final int MOST_QUERIES = 50;

  /** Candidates of a query, suggestions and proposed properties. */
  static final int MOST_RESULTS = 100;

  static final int MOST_IDS = 200;
  static final int MOST_PROPERTIES = 30;

  private static final int USUAL_RESULTS = 10;
  private static final int MOST_CONSTRAINTS = 20;
  private static final int MOST_VALUES = 20;

  /** UTF-16 code units of a text; no name is longer. */
  private static final int LONGEST_TEXT = 1_000;

  private ReconciliationRequest() {}

  /**
   * What values of which things are asked for.
   *
   * @param ids of the things
   * @param properties their ids
   */
  record Extension(List<String> ids, List<String> properties) {
    Extension {
      ids = List.copyOf(ids);
      properties = List.copyOf(properties);
    }
  }

  /**
   * The queries of a batch, by the keys that the client gave them.
   *
   * @throws Refusal.Thrown 400 for what is no batch, 413 for one that is too large
   */
  static Map<String, Question> batch(String json) {
    JsonObject batch = object(json, "queries");
    if (batch.size() > MOST_QUERIES) {
      throw tooLarge("A batch has at most " + MOST_QUERIES + " queries.");
    }
    Map<String, Question> questions = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, JsonElement> query : batch.entrySet()) {
      number++;
      questions.put(
          query.getKey(), question(query.getValue(), "Query " + number + " of the batch"));
    }
    return questions;
  }

  private static Question question(JsonElement element, String where) {
    if (!element.isJsonObject()) {
      throw bad(where + " is no object; for example {\"query\": \"Geneva\", \"limit\": 3}.");
    }
    JsonObject query = element.getAsJsonObject();
    Optional<String> text =
        member(query, "query")
            .map(value -> text(value, where + ": query"))
            .filter(value -> !value.isBlank());
    List<Constraint> constraints = constraints(query, where);
    if (text.isEmpty() && constraints.isEmpty()) {
      throw bad(where + " has neither a query, which is a text that is not empty, nor properties.");
    }
    return new Question(
        text, types(query, where), strictness(query, where), constraints, limit(query, where));
  }

  private static List<String> types(JsonObject query, String where) {
    List<String> types = new ArrayList<>();
    for (JsonElement type : oneOrMore(query, "type", MOST_VALUES, where)) {
      types.add(idOrText(type, where + ": type").text());
    }
    return types;
  }

  private static Question.Strictness strictness(JsonObject query, String where) {
    String name =
        member(query, "type_strict")
            .map(value -> text(value, where + ": type_strict"))
            .orElse("any");
    return switch (name) {
      case "any" -> Question.Strictness.ANY;
      case "all" -> Question.Strictness.ALL;
      case "should" -> Question.Strictness.SHOULD;
      default -> throw bad(where + ": type_strict is any, all or should.");
    };
  }

  private static int limit(JsonObject query, String where) {
    Optional<JsonElement> limit = member(query, "limit");
    if (limit.isEmpty()) {
      return USUAL_RESULTS;
    }
    String number = limit.get().isJsonPrimitive() ? limit.get().getAsString() : "";
    // 3.0 is how some clients write 3.
    if (!number.matches("0*[1-9]\\d{0,8}(\\.0+)?")) {
      throw bad(where + ": limit is a whole number from 1, for example 3.");
    }
    return Math.min(MOST_RESULTS, Integer.parseInt(number.replaceFirst("\\..*", "")));
  }

  private static List<Constraint> constraints(JsonObject query, String where) {
    List<Constraint> constraints = new ArrayList<>();
    for (JsonElement element : list(query, "properties", MOST_CONSTRAINTS, where)) {
      String at = where + ": properties";
      if (!element.isJsonObject()) {
        throw bad(at + " are objects, for example {\"pid\": \"rdfs:label\", \"v\": \"Geneva\"}.");
      }
      JsonObject property = element.getAsJsonObject();
      String id =
          member(property, "pid")
              .map(value -> text(value, at + ": pid"))
              .orElseThrow(() -> bad(at + ": a pid lacks."));
      List<Wanted> values = new ArrayList<>();
      for (JsonElement value : oneOrMore(property, "v", MOST_VALUES, at)) {
        values.add(idOrText(value, at + ": v"));
      }
      if (values.isEmpty()) {
        throw bad(at + ": a value (v) lacks.");
      }
      constraints.add(new Constraint(id, values));
    }
    return constraints;
  }

  /** A text, a number, a truth value, or an entity by its id. */
  private static Wanted idOrText(JsonElement element, String where) {
    if (element.isJsonObject()) {
      return member(element.getAsJsonObject(), "id")
          .map(id -> new Wanted(text(id, where + ": id"), true))
          .orElseThrow(() -> bad(where + ": an id lacks."));
    }
    if (!element.isJsonPrimitive()) {
      throw bad(where + " is a text, a number, true, false, or an object with an id.");
    }
    return new Wanted(bounded(element.getAsString(), where), false);
  }

  /**
   * A data extension query.
   *
   * @throws Refusal.Thrown 400 for what is none, 413 for one that is too large
   */
  static Extension extension(String json) {
    JsonObject query = object(json, "extend");
    List<String> ids = new ArrayList<>();
    for (JsonElement id : list(query, "ids", MOST_IDS, "extend")) {
      ids.add(text(id, "extend: ids"));
    }
    List<String> properties = new ArrayList<>();
    for (JsonElement property : list(query, "properties", MOST_PROPERTIES, "extend")) {
      properties.add(
          Optional.of(property)
              .filter(JsonElement::isJsonObject)
              .flatMap(object -> member(object.getAsJsonObject(), "id"))
              .map(id -> text(id, "extend: properties: id"))
              .orElseThrow(() -> bad("extend: properties are objects with an id.")));
    }
    if (!query.has("ids") || !query.has("properties")) {
      throw bad("extend has ids and properties, both lists.");
    }
    return new Extension(ids, properties);
  }

  private static JsonObject object(String json, String name) {
    try {
      JsonReader reader = new JsonReader(new StringReader(json));
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | IOException e) {
      throw bad(name + " is no JSON.");
    }
    throw bad(name + " is no JSON object.");
  }

  /** A member that is there and not null. */
  private static Optional<JsonElement> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isJsonNull());
  }

  private static JsonArray list(JsonObject object, String name, int most, String where) {
    JsonElement value = member(object, name).orElseGet(JsonArray::new);
    if (!value.isJsonArray()) {
      throw bad(where + ": " + name + " is a list.");
    }
    return bounded(value.getAsJsonArray(), name, most, where);
  }

  private static JsonArray oneOrMore(JsonObject object, String name, int most, String where) {
    JsonElement value = member(object, name).orElseGet(JsonArray::new);
    if (value.isJsonArray()) {
      return bounded(value.getAsJsonArray(), name, most, where);
    }
    JsonArray one = new JsonArray();
    one.add(value);
    return one;
  }

  private static JsonArray bounded(JsonArray list, String name, int most, String where) {
    if (list.size() > most) {
      throw tooLarge(where + ": " + name + " has at most " + most + " members.");
    }
    return list;
  }

  private static String text(JsonElement element, String where) {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return bounded(primitive.getAsString(), where);
    }
    throw bad(where + " is a text.");
  }

  private static String bounded(String text, String where) {
    if (text.length() > LONGEST_TEXT) {
      throw tooLarge(
          String.format(Locale.ROOT, "%s is longer than %,d characters.", where, LONGEST_TEXT));
    }
    return text;
  }

  private static Refusal.Thrown bad(String sentence) {
    return Refusal.of(HttpServletResponse.SC_BAD_REQUEST, sentence).thrown();
  }

  private static Refusal.Thrown tooLarge(String sentence) {
    return Refusal.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, sentence).thrown();
  }
}

package org.summitgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Path VILLAGE = Path.of("examples/village");

  @TempDir static Path directory;

  private static ShippedServer shipped;
  private static ShippedServer village;

  @BeforeAll
  static void start() {
    shipped =
        ShippedServer.of(
            Path.of(""), directory.resolve("shipped"), Optional.empty(), Optional.empty());
    village =
        ShippedServer.of(
            VILLAGE,
            directory.resolve("village"),
            Optional.of(VILLAGE.resolve("documents")),
            Optional.empty());
  }

  @AfterAll
  static void stop() {
    shipped.close();
    village.close();
  }

  private static JsonObject json(HttpResponse<String> answer, String schema) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(faults(answer.body(), schema)).as(answer.body()).isEmpty();
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static List<String> faults(String json, String schema) {
    try {
      String text = Files.readString(Path.of("src/test/data/reconciliation", schema + ".json"));
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(text)
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> post(ShippedServer server, String name, String value) {
    return server.live().post("/reconcile", FORM, name + "=" + LiveServer.encode(value));
  }

  /** The candidates of one query. */
  private static List<JsonObject> candidates(ShippedServer server, String query) {
    JsonObject results = json(post(server, "queries", "{\"q\": " + query + "}"), "results");
    return objects(results.getAsJsonObject("q").getAsJsonArray("result"));
  }

  private static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    array.forEach(element -> objects.add(element.getAsJsonObject()));
    return objects;
  }

  private static String id(JsonObject object) {
    return object.get("id").getAsString();
  }

  private static boolean isMatch(JsonObject candidate) {
    return candidate.get("match").getAsBoolean();
  }

  private static List<String> ids(JsonObject suggestions) {
    return objects(suggestions.getAsJsonArray("result")).stream()
        .map(ReconciliationTest::id)
        .toList();
  }

  @Test
  void saysWhatItOffersAndEveryAddressAnswers() {
    for (ShippedServer server : List.of(shipped, village)) {
      LiveServer live = server.live();
      JsonObject manifest = json(live.get("/reconcile"), "manifest");
      assertThat(json(live.post("/reconcile", FORM, ""), "manifest")).isEqualTo(manifest);
      JsonObject suggest = manifest.getAsJsonObject("suggest");
      for (String kind : List.of("entity", "type", "property")) {
        assertThat(ids(json(live.get(place(suggest, kind) + "?prefix="), "suggestions")))
            .as(kind)
            .isNotEmpty();
      }
      JsonObject extend = manifest.getAsJsonObject("extend");
      json(live.get(place(extend, "propose_properties") + "?type=x"), "proposal");
      assertThat(live.get(path(manifest.get("documentation").getAsString())).statusCode())
          .isEqualTo(200);
    }
    JsonObject manifest = json(village.live().get("/reconcile"), "manifest");
    assertThat(manifest.get("identifierSpace").getAsString())
        .isEqualTo("https://w3id.org/summitgraph/examples/village/");
  }

  private static String place(JsonObject services, String name) {
    JsonObject place = services.getAsJsonObject(name);
    return path(place.get("service_url").getAsString() + place.get("service_path").getAsString());
  }

  private static String path(String address) {
    return address.replaceFirst("^http://[^/]+", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Angela Merkel|id/person/angela-merkel",
        "Merkel, ANGELA|id/person/angela-merkel",
        "Obama|id/person/barack-obama",
        "Q567|id/person/angela-merkel",
        "wd:Q567|id/person/angela-merkel",
        "http://www.wikidata.org/entity/Q567|id/person/angela-merkel",
        "https://www.wikidata.org/wiki/Q567|id/person/angela-merkel",
        "https://w3id.org/summitgraph/id/person/angela-merkel|id/person/angela-merkel",
        "person:angela-merkel|id/person/angela-merkel",
        "person/angela-merkel|id/person/angela-merkel",
        "id/person/angela-merkel|id/person/angela-merkel"
      })
  void knowsAThingByNameAliasAndIdentifierHereAndElsewhere(String text, String id) {
    List<JsonObject> found = candidates(shipped, "{\"query\": \"" + text + "\"}");
    assertThat(id(found.get(0))).isEqualTo(id);
    assertThat(isMatch(found.get(0))).isTrue();
    assertThat(found.get(0).get("score").getAsDouble()).isEqualTo(100);
    assertThat(found.stream().filter(ReconciliationTest::isMatch)).hasSize(1);
  }

  @Test
  void findsMisspeltNamesButTakesNoneOfThemForCertain() {
    List<JsonObject> found = candidates(shipped, "{\"query\": \"Angela Merkle\", \"limit\": 3}");
    assertThat(id(found.get(0))).isEqualTo("id/person/angela-merkel");
    assertThat(found).noneMatch(ReconciliationTest::isMatch).hasSizeBetween(1, 3);
    assertThat(found)
        .extracting(candidate -> candidate.get("score").getAsDouble())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(candidates(shipped, "{\"query\": \"xyzzyx\"}")).isEmpty();
  }

  @Test
  void typesNarrowOrOnlyRankTheCandidates() {
    String query = "{\"query\": \"Geneva\", \"limit\": 50, \"type\": %s, \"type_strict\": \"%s\"}";
    List<JsonObject> places = candidates(shipped, query.formatted("\"sg:City\"", "any"));
    assertThat(id(places.get(0))).isEqualTo("id/place/geneva");
    assertThat(isMatch(places.get(0))).isTrue();
    String meeting = "{\"query\": \"meeting Geneva\", \"limit\": 50, \"type\": \"%s\"}";
    assertThat(candidates(shipped, meeting.formatted("sg:Meeting")))
        .isNotEmpty()
        .allMatch(one -> id(one).startsWith("id/event/"))
        .hasSameSizeAs(
            candidates(
                shipped, meeting.formatted("https://w3id.org/summitgraph/ontology#Meeting")));
    assertThat(candidates(shipped, query.formatted("[\"sg:City\", \"sg:Meeting\"]", "all")))
        .isEmpty();
    List<JsonObject> ranked = candidates(shipped, query.formatted("[\"sg:Meeting\"]", "should"));
    assertThat(ranked).anyMatch(one -> id(one).equals("id/place/geneva"));
    assertThat(ranked).noneMatch(ReconciliationTest::isMatch);
    assertThat(candidates(shipped, query.formatted("\"sg:NoSuchClass\"", "any"))).isEmpty();
  }

  @Test
  void propertiesTellNamesakesApart() {
    String query =
        "{\"query\": \"summit Helsinki\", \"properties\": [{\"pid\": \"sg:date\", \"v\": \"%s\"}]}";
    JsonObject right = candidates(shipped, query.formatted("2018-07")).get(0);
    assertThat(id(right)).isEqualTo("id/event/helsinki-2018");
    assertThat(feature(right, "properties")).isEqualTo(100);
    JsonObject wrong =
        candidates(shipped, query.formatted("1842")).stream()
            .filter(one -> id(one).equals("id/event/helsinki-2018"))
            .findFirst()
            .orElseThrow();
    assertThat(feature(wrong, "properties")).isZero();
    assertThat(wrong.get("score").getAsDouble()).isLessThan(right.get("score").getAsDouble());
  }

  private static double feature(JsonObject candidate, String id) {
    return objects(candidate.getAsJsonArray("features")).stream()
        .filter(feature -> id(feature).equals(id))
        .findFirst()
        .orElseThrow()
        .get("value")
        .getAsDouble();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Vladimir Putin\"",
        "[\"nobody\", \"person:vladimir-putin\"]",
        "{\"id\": \"id/person/vladimir-putin\", \"name\": \"anything\"}"
      })
  void findsThingsByWhatIsKnownOfThemAlone(String value) {
    List<JsonObject> found =
        candidates(
            shipped,
            "{\"type\": \"sg:Summit\", \"properties\": [{\"pid\": \"sg:principal\", \"v\": "
                + value
                + "}, {\"pid\": \"sg:date\", \"v\": 2018}]}");
    assertThat(id(found.get(0))).isEqualTo("id/event/helsinki-2018");
    assertThat(isMatch(found.get(0))).isTrue();
  }

  @Test
  void servesAnyCorpus() {
    JsonObject bridge = candidates(village, "{\"query\": \"coldwater bridge\"}").get(0);
    assertThat(id(bridge)).isEqualTo("id/where/coldwater-bridge");
    assertThat(id(objects(bridge.getAsJsonArray("type")).get(0))).isEqualTo("village:Bridge");
  }

  @Test
  void answersGetAsItAnswersPostAndEachQueryByItsKey() {
    String batch =
        "{\"one\": {\"query\": \"Obama\"}, \"two\": {\"query\": \"NATO\", \"limit\": 1.0}}";
    JsonObject posted = json(post(shipped, "queries", batch), "results");
    assertThat(posted.keySet()).containsExactly("one", "two");
    assertThat(posted.getAsJsonObject("two").getAsJsonArray("result")).hasSize(1);
    String address = "/reconcile?queries=" + LiveServer.encode(batch);
    assertThat(json(shipped.live().get(address), "results")).isEqualTo(posted);
    assertThat(json(post(shipped, "queries", "{}"), "results").keySet()).isEmpty();
  }

  @Test
  void suggestsByBeginningsAndGoesOnWhereItStopped() {
    String prefix = "/reconcile/suggest/entity?prefix=";
    assertThat(ids(json(shipped.live().get(prefix + "vladimir+pu"), "suggestions")).get(0))
        .isEqualTo("id/person/vladimir-putin");
    assertThat(ids(json(shipped.live().get(prefix + "Q567"), "suggestions")).get(0))
        .isEqualTo("id/person/angela-merkel");
    List<String> first = ids(json(shipped.live().get(prefix + "t"), "suggestions"));
    List<String> next = ids(json(shipped.live().get(prefix + "t&cursor=20"), "suggestions"));
    assertThat(first).hasSize(20).doesNotContainAnyElementsOf(next);
    assertThat(next).isNotEmpty();
    String type = "/reconcile/suggest/type?prefix=";
    assertThat(ids(json(shipped.live().get(type + "bilateral"), "suggestions")))
        .containsExactly("sg:BilateralSummit");
    assertThat(ids(json(shipped.live().get(type + "sg:Person"), "suggestions")).get(0))
        .isEqualTo("sg:Person");
    String property = "/reconcile/suggest/property?prefix=";
    assertThat(ids(json(shipped.live().get(property + "princ"), "suggestions")))
        .contains("sg:principal");
  }

  @Test
  void extendsARowByTheValuesOfProperties() {
    JsonObject extension =
        json(
            post(
                shipped,
                "extend",
                """
                {"ids": ["id/event/helsinki-2018", "person:angela-merkel", "id/nothing"],
                 "properties": [{"id": "sg:date"}, {"id": "sg:principal", "settings": {}},
                   {"id": "owl:sameAs"}, {"id": "no-property"}]}
                """),
            "extension");
    JsonObject rows = extension.getAsJsonObject("rows");
    assertThat(rows.keySet())
        .containsExactly("id/event/helsinki-2018", "person:angela-merkel", "id/nothing");
    assertThat(rows.getAsJsonObject("id/event/helsinki-2018").get("sg:date").toString())
        .contains("{\"str\":\"2018-07-16\"}");
    assertThat(rows.getAsJsonObject("id/event/helsinki-2018").get("sg:principal").toString())
        .contains("{\"id\":\"id/person/vladimir-putin\",\"name\":\"Vladimir Putin\"}");
    assertThat(rows.getAsJsonObject("person:angela-merkel").get("owl:sameAs").toString())
        .isEqualTo("[{\"str\":\"http://www.wikidata.org/entity/Q567\"}]");
    for (JsonElement cells : rows.getAsJsonObject("id/nothing").asMap().values()) {
      assertThat(cells.getAsJsonArray()).isEmpty();
    }
    JsonObject proposal =
        json(shipped.live().get("/reconcile/properties?type=sg:Summit&limit=7"), "proposal");
    assertThat(objects(proposal.getAsJsonArray("properties"))).hasSize(7);
    JsonObject numbers =
        json(
            post(
                village,
                "extend",
                "{\"ids\": [\"id/what/flood-1871\"], \"properties\": ["
                    + "{\"id\": \"village:waterLevel\"}]}"),
            "extension");
    assertThat(numbers.toString()).containsPattern("\"(int|float)\":\\d");
  }

  @Test
  void leadsFromAnIdentifierToPageAndPreview() {
    String id = LiveServer.encode("id/person/vladimir-putin");
    HttpResponse<String> view = shipped.live().get("/reconcile/view?id=" + id);
    assertThat(view.statusCode()).isEqualTo(303);
    assertThat(view.headers().firstValue("Location")).hasValue("../doc/person/vladimir-putin");
    HttpResponse<String> preview = shipped.live().get("/reconcile/preview?id=" + id);
    assertThat(preview.body()).contains("<h1>", "Vladimir Putin", "person");
    assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors *");
    for (String path : List.of("preview", "view")) {
      assertThat(shipped.live().get("/reconcile/" + path + "?id=nobody").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aPreviewShowsNoWordsOfAText() {
    String thing = "what/flood-1871";
    assertThat(village.live().get("/doc/" + thing + ".html").body()).contains("<blockquote>");
    assertThat(village.live().get("/reconcile/preview?id=id/" + thing).body())
        .contains("source")
        .doesNotContain("<blockquote>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queries={",
        "queries=[]",
        "queries={\"a\":1}",
        "queries={} {}",
        "queries={\"a\":{}}",
        "queries={\"a\":{\"query\":\"\"}}",
        "queries={\"a\":{\"query\":7}}",
        "queries={\"a\":{\"query\":\"x\",\"limit\":0}}",
        "queries={\"a\":{\"query\":\"x\",\"limit\":\"many\"}}",
        "queries={\"a\":{\"query\":\"x\",\"type_strict\":\"often\"}}",
        "queries={\"a\":{\"query\":\"x\",\"type\":[[]]}}",
        "queries={\"a\":{\"properties\":[]}}",
        "queries={\"a\":{\"properties\":[{\"pid\":\"sg:date\"}]}}",
        "queries={\"a\":{\"properties\":[{\"v\":\"x\"}]}}",
        "queries={\"a\":{\"properties\":[{\"pid\":\"sg:date\",\"v\":{}}]}}",
        "queries={}&queries={}",
        "queries={}&extend={}",
        "extend={\"ids\":[]}",
        "extend={\"ids\":[],\"properties\":[\"x\"]}",
        "extend={\"ids\":[1],\"properties\":[]}",
        "query=x",
        "callback=alert"
      })
  void refusesWhatIsNoQueryWithOneSentence(String parameters) {
    String encoded = LiveServer.encode(parameters).replace("%3D", "=").replace("%26", "&");
    for (HttpResponse<String> answer :
        List.of(
            shipped.live().post("/reconcile", FORM, encoded),
            shipped.live().get("/reconcile?" + encoded))) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body().lines()).hasSize(1);
      assertThat(answer.body()).doesNotContain("Exception", "gson", "alert");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }
  }

  @Test
  void boundsWhatOneRequestMayAsk() {
    String many = "{" + "\"%d\": {\"query\": \"x\"}, ".repeat(51) + "\"z\": {\"query\": \"x\"}}";
    Object[] keys = IntStream.range(0, 51).boxed().toArray();
    String longText = "{\"a\": {\"query\": \"" + "x".repeat(2_000) + "\"}}";
    String deep = "{\"a\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    String ids = "{\"ids\": [" + "\"x\",".repeat(300) + "\"x\"], \"properties\": []}";
    assertThat(post(shipped, "queries", many.formatted(keys)).statusCode()).isEqualTo(413);
    assertThat(post(shipped, "queries", longText).statusCode()).isEqualTo(413);
    assertThat(post(shipped, "queries", deep).statusCode()).isEqualTo(400);
    assertThat(post(shipped, "queries", "{\"a\": \"" + "x".repeat(300_000)).statusCode())
        .isEqualTo(413);
    assertThat(post(shipped, "extend", ids).statusCode()).isEqualTo(413);
    assertThat(shipped.live().post("/reconcile", "application/json", "{}").statusCode())
        .isEqualTo(415);
    assertThat(shipped.live().post("/reconcile/suggest/entity", FORM, "prefix=x").statusCode())
        .isEqualTo(405);
    assertThat(shipped.live().get("/reconcile/suggest/entity?cursor=-1").statusCode())
        .isEqualTo(400);
    assertThat(shipped.live().get("/reconcile/nothing").statusCode()).isEqualTo(404);
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      assertThat(
              shipped.live().send(method, "/reconcile", BodyPublishers.ofString("x")).statusCode())
          .isEqualTo(405);
    }
  }

  @Test
  void tellsBrowsersThatScriptsOfOtherPagesMayAsk() {
    HttpResponse<String> answer =
        shipped.live().send("OPTIONS", "/reconcile", BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST");
  }

  @Test
  void itsSchemasFindFaults() {
    assertThat(faults("{\"versions\": [\"0.1\"]}", "manifest")).isNotEmpty();
    assertThat(faults("{\"q\": {\"result\": [{\"id\": \"x\"}]}}", "results")).isNotEmpty();
    assertThat(faults("{\"result\": [{}]}", "suggestions")).isNotEmpty();
    assertThat(faults("{\"meta\": [], \"rows\": {\"a\": {\"b\": [{\"day\": 1}]}}}", "extension"))
        .isNotEmpty();
    assertThat(faults("{\"properties\": []}", "proposal")).isNotEmpty();
  }
}

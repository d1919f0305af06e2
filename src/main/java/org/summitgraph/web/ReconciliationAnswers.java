package org.summitgraph.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.summitgraph.describe.Catalogue.Entry;
import org.summitgraph.describe.match.Candidate;
import org.summitgraph.describe.match.Question;
import org.summitgraph.describe.match.Reconciler;
import org.summitgraph.describe.match.Reconciler.Value;
import org.summitgraph.describe.match.Schema;
import org.summitgraph.web.ReconciliationRequest.Extension;

/** What a reconciliation service answers, as JSON: Reconciliation Service API 0.2. */
final class ReconciliationAnswers {

  /** Suggestions at a time. */
  private static final int SUGGESTIONS = 20;

  /** That of a term which is not suggested. */
  private static final int NO_RANK = 3;

  /** Values of one property of one thing. */
  private static final int MOST_VALUES = 100;

  private final Reconciler reconciler;

  ReconciliationAnswers(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /** The results of a batch, by the keys of its queries (section 4.2). */
  JsonObject results(Map<String, Question> batch) {
    JsonObject results = new JsonObject();
    batch.forEach(
        (key, question) -> {
          JsonArray candidates = new JsonArray();
          reconciler.candidates(question).forEach(one -> candidates.add(candidate(one)));
          results.add(key, result(candidates));
        });
    return results;
  }

  private static JsonObject result(JsonArray items) {
    JsonObject result = new JsonObject();
    result.add("result", items);
    return result;
  }

  private JsonObject candidate(Candidate candidate) {
    JsonObject json = entity(candidate.entry());
    json.add("type", types(candidate.entry()));
    json.addProperty("score", rounded(candidate.score()));
    json.addProperty("match", candidate.match());
    JsonArray features = new JsonArray();
    features.add(feature("name", rounded(100 * candidate.likeness())));
    features.add(feature("properties", rounded(100 * candidate.agreeing())));
    JsonObject typed = new JsonObject();
    typed.addProperty("id", "type");
    typed.addProperty("value", candidate.typed());
    features.add(typed);
    json.add("features", features);
    return json;
  }

  private static double rounded(double score) {
    return Math.round(score * 10) / 10.0;
  }

  private static JsonObject feature(String id, double value) {
    JsonObject feature = new JsonObject();
    feature.addProperty("id", id);
    feature.addProperty("value", value);
    return feature;
  }

  private JsonObject entity(Entry entry) {
    JsonObject json = named(reconciler.id(entry.iri()), entry.label());
    description(entry).ifPresent(text -> json.addProperty("description", text));
    return json;
  }

  /** What tells namesakes apart: what they are, and when. */
  private Optional<String> description(Entry entry) {
    Stream<String> kinds =
        reconciler.schema().mostSpecific(entry.classes()).stream().map(Schema.Term::name);
    String text =
        Stream.concat(kinds, new TreeSet<>(entry.years()).stream())
            .collect(Collectors.joining(", "));
    return Optional.of(text).filter(words -> !words.isEmpty());
  }

  private JsonArray types(Entry entry) {
    JsonArray types = new JsonArray();
    reconciler.schema().mostSpecific(entry.classes()).forEach(term -> types.add(term(term)));
    return types;
  }

  private static JsonObject term(Schema.Term term) {
    return named(term.id(), term.name());
  }

  private static JsonObject named(String id, String name) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("name", name);
    return json;
  }

  /** Things whose names begin so (section 6.3). */
  JsonObject entities(String prefix, int skipped) {
    JsonArray items = new JsonArray();
    reconciler.beginning(prefix).stream()
        .skip(skipped)
        .limit(SUGGESTIONS)
        .forEach(
            entry -> {
              JsonObject item = entity(entry);
              item.add("notable", types(entry));
              items.add(item);
            });
    return result(items);
  }

  /** Terms of which a name, a word in it or an id begins so, names before words (section 6.3). */
  static JsonObject terms(List<Schema.Term> terms, String prefix, int skipped) {
    String wanted = prefix.strip().toLowerCase(Locale.ROOT);
    JsonArray items = new JsonArray();
    terms.stream()
        .filter(term -> rank(term, wanted) < NO_RANK)
        .sorted(Comparator.comparingInt(term -> rank(term, wanted)))
        .skip(skipped)
        .limit(SUGGESTIONS)
        .forEach(term -> items.add(term(term)));
    return result(items);
  }

  private static int rank(Schema.Term term, String wanted) {
    String name = term.name().toLowerCase(Locale.ROOT);
    String id = term.id().toLowerCase(Locale.ROOT);
    String local = id.substring(id.indexOf(':') + 1);
    if (id.equals(wanted) || term.iri().equalsIgnoreCase(wanted)) {
      return 0;
    }
    if (name.startsWith(wanted) || local.startsWith(wanted)) {
      return 1;
    }
    return name.contains(" " + wanted) || (wanted.contains(":") && id.startsWith(wanted))
        ? 2
        : NO_RANK;
  }

  /** Properties that things of a type have (section 7.2). */
  JsonObject proposal(String type, int limit) {
    JsonArray properties = new JsonArray();
    reconciler.propertiesOf(type).stream()
        .limit(limit)
        .forEach(property -> properties.add(term(property)));
    JsonObject proposal = new JsonObject();
    proposal.addProperty("type", type);
    proposal.addProperty("limit", limit);
    proposal.add("properties", properties);
    return proposal;
  }

  /** The values that were asked for (section 7.4); none for things that there are not. */
  JsonObject extension(Extension asked) {
    JsonArray meta = new JsonArray();
    for (String property : asked.properties()) {
      Optional<Schema.Term> known =
          reconciler.schema().iri(property).flatMap(reconciler.schema()::property);
      meta.add(named(property, known.map(Schema.Term::name).orElse(property)));
    }
    JsonObject rows = new JsonObject();
    for (String id : asked.ids()) {
      rows.add(id, row(reconciler.thing(id), asked.properties()));
    }
    JsonObject extension = new JsonObject();
    extension.add("meta", meta);
    extension.add("rows", rows);
    return extension;
  }

  private JsonObject row(Optional<Entry> thing, List<String> properties) {
    JsonObject row = new JsonObject();
    for (String property : properties) {
      JsonArray cells = new JsonArray();
      Optional<String> iri = reconciler.schema().iri(property);
      if (thing.isPresent() && iri.isPresent()) {
        reconciler
            .values(thing.get().iri(), iri.get(), MOST_VALUES)
            .forEach(value -> cells.add(cell(value)));
      }
      row.add(property, cells);
    }
    return row;
  }

  /**
   * A thing of ours is an entity, and a number a number; an instant is a date. A day is none, for
   * the API has no days, and to make midnight of it would say more than the data do.
   */
  private JsonObject cell(Value value) {
    if (value.thing().isPresent()) {
      return named(reconciler.id(value.thing().get().iri()), value.label());
    }
    JsonObject cell = new JsonObject();
    Node term = value.term();
    if (term.isLiteral() && term.getLiteralValue() instanceof Number number && isFinite(number)) {
      boolean whole =
          number instanceof Integer || number instanceof Long || number instanceof Short;
      cell.addProperty(whole ? "int" : "float", number);
    } else if (term.isLiteral()
        && XSDDatatype.XSDdateTime.equals(term.getLiteralDatatype())
        && term.getLiteral().isWellFormed()) {
      cell.addProperty("date", value.label());
    } else {
      cell.addProperty("str", term.isURI() ? term.getURI() : value.label());
    }
    return cell;
  }

  private static boolean isFinite(Number number) {
    return Double.isFinite(number.doubleValue());
  }
}

package org.summitgraph.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;

/**
 * The links to Wikidata are written by hand in {@code wikidata.tsv}, with where each was verified;
 * {@code wikidata.ttl} holds those of them that are good enough to load.
 */
class WikidataLinksTest {

  private static final Path TABLE = Path.of("data/links/wikidata.tsv");
  private static final Path LINKS = Path.of("data/links/wikidata.ttl");
  private static final String WRITE = "mvn test -Dtest=WikidataLinksTest -Dlinks=write";
  private static final String HEAD =
      "thing\titem\tlabel seen\twhere verified\tgrade\twhen verified";
  private static final String WIKIDATA = "http://www.wikidata.org/entity/";

  /** A: a maintained list has the item. B: several independent data sets agree. C: one has it. */
  private static final Set<String> LOADED = Set.of("A", "B");

  private static List<Row> rows;
  private static Corpus corpus;

  private record Row(
      String thing, String item, String label, String where, String grade, String when) {
    boolean isLoaded() {
      return LOADED.contains(grade);
    }
  }

  @BeforeAll
  static void read() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    assertThat(lines.get(0)).isEqualTo(HEAD);
    rows = lines.stream().skip(1).map(WikidataLinksTest::row).toList();
    assertThat(rows).hasSizeGreaterThan(50);
    corpus = CorpusReader.read(Path.of("data"), Path.of("ontology"));
    if ("write".equals(System.getProperty("links"))) {
      Files.writeString(LINKS, links());
      corpus = CorpusReader.read(Path.of("data"), Path.of("ontology"));
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t", -1);
    assertThat(cells).as(line).hasSize(6).doesNotContain("");
    return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
  }

  @Test
  void theFileOfLinksIsWhatTheTableGives() {
    assertThat(LINKS).as("rewrite it by: " + WRITE).content().isEqualTo(links());
  }

  @Test
  void everyRowIsComplete() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.item()).matches("Q[1-9][0-9]*");
              assertThat(row.grade()).isIn("A", "B", "C");
              assertThat(row.when()).matches("20\\d\\d-\\d\\d-\\d\\d");
            });
    assertThat(rows).extracting(Row::thing).isSorted();
  }

  @Test
  void noThingAndNoItemStandsTwice() {
    assertThat(rows).extracting(Row::thing).doesNotHaveDuplicates();
    assertThat(rows).extracting(Row::item).doesNotHaveDuplicates();
  }

  @Test
  void everyThingHasALabelInTheData() {
    Set<String> labelled =
        corpus.data().stream()
            .filter(
                quad ->
                    quad.predicate().equals(RDFS.label.asNode())
                        || quad.predicate().equals(SKOS.prefLabel.asNode()))
            .map(quad -> quad.subject().toString())
            .collect(Collectors.toSet());
    assertThat(rows)
        .extracting(row -> iri(row.thing()))
        .allSatisfy(iri -> assertThat(labelled).contains(iri));
  }

  @Test
  void onlyVerifiedRowsAreLoaded() {
    Set<String> linked = new TreeSet<>();
    for (LocatedQuad quad : corpus.data()) {
      if (quad.object().isURI() && quad.object().getURI().startsWith(WIKIDATA)) {
        assertThat(quad.inDefaultGraph()).as(quad.toString()).isTrue();
        linked.add(quad.subject() + " " + quad.object().getURI().substring(WIKIDATA.length()));
      }
    }
    assertThat(rows).filteredOn(row -> !row.isLoaded()).isNotEmpty();
    assertThat(linked)
        .isEqualTo(
            rows.stream()
                .filter(Row::isLoaded)
                .map(row -> iri(row.thing()) + " " + row.item())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void conceptsMatchAndThingsAreTheSame() {
    List<Triple> links = RDFParser.source(LINKS).toGraph().find().toList();
    assertThat(links).isNotEmpty();
    assertThat(links)
        .allSatisfy(
            link ->
                assertThat(link.getPredicate())
                    .isEqualTo(
                        (isConcept(link.getSubject()) ? SKOS.exactMatch : OWL.sameAs).asNode()));
  }

  private static String links() {
    Map<String, String> blocks = new TreeMap<>();
    Set<String> prefixes = new TreeSet<>(Set.of("wd"));
    for (Row row : rows) {
      if (row.isLoaded()) {
        boolean concept = isConcept(NodeFactory.createURI(iri(row.thing())));
        String property = concept ? "skos:exactMatch" : "owl:sameAs";
        prefixes.add(row.thing().substring(0, row.thing().indexOf(':')));
        prefixes.add(concept ? "skos" : "owl");
        blocks.put(
            row.thing(), row.thing() + "\n  " + property + " wd:" + row.item() + " ;\n  .\n");
      }
    }
    return prefixes.stream()
            .map(name -> "@prefix " + name + ": <" + corpus.prefixes().get(name) + "> .\n")
            .collect(Collectors.joining())
        + "\n# Made from wikidata.tsv; to make it anew: "
        + WRITE
        + "\n\n"
        + String.join("\n", blocks.values());
  }

  private static boolean isConcept(Node thing) {
    return corpus.data().stream()
        .anyMatch(
            quad ->
                quad.subject().equals(thing)
                    && quad.predicate().equals(RDF.Nodes.type)
                    && quad.object().equals(SKOS.Concept.asNode()));
  }

  private static String iri(String name) {
    int colon = name.indexOf(':');
    String namespace = corpus.prefixes().get(name.substring(0, colon));
    assertThat(namespace).as(name).isNotNull();
    return namespace + name.substring(colon + 1);
  }
}

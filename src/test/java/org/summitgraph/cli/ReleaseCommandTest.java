package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.model.Text;

class ReleaseCommandTest {

  @TempDir private Path folder;

  private Path release(String project, String name) {
    Path to = folder.resolve(name);
    Run run =
        Run.summit("release", to, "--project", project, "--store", folder.resolve("s" + name));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Released into " + to);
    return to;
  }

  private static Map<String, String> sums(Path released) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(released)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sums.put(
            released.relativize(file).toString(),
            HexFormat.of().formatHex(Text.digest().digest(Files.readAllBytes(file))));
      }
    }
    return sums;
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "examples/village"})
  void givesTheSameFilesEachTimeWithTheirSums(String project) throws IOException {
    Path first = release(project, "one");
    Map<String, String> sums = sums(first);
    assertThat(sums(release(project, "two"))).isEqualTo(sums);
    assertThat(sums)
        .containsKeys(
            "data.nq.gz",
            "data.trig.gz",
            "data.ttl.gz",
            "ontology.ttl",
            "queries.ttl",
            "void.ttl",
            "CITATION.cff",
            "ro-crate-metadata.json");
    String listed = Files.readString(first.resolve("SHA256SUMS"));
    sums.remove("SHA256SUMS");
    assertThat(listed.lines())
        .containsExactlyInAnyOrderElementsOf(
            sums.entrySet().stream().map(sum -> sum.getValue() + "  " + sum.getKey()).toList());
  }

  @Test
  void namesOneVersionEverywhereWhichIsTheHashOfTheData() throws IOException {
    Path released = release(".", "one");
    byte[] quads;
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(released.resolve("data.nq.gz")))) {
      quads = in.readAllBytes();
    }
    String sha256 = HexFormat.of().formatHex(Text.digest().digest(quads));
    String version = "0.1.0+" + sha256.substring(0, 12);
    assertThat(Files.readString(released.resolve("CITATION.cff")))
        .contains("version: \"" + version + "\"", "sha256:" + sha256, "license: CC0-1.0");
    assertThat(Files.readString(released.resolve("void.ttl"))).contains(version, sha256);
    assertThat(Files.readString(released.resolve("ro-crate-metadata.json")))
        .contains(version, sha256);
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(released.resolve("data.ttl.gz")))) {
      String turtle = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(turtle).startsWith("# Summit Graph, version " + version);
    }
  }

  @Test
  void describesWhatItHolds() throws IOException {
    Path released = release("examples/village", "village");
    Model model = RDFParser.source(released.resolve("void.ttl")).toModel();
    assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList()).hasSize(3);
    assertThat(model.listSubjectsWithProperty(DCTerms.source).toList()).hasSize(3);
    String text = Files.readString(released.resolve("void.ttl"));
    assertThat(text)
        .contains("\"Aldermoor village archive\"@en")
        .doesNotContain("localhost", "summits", folder.toString());
    assertThat(model.listObjectsOfProperty(VOID._class).toList())
        .extracting(Object::toString)
        .contains("https://w3id.org/summitgraph/examples/village/ontology#Flood");
    long triples =
        model.listStatements(null, VOID.propertyPartition, (String) null).toList().stream()
            .mapToLong(part -> part.getResource().getProperty(VOID.triples).getLong())
            .sum();
    assertThat(
            model
                .listSubjectsWithProperty(VOID.propertyPartition)
                .next()
                .getProperty(VOID.triples)
                .getLong())
        .isEqualTo(triples);
  }

  @Test
  void isACrateOfEveryFileInIt() throws IOException {
    Path released = release(".", "one");
    JsonObject crate = JSON.parse(Files.readString(released.resolve("ro-crate-metadata.json")));
    List<JsonObject> entities =
        crate.get("@graph").getAsArray().stream().map(JsonValue::getAsObject).toList();
    Map<String, String> sums = sums(released);
    List<JsonObject> files =
        entities.stream().filter(each -> each.getString("@type").equals("File")).toList();
    assertThat(files).hasSize(sums.size() - 2); // neither itself nor the list of sums
    for (JsonObject file : files) {
      assertThat(file.getString("sha256")).isEqualTo(sums.get(file.getString("@id")));
      assertThat(file.getString("contentSize"))
          .isEqualTo(Long.toString(Files.size(released.resolve(file.getString("@id")))));
    }
    assertThat(entities.get(0).getObj("conformsTo").getString("@id"))
        .isEqualTo("https://w3id.org/ro/crate/1.2");
  }

  @Test
  void saysInALineEachWhatTheHeaderOfTheOntologyLacks() throws IOException {
    Path ontology = Files.createDirectories(folder.resolve("ontology"));
    Path village = Path.of("examples/village/ontology");
    Files.copy(village.resolve("shapes.ttl"), ontology.resolve("shapes.ttl"));
    String terms = Files.readString(village.resolve("village.ttl"));
    List<String> lacking =
        List.of(
            "dcterms:title",
            "dcterms:description",
            "dcterms:license",
            "dcterms:modified",
            "dcterms:creator");
    String header = terms.substring(0, terms.indexOf("# Classes"));
    String shorter = header;
    for (String property : lacking) {
      shorter = shorter.replaceAll("(?m)^  " + property + " .*\n", "");
    }
    assertThat(header.lines().count() - shorter.lines().count()).isEqualTo(lacking.size());
    Files.writeString(ontology.resolve("village.ttl"), shorter + terms.substring(header.length()));
    Run run =
        Run.summit(
            "release",
            folder.resolve("released"),
            "--project",
            "examples/village",
            "--ontology",
            ontology,
            "--store",
            folder.resolve("store"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> warnings = run.err().lines().filter(line -> line.startsWith("warning: ")).toList();
    assertThat(warnings).hasSameSizeAs(lacking);
    for (int i = 0; i < lacking.size(); i++) {
      assertThat(warnings.get(i))
          .contains(
              "has no " + lacking.get(i),
              "add for example " + lacking.get(i) + " ",
              "<https://w3id.org/summitgraph/examples/village/ontology> in " + ontology);
    }
    assertThat(Files.readString(folder.resolve("released/ro-crate-metadata.json")))
        .doesNotContain("\"description\" : \"\"");
    Run whole =
        Run.summit(
            "release",
            folder.resolve("whole"),
            "--project",
            "examples/village",
            "--store",
            folder.resolve("other"));
    assertThat(whole.err()).doesNotContain("warning: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.nq.gz", "data.trig.gz", "data.ttl.gz"})
  void loadsAgainAsTheSameVersion(String dump) throws IOException {
    Path released = release("examples/village", "one");
    Run run =
        Run.summit(
            "load",
            "--project",
            "examples/village",
            "--data",
            released.resolve(dump),
            "--store",
            folder.resolve("again"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(content(folder.resolve("again"))).isEqualTo(content(folder.resolve("sone")));
  }

  private static String content(Path store) throws IOException {
    return Files.readAllLines(store.resolve("current/summit.properties")).stream()
        .filter(line -> line.startsWith("content="))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void writesOverNothing() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there"));
    Files.writeString(there.resolve("mine.txt"), "mine");
    Run run = Run.summit("release", there, "--store", folder.resolve("store"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is not empty");
    assertThat(there).isDirectoryContaining(file -> file.endsWith("mine.txt"));
    Run file = Run.summit("release", there.resolve("mine.txt"), "--store", folder.resolve("store"));
    assertThat(file.exitCode()).isEqualTo(2);
  }

  @Test
  void leavesNothingBehindWhenTheDataDoNotPass() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("bad.ttl"), "<urn:x:a> <urn:x:b> <urn:x:c> .\n");
    Path to = folder.resolve("parent").resolve("release");
    Run run = Run.summit("release", to, "--data", data, "--store", folder.resolve("store"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(to.getParent()).doesNotExist();
  }
}

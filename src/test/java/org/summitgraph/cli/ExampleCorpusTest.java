package org.summitgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitgraph.ValidCorpus;

/** The example corpus, on another subject and under an ontology of its own, in every command. */
class ExampleCorpusTest {

  private static final Path EXAMPLE = Path.of("examples/village");

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void copyTheExample() throws IOException {
    project = folder.resolve("village");
    Files.createDirectories(project);
    // Whoever tried the commands has a store there.
    for (String part : List.of("data", "ontology", "queries", "documents")) {
      ValidCorpus.copy(EXAMPLE.resolve(part), project.resolve(part));
    }
  }

  private Run summit(String command, Object... more) {
    List<Object> words = new ArrayList<>(List.of(command, "--project", project));
    words.addAll(List.of(more));
    return Run.summit(words.toArray());
  }

  /** In a process of its own, since results go to standard output itself. */
  private ProcessBuilder process(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Summit.class.getName()));
    command.addAll(List.of(words));
    command.add("--project=" + project);
    return new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile());
  }

  private String output(String... words) throws IOException, InterruptedException {
    Process process = process(words).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("stderr"))).isZero();
    return out;
  }

  private void replace(String file, String words, String others) throws IOException {
    String content = Files.readString(project.resolve(file));
    assertThat(content).contains(words);
    Files.writeString(project.resolve(file), content.replace(words, others));
  }

  @Test
  void isCleanWhenStrict() {
    Run run = summit("check", "--strict");
    assertThat(run.exitCode()).as(run.out()).isZero();
    // Two of the texts give different heights of the flood, which is no fault.
    assertThat(run.out()).contains("[sources-disagree]");
    assertThat(run.err()).startsWith("0 errors, 1 info in ").contains("3 texts at hand");
  }

  @Test
  void meansTheSameWithAnOptionForEachFolder() {
    Run run =
        Run.summit(
            "check",
            "--strict",
            "--data",
            project.resolve("data"),
            "--ontology",
            project.resolve("ontology"),
            "--documents",
            project.resolve("documents"));
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.err()).isEqualTo(summit("check", "--strict").err());
  }

  /** By this query, what the flood damaged is a graph. */
  private void addQueryForGraph() throws IOException {
    Files.writeString(
        project.resolve("queries/damage-graph.rq"),
        """
        #+ summary: What did a flood damage, as a graph to take home?
        #+ description: Of a flood, what it damaged; summit export brings the passage of each.
        #+ tags:
        #+   - floods
        #+ defaults:
        #+   - flood: https://w3id.org/summitgraph/examples/village/id/what/flood-1871
        PREFIX village: <https://w3id.org/summitgraph/examples/village/ontology#>

        CONSTRUCT {
          ?_flood_iri village:damaged ?damaged .
        } WHERE {
          ?_flood_iri village:damaged ?damaged .
        }
        """);
  }

  @Test
  void exportsWhatAQueryBuildsWithItsEvidenceAndChecksIt() throws Exception {
    addQueryForGraph();
    String turtle = output("export", "--query=damage-graph");
    assertThat(turtle).contains("village:damaged", "sg:inClaimGraph", "sg:locator");
    assertThat(turtle).doesNotContain("village:waterLevel");
    assertThat(output("export", "--query=damage-graph", "--flood=what:flood-1871"))
        .isEqualTo(turtle);
    Path exported = folder.resolve("export.ttl");
    Files.writeString(exported, turtle);
    Run again =
        Run.summit("check", "--project", project, "--data", exported, "--only=broken-reification");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    String quads = output("export", "--query=damage-graph", "--format=nq");
    assertThat(quads.lines().filter(line -> line.contains("ontology#damaged>")))
        .isNotEmpty()
        .allMatch(line -> line.contains("-claims> ."));
  }

  @Test
  void saysWhatIsWrongWithAnExportOfAQuery() throws Exception {
    addQueryForGraph();
    for (List<String> wrong :
        List.of(
            List.of("--query=nothing"),
            List.of("--query=how-high-was-the-flood"),
            List.of("--query=damage-graph", "--river=x"),
            List.of("--query=damage-graph", "--flood=not an iri"),
            List.of("--query=damage-graph", "what:flood-1871"),
            List.of("wat:flood-1871"),
            List.of("what:flood-1871", "--format=docx"))) {
      Run run = summit("export", wrong.toArray());
      assertThat(run.exitCode()).as(wrong + run.err()).isEqualTo(2);
      assertThat(run.err()).as(wrong.toString()).isNotBlank();
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void namesTheThingThatTheDataDoNotKnow() {
    Run run = summit("export", "what:flood-1871", "what:flood-1872");
    assertThat(run.exitCode()).isOne();
    assertThat(run.err()).contains("/id/what/flood-1872>").doesNotContain("flood-1871");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ttl, Turtle", "nt, n-triples", "trig, TRIG", "nq, N-Quads", "rdf, RDF/XML"})
  void takesTheNameOfAFormatOrTheSuffixOfItsFiles(String suffix, String name) throws Exception {
    String bySuffix = output("export", "what:flood-1871", "--format=" + suffix);
    assertThat(bySuffix).contains("flood-1871");
    assertThat(output("export", "what:flood-1871", "--format", name)).isEqualTo(bySuffix);
  }

  @Test
  void leavesNoSentenceOpen() {
    Run run = summit("coverage");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.outLines()).hasSize(3).allMatch(line -> line.endsWith(", 0 open"));
  }

  @Test
  void citesItsOwnTexts() {
    Run run = summit("cite", "council-minutes", "The flood");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("<#p2s2>");
  }

  @Test
  void isGuardedByTheRulesOfEveryCorpus() throws IOException {
    replace("data/sources/vane-letter.trig", "no stone outlives", "no bridge outlives");
    replace("data/sources/school-chronicle.trig", "sg:locator \"paragraph 3", "sg:place \"");
    Run run = summit("check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("vane-letter.trig:")
        .contains("[misquotation]")
        .contains("[unknown-term] sg:place is not a term");
  }

  @Test
  void isGuardedByItsOwnOntologyAndShapes() throws IOException {
    replace("data/sources/vane-letter.trig", "village:waterLevel 11.0", "village:waterLevel -11.0");
    replace("data/sources/school-chronicle.trig", "village:openedBy", "village:openedFor");
    replace(
        "data/sources/council-minutes.trig",
        "damaged where:coldwater-bridge",
        "damaged who:thomas-arkle");
    Run run = summit("check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("[water-level-not-positive]")
        .contains("[unknown-term] village:openedFor is not a term")
        .contains("[damaged-not-a-bridge]")
        .contains("[not-named-in-passage] the passage does not name who:thomas-arkle");
  }

  @Test
  void findsAFactOutsideItsClaimGraphs() throws IOException {
    replace(
        "data/names.ttl", "  a village:Villager ;", "  a village:Villager ;\n  village:cost 1.0 ;");
    assertThat(summit("check").out()).contains("[fact-without-evidence] the fact village:cost");
  }

  @Test
  void loadsIntoItsOwnStore() {
    Run run = summit("load", "--strict");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("Loaded 239 quads ");
    assertThat(project.resolve("store/current")).exists();
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void needsNoQuestionsToBeServedAndReleased() throws Exception {
    for (Path query : ValidCorpus.files(project.resolve("queries"), ".rq")) {
      Files.delete(query);
    }
    Files.delete(project.resolve("queries"));
    output("release", folder.resolve("released").toString());
    Run query = summit("query");
    assertThat(query.exitCode()).isEqualTo(2);
    assertThat(query.err()).contains("there are no queries").contains("--queries");
    assertThat(summit("query", "--queries", project.resolve("queries")).exitCode()).isEqualTo(2);

    Process server = process("serve", "--port=0").start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).as(Files.readString(folder.resolve("stderr"))).startsWith("Summit Graph is");
      URI address = URI.create(line.replaceFirst(".* ", ""));
      assertThat(get(address)).doesNotContain("Questions to begin with");
      assertThat(get(address.resolve("queries/"))).isEmpty();
      assertThat(get(address.resolve("openapi.json"))).contains("openapi");
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void hasAPageOfItsOntologyWithTheTermsThatItImports() {
    Run run = summit("ontology");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("<h1>Aldermoor village archive: the ontology</h1>")
        .contains("<code>village:Flood</code>", "<code>sg:Passage</code>")
        .doesNotContain("sg:Summit");
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void isAskedAndExportedFromItsStoreAndFromItsServer() throws Exception {
    List<String> stored = answers();
    Process server = process("serve", "--port=0").start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      assertThat(line).as(Files.readString(folder.resolve("stderr"))).startsWith("Summit Graph is");
      URI address = URI.create(line.replaceFirst(".* ", ""));
      assertThat(answers()).isEqualTo(stored);
      showsItself(address);
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Of every question and of one export. */
  private List<String> answers() throws IOException, InterruptedException {
    List<String> answers = new ArrayList<>();
    for (Path query : ValidCorpus.files(project.resolve("queries"), ".rq")) {
      String name = query.getFileName().toString().replace(".rq", "");
      String answer = output("query", name, "--format=csv");
      assertThat(answer.lines()).as(name).hasSizeGreaterThan(2);
      assertThat(answer).contains("/id/source/");
      answers.add(answer);
    }
    assertThat(answers).hasSize(4);
    String export = output("export", "what:flood-1871");
    Graph graph = RDFParser.fromString(export, Lang.TURTLE).toGraph();
    assertThat(graph.size()).isGreaterThan(50);
    assertThat(export)
        .contains("village:waterLevel")
        .contains("dcterms:title      \"Letter of Hester Vane to Thomas Arkle\"@en");
    answers.add(export);
    return answers;
  }

  private static void showsItself(URI address) throws IOException, InterruptedException {
    String front = get(address);
    assertThat(front)
        .contains("<h1>Aldermoor village archive</h1>")
        .contains("<dt>villager</dt><dd>2</dd>", "<dt>bridge</dt><dd>2</dd>")
        .contains("<dt>flood</dt><dd>1</dd>", "<dt>letter</dt><dd>1</dd>")
        .contains("How high did the water stand, and who says so?")
        .contains("<cite>From the school chronicle of Aldermoor</cite>");
    assertThat(front.toLowerCase(Locale.ROOT)).doesNotContain("meeting", "president", "who met");
    Graph ontology =
        RDFParser.fromString(get(address.resolve("ontology.ttl")), Lang.TURTLE).toGraph();
    assertThat(ontology.isIsomorphicWith(shipped())).isTrue();
  }

  private static Graph shipped() {
    Graph graph = RDFParser.source(EXAMPLE.resolve("ontology/village.ttl")).toGraph();
    RDFParser.source(Path.of("ontology/provenance.ttl")).parse(graph);
    return graph;
  }

  private static String get(URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}

package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.TDB2Factory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitgraph.check.Gate;
import org.summitgraph.describe.Export;
import org.summitgraph.describe.ExportFormat;
import org.summitgraph.describe.Scope;
import org.summitgraph.describe.Selection;
import org.summitgraph.model.Corpus;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.read.CorpusReader;
import org.summitgraph.store.Store;

/** Every thing of a corpus, exported alone, is a corpus that passes the gate as the whole does. */
class ExportsReloadTest {

  private static final String FINGERPRINT = "0123456789abcdef";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".", "examples/village"})
  void theExportOfOneThingIsReadBackAsTheSameQuadsAndPassesTheGate(String project)
      throws IOException {
    Path ontology = Path.of(project, "ontology");
    Corpus corpus = CorpusReader.read(Path.of(project, "data"), ontology);
    Store store = Store.in(folder.resolve("store"));
    store.publish(corpus, FINGERPRINT, FINGERPRINT);
    Dataset dataset = TDB2Factory.connectDataset(store.published().orElseThrow().toString());
    Export export = new Export(dataset, corpus.prefixes());
    List<Node> things = things(corpus);
    assertThat(things).hasSizeGreaterThanOrEqualTo(10);
    List<String> findings = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      Selection selection = export.select(List.of(things.get(i)), Scope.FACTS_WITH_EVIDENCE);
      ExportFormat format = i % 2 == 0 ? ExportFormat.TURTLE : ExportFormat.TRIG;
      try (Corpus read = reloaded(selection, format, corpus.prefixes(), ontology)) {
        assertThat(quads(read))
            .as("%s as %s", things.get(i), format)
            .isEqualTo(Set.copyOf(selection.quads()));
        // The shapes take most of the time; a third of the things has every kind of fact in it.
        if (i % 3 == 0) {
          findings.addAll(findings(read));
        }
      }
    }
    assertThat(findings).isSubsetOf(findings(corpus));
  }

  private Corpus reloaded(
      Selection selection, ExportFormat format, Map<String, String> prefixes, Path ontology)
      throws IOException {
    Path file = folder.resolve("export." + format.lang().getFileExtensions().get(0));
    try (OutputStream out = Files.newOutputStream(file)) {
      format.write(selection, prefixes, out);
    }
    return CorpusReader.read(file, ontology);
  }

  private static List<String> findings(Corpus corpus) {
    return Gate.check(corpus, List.of()).stream()
        .filter(violation -> violation.rule() != GateRule.MISSING_TEXT)
        .map(violation -> violation.rule().code() + ": " + withoutPlace(violation.message()))
        .toList();
  }

  private static String withoutPlace(String message) {
    return message.replaceAll(" at [^ ]+:[0-9]+:[0-9]+", "");
  }

  /** What the data describe, but the parts of a source, which come with it. */
  private static List<Node> things(Corpus corpus) {
    return corpus.data().stream()
        .map(LocatedQuad::subject)
        .filter(subject -> subject.isURI() && !subject.getURI().contains("#"))
        .distinct()
        .toList();
  }

  private static Set<Quad> quads(Corpus corpus) {
    return corpus.data().stream().map(LocatedQuad::quad).collect(Collectors.toSet());
  }
}

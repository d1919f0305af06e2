package org.summitgraph.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One corpus loaded in many orders gives one set of files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBytesTest {

  private Map<String, String> expected;

  @BeforeAll
  void exportOnce(@TempDir Path location) {
    expected = exportEverything(location, 0);
    assertThat(expected).hasSizeGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfLoadingDoesNotShow(long seed, @TempDir Path location) {
    assertThat(exportEverything(location, seed)).isEqualTo(expected);
  }

  private static Map<String, String> exportEverything(Path location, long seed) {
    Map<String, String> files = new LinkedHashMap<>();
    try (Closing dataset = new Closing(Lakeside.load(location, seed))) {
      List<Node> things = new ArrayList<>(Lakeside.things());
      Collections.shuffle(things, new Random(seed));
      for (Node thing : things) {
        for (ExportFormat format : ExportFormat.values()) {
          export(dataset.dataset, thing, Scope.FACTS_WITH_EVIDENCE, format, files);
        }
        export(dataset.dataset, thing, new Scope(1, true), ExportFormat.TURTLE, files);
        export(dataset.dataset, thing, new Scope(0, false), ExportFormat.TURTLE, files);
      }
      files.put(
          "everything",
          Lakeside.write(dataset.dataset, things, Scope.FACTS_WITH_EVIDENCE, ExportFormat.TURTLE));
    }
    return files;
  }

  private static void export(
      Dataset dataset, Node thing, Scope scope, ExportFormat format, Map<String, String> files) {
    files.put(
        thing + " " + scope + " " + format, Lakeside.write(dataset, List.of(thing), scope, format));
  }

  private record Closing(Dataset dataset) implements AutoCloseable {
    @Override
    public void close() {
      dataset.close();
    }
  }
}

package org.summitgraph.check;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.model.Corpus;

/** What the shapes of a corpus find, through the sieve and without it. */
public final class SieveComparison {

  private SieveComparison() {}

  /**
   * Compares both.
   *
   * @return how many results there are
   * @throws AssertionError when they differ
   */
  public static int compare(Corpus corpus) {
    Graph graph = GraphFactory.createDefaultGraph();
    corpus.shapes().forEach(quad -> graph.add(quad.quad().asTriple()));
    Shapes shapes = Shapes.parse(graph);
    List<String> alone = alone(corpus, shapes);
    List<String> sieved = new ArrayList<>();
    new ShapeSieve(new Index(corpus), shapes, (entry, around) -> sieved.add(line(entry))).run();
    sieved.sort(null);
    if (!sieved.equals(alone)) {
      throw new AssertionError("alone: " + alone + "\nsieved: " + sieved);
    }
    return alone.size();
  }

  private static List<String> alone(Corpus corpus, Shapes shapes) {
    Graph data = GraphFactory.createDefaultGraph();
    corpus.data().forEach(quad -> data.add(quad.quad().asTriple()));
    corpus.ontology().forEach(quad -> data.add(quad.quad().asTriple()));
    return ShaclValidator.get().validate(shapes, data).getEntries().stream()
        .map(SieveComparison::line)
        .sorted()
        .toList();
  }

  private static String line(ReportEntry entry) {
    Node source = entry.source();
    return String.join(
        " ",
        entry.focusNode().toString(),
        String.valueOf(entry.resultPath()),
        String.valueOf(entry.value()),
        source.isBlank() ? "[]" : source.toString(),
        entry.severity().toString(),
        entry.message());
  }
}

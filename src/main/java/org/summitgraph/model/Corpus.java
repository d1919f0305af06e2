package org.summitgraph.model;

import java.io.Closeable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * Everything that was read: data, ontology, shapes, each quad with its place, in file order. To be
 * closed when it is no longer needed.
 *
 * @param data quads of the data folder
 * @param ontology quads of the ontology folder's files that define terms
 * @param shapes quads of the ontology folder's files that hold SHACL shapes or prefixes
 * @param graphNames where each named graph of the data is first named
 * @param prefixes the prefixes declared for users, by name
 * @param faults what the parser found wrong, with places
 * @param complete whether every file was read to its end; where false, what is missing from the
 *     quads may only be unread
 */
public record Corpus(
    QuadSpool data,
    List<LocatedQuad> ontology,
    List<LocatedQuad> shapes,
    Map<Node, SourceLocation> graphNames,
    Map<String, String> prefixes,
    List<Violation> faults,
    boolean complete)
    implements Closeable {

  public Corpus {
    ontology = List.copyOf(ontology);
    shapes = List.copyOf(shapes);
    graphNames = Collections.unmodifiableMap(graphNames);
    prefixes = Map.copyOf(prefixes);
    faults = List.copyOf(faults);
  }

  @Override
  public void close() {
    data.close();
  }
}

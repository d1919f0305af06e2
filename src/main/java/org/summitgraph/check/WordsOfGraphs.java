package org.summitgraph.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words of each claim graph; those of graphs that were asked for of late are kept. */
final class WordsOfGraphs {

  private static final int KEPT = 1 << 10;

  private final Index index;
  private final FoundTexts found;
  private final Map<Integer, GraphWords> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, GraphWords> eldest) {
          return size() > KEPT;
        }
      };

  private int lastGraph;
  private GraphWords last;

  WordsOfGraphs(Index index, FoundTexts found) {
    this.index = index;
    this.found = found;
  }

  GraphWords of(int graph) {
    if (graph != lastGraph) {
      last = recent.computeIfAbsent(graph, number -> new GraphWords(index, found, number));
      lastGraph = graph;
    }
    return last;
  }
}

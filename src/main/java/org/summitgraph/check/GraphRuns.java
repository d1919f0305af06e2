package org.summitgraph.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * Gathers the quads of one claim graph that some rule has to see together, as long as they follow
 * on each other: never those of two graphs, and never more than a graph of human size has.
 */
final class GraphRuns implements QuadRule {

  private static final int MOST = 10_000;

  /** Looks at quads of one claim graph. */
  interface Rule {
    void quads(int graph, List<LocatedQuad> quads);
  }

  private final Predicate<QuadSpool.Cursor> wanted;
  private final Rule rule;
  private final List<LocatedQuad> run = new ArrayList<>();
  private int graph;

  GraphRuns(Predicate<QuadSpool.Cursor> wanted, Rule rule) {
    this.wanted = wanted;
    this.rule = rule;
  }

  @Override
  public void quad(QuadSpool.Cursor quad) {
    if (wanted.test(quad)) {
      if (quad.graph() != graph || run.size() == MOST) {
        end();
        graph = quad.graph();
      }
      run.add(quad.quad());
    }
  }

  @Override
  public void end() {
    if (!run.isEmpty()) {
      rule.quads(graph, List.copyOf(run));
      run.clear();
    }
  }
}

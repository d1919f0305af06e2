package org.summitgraph.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;

/**
 * Gathers the quads of one subject in one claim graph that some rule has to see together, wherever
 * they stand. While the data go by, only the positions of these quads are held.
 */
final class SubjectGroups implements QuadRule {

  /** More quads than this are handed over in several groups. */
  private static final int MOST = 1_000;

  private record Wanted(int graph, int subject, long position) {
    private static final Comparator<Wanted> ORDER =
        Comparator.comparingInt(Wanted::graph)
            .thenComparingInt(Wanted::subject)
            .thenComparingLong(Wanted::position);

    boolean isBeside(Wanted other) {
      return graph == other.graph && subject == other.subject;
    }
  }

  private final Predicate<QuadSpool.Cursor> rule;
  private final Consumer<List<LocatedQuad>> groups;
  private final QuadSpool.Cursor picker;
  private final List<Wanted> wanted = new ArrayList<>();

  /**
   * @param rule which quads are wanted
   * @param groups is handed those of one graph and subject, in the order of the files, at the end
   */
  SubjectGroups(
      QuadSpool data, Predicate<QuadSpool.Cursor> rule, Consumer<List<LocatedQuad>> groups) {
    this.rule = rule;
    this.groups = groups;
    this.picker = data.picker();
  }

  @Override
  public void quad(QuadSpool.Cursor quad) {
    if (rule.test(quad)) {
      wanted.add(new Wanted(quad.graph(), quad.subject(), quad.position()));
    }
  }

  @Override
  public void end() {
    wanted.sort(Wanted.ORDER);
    List<LocatedQuad> group = new ArrayList<>();
    Wanted before = null;
    for (Wanted next : wanted) {
      if (before != null && (!next.isBeside(before) || group.size() == MOST)) {
        groups.accept(List.copyOf(group));
        group.clear();
      }
      picker.moveTo(next.position());
      group.add(picker.quad());
      before = next;
    }
    if (!group.isEmpty()) {
      groups.accept(List.copyOf(group));
    }
    wanted.clear();
  }
}

package org.summitgraph.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.summitgraph.model.Text;

/** What became of the places of an old text in a new one: line by line, then word by word. */
final class TextDiff {

  /** With the blank lines after it, which would be found everywhere. */
  private static final Pattern LINE = Pattern.compile("[^\n]*\n+|[^\n]+\\z");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.");

  /** Two pieces with more words than these have nothing in common that could be told. */
  private static final int MOST_WORDS = 100_000;

  /** A stretch of the old text and what stands for it in the new one, in code points. */
  private record Stretch(int oldStart, int oldEnd, int newStart, int newEnd, boolean same) {}

  private final List<Stretch> stretches = new ArrayList<>();

  TextDiff(Text old, Text now) {
    compare(pieces(LINE, old.toString()), pieces(LINE, now.toString()), 0, 0, true);
  }

  private static List<String> pieces(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private void compare(List<String> old, List<String> now, int oldAt, int newAt, boolean lines) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    int oldStart = oldAt;
    int newStart = newAt;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>(), null, true).getDeltas()) {
      if (delta.getType() == DeltaType.EQUAL) {
        differ(before, after, oldStart, newStart, lines);
        oldStart += length(before);
        newStart += length(after);
        before.clear();
        after.clear();
        int same = length(delta.getSource().getLines());
        stretches.add(new Stretch(oldStart, oldStart + same, newStart, newStart + same, true));
        oldStart += same;
        newStart += same;
      } else {
        // The algorithm tells of what is gone and of what came for it one by one.
        before.addAll(delta.getSource().getLines());
        after.addAll(delta.getTarget().getLines());
      }
    }
    differ(before, after, oldStart, newStart, lines);
  }

  private void differ(
      List<String> before, List<String> after, int oldStart, int newStart, boolean lines) {
    if (lines && !before.isEmpty() && !after.isEmpty()) {
      words(String.join("", before), String.join("", after), oldStart, newStart);
    } else if (!before.isEmpty()) {
      stretches.add(
          new Stretch(
              oldStart, oldStart + length(before), newStart, newStart + length(after), false));
    }
  }

  private void words(String before, String after, int oldAt, int newAt) {
    List<String> old = pieces(WORD, before);
    List<String> now = pieces(WORD, after);
    if (Math.max(old.size(), now.size()) > MOST_WORDS) {
      stretches.add(new Stretch(oldAt, oldAt + length(old), newAt, newAt + length(now), false));
    } else {
      compare(old, now, oldAt, newAt, false);
    }
  }

  private static int length(List<String> pieces) {
    return pieces.stream().mapToInt(piece -> piece.codePointCount(0, piece.length())).sum();
  }

  /**
   * Where a span of the old text stands in the new one, its words changed or not; empty where it is
   * gone, or where it begins or ends amid words that were replaced.
   */
  Optional<int[]> map(int start, int end) {
    Integer from = null;
    Integer to = null;
    for (Stretch stretch : stretches) {
      if (stretch.oldStart() <= start && start < stretch.oldEnd()) {
        from = place(start - stretch.oldStart(), stretch, stretch.oldStart() == start, false);
      }
      if (stretch.oldStart() < end && end <= stretch.oldEnd()) {
        to = place(end - stretch.oldStart(), stretch, stretch.oldEnd() == end, true);
      }
    }
    return from != null && to != null && from < to
        ? Optional.of(new int[] {from, to})
        : Optional.empty();
  }

  private static Integer place(int into, Stretch stretch, boolean atItsBorder, boolean end) {
    if (stretch.same()) {
      return stretch.newStart() + into;
    }
    if (!atItsBorder) {
      return null;
    }
    return end ? stretch.newEnd() : stretch.newStart();
  }
}

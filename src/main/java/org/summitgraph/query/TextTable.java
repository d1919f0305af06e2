package org.summitgraph.query;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of text in aligned columns. Nothing is cut off: a long cell goes on in the next line, and a
 * table that is too wide is written row by row.
 */
final class TextTable {

  private static final int CELL_WIDTH = 44;
  private static final String GAP = "  ";

  private final List<String> columns;
  private final List<List<String>> rows;

  TextTable(List<String> columns, List<List<String>> rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows.stream().map(row -> row.stream().map(TextTable::printable).toList()).toList();
  }

  /**
   * @param width how many characters a line may have; 0 for any number
   */
  void print(PrintStream out, int width) {
    List<Integer> widths = widths();
    int total =
        widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1);
    if (width == 0 || total <= width) {
      printColumns(out, widths);
    } else {
      printBlocks(out);
    }
    out.println(rows.size() == 1 ? "1 row" : rows.size() + " rows");
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      int widest = length(columns.get(column));
      for (List<String> row : rows) {
        for (String line : wrap(row.get(column))) {
          widest = Math.max(widest, length(line));
        }
      }
      widths.add(widest);
    }
    return widths;
  }

  private void printColumns(PrintStream out, List<Integer> widths) {
    printLine(out, columns, widths);
    printLine(out, widths.stream().map("-"::repeat).toList(), widths);
    for (List<String> row : rows) {
      List<List<String>> cells = row.stream().map(TextTable::wrap).toList();
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < height; i++) {
        int line = i;
        printLine(
            out,
            cells.stream().map(cell -> line < cell.size() ? cell.get(line) : "").toList(),
            widths);
      }
    }
  }

  private static void printLine(PrintStream out, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - length(cell))).append(GAP);
    }
    out.println(line.toString().stripTrailing());
  }

  private void printBlocks(PrintStream out) {
    int widest = columns.stream().mapToInt(TextTable::length).max().orElse(0);
    for (List<String> row : rows) {
      for (int column = 0; column < columns.size(); column++) {
        if (!row.get(column).isEmpty()) {
          String name = columns.get(column);
          out.println(name + " ".repeat(widest - length(name)) + GAP + row.get(column));
        }
      }
      out.println();
    }
  }

  // At spaces only: an IRI that is broken in two cannot be copied.
  private static List<String> wrap(String cell) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : cell.split(" ", -1)) {
      if (line.length() > 0 && length(line.toString()) + 1 + length(word) > CELL_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  // Data could hold escape sequences, and a terminal would obey them.
  private static String printable(String text) {
    return text.codePoints()
        .mapToObj(
            point ->
                Character.isISOControl(point)
                    ? point == '\n' || point == '\t' ? " " : String.format("\\u%04x", point)
                    : Character.toString(point))
        .collect(Collectors.joining());
  }
}

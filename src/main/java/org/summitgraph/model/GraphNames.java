package org.summitgraph.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;

/**
 * Where each named graph is first named. A map of its names, held as numbers: there is a claim
 * graph for every passage. Entries stay in the order in which they were put.
 */
public final class GraphNames extends AbstractMap<Node, SourceLocation> {

  private final TermTable terms;

  /** By the number of the name: which entry it has, counted from 1; 0 for none. */
  private int[] entries = new int[1 << 8];

  private int[] names = new int[1 << 6];
  private String[] files = new String[1 << 6];
  private long[] lines = new long[1 << 6];
  private int[] columns = new int[1 << 6];
  private int size;

  /**
   * @param terms gives the names their numbers
   */
  public GraphNames(TermTable terms) {
    this.terms = terms;
  }

  /** Notes where a graph is named, if that was not known. */
  public void add(Node name, String file, long line, long column) {
    int number = terms.add(name);
    if (number >= entries.length) {
      entries = Arrays.copyOf(entries, 2 * number);
    }
    if (entries[number] == 0) {
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        files = Arrays.copyOf(files, 2 * size);
        lines = Arrays.copyOf(lines, 2 * size);
        columns = Arrays.copyOf(columns, 2 * size);
      }
      names[size] = number;
      files[size] = file;
      lines[size] = line;
      columns[size] = Math.toIntExact(column);
      entries[number] = ++size;
    }
  }

  /** Forgets all of them. */
  @Override
  public void clear() {
    Arrays.fill(entries, 0);
    size = 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean containsKey(Object name) {
    return entryOf(name) > 0;
  }

  @Override
  public SourceLocation get(Object name) {
    int entry = entryOf(name);
    return entry == 0 ? null : at(entry - 1);
  }

  private int entryOf(Object name) {
    int number = name instanceof Node node ? terms.find(node) : 0;
    return number < entries.length ? entries[number] : 0;
  }

  private SourceLocation at(int entry) {
    return new SourceLocation(files[entry], lines[entry], columns[entry]);
  }

  @Override
  public Set<Map.Entry<Node, SourceLocation>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Map.Entry<Node, SourceLocation>> iterator() {
        return IntStream.range(0, size)
            .mapToObj(entry -> Map.entry(terms.term(names[entry]), at(entry)))
            .iterator();
      }
    };
  }
}

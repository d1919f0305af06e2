package org.summitgraph.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The IRIs and blank nodes of a corpus, each under a number, from 1 in the order in which they were
 * first met. A name is held once, as bytes behind the number of its namespace: some forty bytes for
 * a name of usual length. Not safe for threads.
 */
public final class TermTable {

  private static final int BLOCK = 1 << 20;
  private static final int RECENT = 1 << 13;

  /** Where the namespaces are this many, names have nothing in common, and are held whole. */
  private static final int MOST_NAMESPACES = 1 << 16;

  private static final int BLANK = 0;
  private static final int OTHER = 1;
  private static final int WHOLE = 2;

  /** By the first part of a record; the first three stand for kinds of terms. */
  private final List<String> namespaces = new ArrayList<>(List.of("", "", ""));

  private final Map<String, Integer> namespaceNumbers = new HashMap<>();

  /** Terms that are neither IRI nor blank node: a corpus that was read has none. */
  private final Map<Node, Integer> others = new HashMap<>();

  private final List<byte[]> blocks = new ArrayList<>();
  private int filled = BLOCK;

  /** By number: the block in the upper half, the place in it in the lower. */
  private long[] records = new long[1 << 10];

  private int size;

  /** Where to find a name: its hash in the upper half, its number in the lower; 0 where free. */
  private long[] slots = new long[1 << 11];

  private final Node[] recent = new Node[RECENT];
  private final int[] recentNumbers = new int[RECENT];

  /** How many terms there are; the greatest number. */
  public int size() {
    return size;
  }

  /** The number of a term, which it gets if it has none. */
  public int add(Node term) {
    int known = find(term);
    return known > 0 ? known : remember(term, append(term));
  }

  /** The number of a term; 0 where it has none. */
  public int find(Node term) {
    int at = recentPlace(term);
    if (term.equals(recent[at])) {
      return recentNumbers[at];
    }
    int number = search(term);
    return number > 0 ? remember(term, number) : 0;
  }

  private int remember(Node term, int number) {
    int at = recentPlace(term);
    recent[at] = term;
    recentNumbers[at] = number;
    return number;
  }

  private static int recentPlace(Node term) {
    int hash = term.hashCode();
    return (hash ^ (hash >>> 13)) & (RECENT - 1);
  }

  private int search(Node term) {
    if (!term.isURI() && !term.isBlank()) {
      return others.getOrDefault(term, 0);
    }
    String name = nameOf(term);
    int hash = name.hashCode();
    for (int slot = spread(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int number = (int) slots[slot];
      if ((int) (slots[slot] >>> 32) == hash
          && isBlank(number) == term.isBlank()
          && isNamed(number, name)) {
        return number;
      }
    }
    return 0;
  }

  private static String nameOf(Node term) {
    return term.isURI() ? term.getURI() : term.getBlankNodeLabel();
  }

  private int spread(int hash) {
    return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
  }

  /** Whether the record of a number holds this name. */
  private boolean isNamed(int number, String name) {
    byte[] block = blocks.get((int) (records[number] >>> 32));
    int at = (int) records[number];
    int kind = intAt(block, at);
    if (kind == OTHER) {
      return false;
    }
    String namespace = namespaces.get(kind);
    int length = intAt(block, at + 4);
    int start = namespace.length();
    if (!name.startsWith(namespace)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      byte b = block[at + 8 + i];
      if (b < 0) {
        return nameAt(block, at).equals(name);
      }
      if (start + i >= name.length() || name.charAt(start + i) != b) {
        return false;
      }
    }
    return name.length() == start + length;
  }

  private int append(Node term) {
    int number = ++size;
    if (number == records.length) {
      records = Arrays.copyOf(records, number * 2);
    }
    if (!term.isURI() && !term.isBlank()) {
      others.put(term, number);
      records[number] = write(OTHER, "");
      return number;
    }
    String name = nameOf(term);
    int namespace = term.isURI() ? namespaceOf(name) : BLANK;
    records[number] = write(namespace, name.substring(namespaces.get(namespace).length()));
    if (size * 3L > slots.length * 2L) {
      long[] old = slots;
      slots = new long[old.length * 2];
      for (long entry : old) {
        if (entry != 0) {
          enter(entry);
        }
      }
    }
    enter((long) name.hashCode() << 32 | number);
    return number;
  }

  private void enter(long entry) {
    int slot = spread((int) (entry >>> 32));
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = entry;
  }

  private int namespaceOf(String iri) {
    String namespace = iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    Integer known = namespaceNumbers.get(namespace);
    if (known != null) {
      return known;
    }
    if (namespaces.size() == MOST_NAMESPACES) {
      return WHOLE;
    }
    namespaces.add(namespace);
    namespaceNumbers.put(namespace, namespaces.size() - 1);
    return namespaces.size() - 1;
  }

  private long write(int namespace, String rest) {
    byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length + 8;
    if (blocks.isEmpty() || filled + length > blocks.get(blocks.size() - 1).length) {
      blocks.add(new byte[Math.max(BLOCK, length)]);
      filled = 0;
    }
    byte[] block = blocks.get(blocks.size() - 1);
    putInt(block, filled, namespace);
    putInt(block, filled + 4, bytes.length);
    System.arraycopy(bytes, 0, block, filled + 8, bytes.length);
    long record = ((long) (blocks.size() - 1) << 32) | filled;
    filled += length;
    return record;
  }

  /** Whether the term of a number is a blank node. */
  public boolean isBlank(int number) {
    return kind(number) == BLANK;
  }

  /** Whether the term of a number is an IRI. */
  public boolean isIri(int number) {
    return kind(number) >= WHOLE;
  }

  private int kind(int number) {
    return intAt(blocks.get((int) (records[number] >>> 32)), (int) records[number]);
  }

  /** The term of a number. */
  public Node term(int number) {
    byte[] block = blocks.get((int) (records[number] >>> 32));
    int at = (int) records[number];
    return switch (intAt(block, at)) {
      case BLANK -> NodeFactory.createBlankNode(nameAt(block, at));
      case OTHER -> other(number);
      default -> NodeFactory.createURI(nameAt(block, at));
    };
  }

  private Node other(int number) {
    return others.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private String nameAt(byte[] block, int at) {
    String rest = new String(block, at + 8, intAt(block, at + 4), StandardCharsets.UTF_8);
    return namespaces.get(intAt(block, at)).concat(rest);
  }

  private static int intAt(byte[] block, int at) {
    return (block[at] & 0xFF)
        | ((block[at + 1] & 0xFF) << 8)
        | ((block[at + 2] & 0xFF) << 16)
        | (block[at + 3] << 24);
  }

  private static void putInt(byte[] block, int at, int value) {
    block[at] = (byte) value;
    block[at + 1] = (byte) (value >> 8);
    block[at + 2] = (byte) (value >> 16);
    block[at + 3] = (byte) (value >> 24);
  }
}

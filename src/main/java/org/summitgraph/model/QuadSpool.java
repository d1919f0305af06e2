package org.summitgraph.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFLangString;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/**
 * Quads with their places, in the order in which they were added, which can be gone through as
 * often as one likes and take no memory each: what goes beyond {@link #IN_MEMORY} bytes lies in a
 * temporary file, which no other program sees and which is gone with this process, however that
 * ends.
 *
 * <p>A quad is the numbers of its terms in a {@link TermTable}, its place, and a literal in full.
 * Every quad can be read by itself, so that an index need hold no more of it than its position.
 *
 * <p>Quads are added first and read then. One thread at a time.
 */
public final class QuadSpool implements Iterable<LocatedQuad>, Closeable {

  /** How many bytes are kept in memory before a file is made. */
  private static final int IN_MEMORY = 16 << 20;

  private static final int TO_WRITE = 1 << 18;
  private static final int TO_READ = 1 << 16;

  /** Who reads a quad here and there goes on to others beside it, and comes back soon. */
  private static final int PAGE = 1 << 13;

  private static final int PAGES = 1 << 7;

  /** What a quad takes at most before the characters of a literal. */
  private static final int HEAD = 64;

  private static final int IRI_OR_BLANK = 0;
  private static final int STRING = 1;
  private static final int WITH_LANGUAGE = 2;
  private static final int WITH_DATATYPE = 3;
  private static final int KIND = 3;
  private static final int IN_NAMED_GRAPH = 4;

  /** Whether the characters of the literal have two bytes each. */
  private static final int WIDE = 8;

  /** Above this, the header tells how many bytes the place has; 0 for more than fit. */
  private static final int PLACE = 4;

  private static final int LONGEST_PLACE = 15;

  private final TermTable terms = new TermTable();
  private final Numbered<String> files = new Numbered<>();
  private final Numbered<String> languages = new Numbered<>();
  private final Numbered<RDFDatatype> datatypes = new Numbered<>();

  private final Repeated graphs = new Repeated();
  private final Repeated subjects = new Repeated();
  private final Repeated predicates = new Repeated();

  private byte[] buffer = new byte[1 << 12];
  private int filled;

  /** Bytes in the file. */
  private long flushed;

  private FileChannel file;
  private long size;

  /** A spool of these quads. */
  public static QuadSpool of(Iterable<LocatedQuad> quads) {
    QuadSpool spool = new QuadSpool();
    quads.forEach(spool::add);
    return spool;
  }

  /** The numbers of the terms; others than those of the quads may be added. */
  public TermTable terms() {
    return terms;
  }

  /** How many quads there are. */
  public long size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public void add(LocatedQuad quad) {
    add(quad.quad(), quad.at().file(), quad.at().line(), quad.at().column());
  }

  /**
   * Adds a quad.
   *
   * @throws UncheckedIOException when the temporary file cannot be written
   */
  public void add(Quad quad, String fileName, long line, long column) {
    begin();
    Node object = quad.getObject();
    int header = filled++;
    int kind = kindOf(object);
    putNumber(files.add(fileName));
    putNumber(line);
    putNumber(column);
    int place = filled - header - 1;
    kind |= place <= LONGEST_PLACE ? place << PLACE : 0;
    if (!quad.isDefaultGraph()) {
      kind |= IN_NAMED_GRAPH;
      putNumber(graphs.add(quad.getGraph()));
    }
    putNumber(subjects.add(quad.getSubject()));
    putNumber(predicates.add(quad.getPredicate()));
    buffer[header] = (byte) kind;
    if ((kind & KIND) == IRI_OR_BLANK) {
      putNumber(terms.add(object));
    } else {
      putLiteral(object, kind, header);
    }
    size++;
  }

  /** The number of a term that comes several times in a row, as graphs and subjects do. */
  private final class Repeated {

    private Node last;
    private int number;

    @SuppressWarnings("ReferenceEquality") // an equal term gets the same number, only not as fast
    int add(Node term) {
      if (term != last) {
        number = terms.add(term);
        last = term;
      }
      return number;
    }
  }

  private static int kindOf(Node object) {
    if (!object.isLiteral()) {
      return IRI_OR_BLANK;
    }
    if (!object.getLiteralLanguage().isEmpty()) {
      return WITH_LANGUAGE;
    }
    return XSDDatatype.XSDstring.equals(object.getLiteralDatatype()) ? STRING : WITH_DATATYPE;
  }

  private void putLiteral(Node literal, int kind, int header) {
    if ((kind & KIND) == WITH_LANGUAGE) {
      putNumber(languages.add(literal.getLiteralLanguage()));
    } else if ((kind & KIND) == WITH_DATATYPE) {
      putNumber(datatypes.add(literal.getLiteralDatatype()));
    }
    String text = literal.getLiteralLexicalForm();
    int length = text.length();
    putNumber(length);
    require(2 * length);
    int start = filled;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 0xFF) {
        filled = start;
        buffer[header] |= WIDE;
        putWide(text);
        return;
      }
      buffer[filled++] = (byte) c;
    }
  }

  private void putWide(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      buffer[filled++] = (byte) c;
      buffer[filled++] = (byte) (c >> 8);
    }
  }

  /** Seven bits a byte, the lowest first; the last byte is not negative. */
  private void putNumber(long number) {
    long rest = number;
    while (rest > 0x7F) {
      buffer[filled++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[filled++] = (byte) rest;
  }

  /** A quad lies in the buffer as a whole until it is complete. */
  private void begin() {
    if (filled >= (file == null ? IN_MEMORY : TO_WRITE)) {
      flush();
    }
    require(HEAD);
  }

  private void require(int bytes) {
    if (filled + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, filled + bytes));
    }
  }

  private void flush() {
    try {
      if (file == null) {
        file = temporaryFile();
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, filled);
      while (bytes.hasRemaining()) {
        flushed += file.write(bytes, flushed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the data cannot be spooled to "
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e.getMessage()
              + "); make room there, or name another folder by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR",
          e);
    }
    if (buffer.length > 4 * TO_WRITE) {
      buffer = new byte[2 * TO_WRITE];
    }
    filled = 0;
  }

  private static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("summit", ".quads");
    // Where the system allows it, the name is gone as soon as the file is open.
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** The position behind the last quad. */
  public long end() {
    return flushed + filled;
  }

  /**
   * Takes out what was added last.
   *
   * @param position what {@link #end} was then
   * @param count what {@link #size} was then
   */
  public void cutBackTo(long position, long count) {
    if (position >= flushed) {
      filled = (int) (position - flushed);
    } else {
      flushed = position;
      filled = 0;
    }
    size = count;
  }

  /** The quads from a position on. */
  public Stream<LocatedQuad> from(long position) {
    Iterator<LocatedQuad> quads = iterator(position);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(quads, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** A reader of all quads, one after another. */
  public Cursor cursor() {
    return new Cursor(0, 1);
  }

  /** A reader of quads here and there, by their positions. */
  public Cursor picker() {
    return new Cursor(0, PAGES);
  }

  @Override
  public Iterator<LocatedQuad> iterator() {
    return iterator(0);
  }

  private Iterator<LocatedQuad> iterator(long start) {
    Cursor cursor = new Cursor(start, 1);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.next < end();
      }

      @Override
      public LocatedQuad next() {
        if (!cursor.next()) {
          throw new NoSuchElementException();
        }
        return cursor.quad();
      }
    };
  }

  public Stream<LocatedQuad> stream() {
    return from(0);
  }

  /** All quads at once, for a corpus that is known to be small. */
  public List<LocatedQuad> toList() {
    return stream().toList();
  }

  /** Drops the temporary file, if there is one; nothing can be read then. */
  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the quads of a spool, by their numbers or as they are. */
  public final class Cursor {

    private static final int CACHE = 1 << 10;

    private final Node[] cached = new Node[CACHE];
    private final int[] cachedNumbers = new int[CACHE];

    /** The windows of a picker, by page; a cursor has one. */
    private final Window[] windows;

    /** Bytes of the window at hand; of the buffer before there is a file. */
    private byte[] window;

    /** Where the window begins, and how many bytes it holds. */
    private long start;

    private int held;

    /** The next byte of the window. */
    private int at;

    private long position = -1;
    private long next;
    private int header;
    private long place;
    private int graph;
    private int subject;
    private int predicate;
    private int object;
    private int kindNumber;
    private int length;
    private long text;

    private Cursor(long position, int windows) {
      this.next = position;
      this.windows = new Window[windows];
    }

    /** Goes to the next quad; false when there is none. */
    public boolean next() {
      if (next >= end()) {
        return false;
      }
      moveTo(next);
      return true;
    }

    /** Goes to the quad at a position. */
    public void moveTo(long quadPosition) {
      position = quadPosition;
      seek(quadPosition, HEAD);
      header = window[at++] & 0xFF;
      place = start + at;
      skipPlace();
      graph = (header & IN_NAMED_GRAPH) == 0 ? 0 : (int) number();
      subject = (int) number();
      predicate = (int) number();
      int kind = header & KIND;
      if (kind == IRI_OR_BLANK) {
        object = (int) number();
        next = start + at;
        return;
      }
      object = 0;
      kindNumber = kind == STRING ? 0 : (int) number();
      length = (int) number();
      text = start + at;
      next = text + ((header & WIDE) == 0 ? length : 2L * length);
    }

    private void skipPlace() {
      int bytes = header >>> PLACE;
      if (bytes > 0) {
        at += bytes;
      } else {
        number();
        number();
        number();
      }
    }

    /**
     * Brings the bytes from a position into the window, as many as there are of those asked for.
     */
    private void seek(long from, int bytes) {
      long wanted = Math.min(from + bytes, end());
      if (from < start || wanted > start + held) {
        load(from, (int) (wanted - from));
      }
      at = (int) (from - start);
    }

    private void load(long from, int bytes) {
      if (file == null) {
        window = buffer;
        held = filled;
        return;
      }
      if (filled > 0) {
        flush();
      }
      boolean isPicker = windows.length > 1;
      int place = isPicker ? (int) (from / PAGE % windows.length) : 0;
      if (windows[place] == null) {
        windows[place] = new Window(isPicker ? PAGE + HEAD : TO_READ);
      }
      Window page = windows[place];
      if (from < page.start || from + bytes > page.start + page.held) {
        long first = isPicker ? from - from % PAGE : from;
        page.read(first, (int) (from - first) + bytes);
      }
      window = page.bytes;
      start = page.start;
      held = page.held;
    }

    private long number() {
      long value = 0;
      int shift = 0;
      byte b = window[at++];
      while (b < 0) {
        value |= (long) (b & 0x7F) << shift;
        shift += 7;
        b = window[at++];
      }
      return value | ((long) b << shift);
    }

    /** Where this quad can be found again. */
    public long position() {
      return position;
    }

    /** The number of the graph's name; 0 for the default graph. */
    public int graph() {
      return graph;
    }

    public int subject() {
      return subject;
    }

    public int predicate() {
      return predicate;
    }

    /** The number of the object; 0 for a literal. */
    public int object() {
      return object;
    }

    /** The object of any kind. */
    public Node objectTerm() {
      return object > 0 ? term(object) : literal();
    }

    /** The datatype of the literal that is the object; null where the object is none. */
    public RDFDatatype datatype() {
      return switch (header & KIND) {
        case STRING -> XSDDatatype.XSDstring;
        case WITH_LANGUAGE -> RDFLangString.rdfLangString;
        case WITH_DATATYPE -> datatypes.get(kindNumber);
        default -> null;
      };
    }

    private Node literal() {
      return switch (header & KIND) {
        case STRING -> NodeFactory.createLiteralString(lexicalForm());
        case WITH_LANGUAGE ->
            NodeFactory.createLiteralLang(lexicalForm(), languages.get(kindNumber));
        default -> NodeFactory.createLiteralDT(lexicalForm(), datatypes.get(kindNumber));
      };
    }

    /** The lexical form of the literal that is the object. */
    public String lexicalForm() {
      boolean wide = (header & WIDE) != 0;
      seek(text, wide ? 2 * length : length);
      if (!wide) {
        return new String(window, at, length, StandardCharsets.ISO_8859_1);
      }
      char[] chars = new char[length];
      for (int i = 0; i < length; i++) {
        chars[i] = (char) ((window[at + 2 * i] & 0xFF) | (window[at + 2 * i + 1] << 8));
      }
      return new String(chars);
    }

    /** The IRI or blank node of a number. */
    public Node term(int number) {
      int slot = number & (CACHE - 1);
      if (cachedNumbers[slot] != number) {
        cached[slot] = terms.term(number);
        cachedNumbers[slot] = number;
      }
      return cached[slot];
    }

    public SourceLocation at() {
      seek(place, HEAD);
      int fileNumber = (int) number();
      long line = number();
      return new SourceLocation(files.get(fileNumber), line, number());
    }

    /** The quad in full. */
    public LocatedQuad quad() {
      Node name = graph == 0 ? Quad.defaultGraphIRI : term(graph);
      return new LocatedQuad(new Quad(name, term(subject), term(predicate), objectTerm()), at());
    }
  }

  /** A piece of the temporary file. */
  private final class Window {

    private byte[] bytes;
    private long start;
    private int held;

    Window(int size) {
      bytes = new byte[size];
    }

    /** Reads from a position what fits, and at least as many bytes as are needed. */
    void read(long from, int needed) {
      if (bytes.length < needed) {
        bytes = new byte[needed];
      }
      start = from;
      held = 0;
      ByteBuffer free = ByteBuffer.wrap(bytes);
      free.limit((int) Math.min(bytes.length, flushed - start));
      try {
        while (held < needed) {
          int count = file.read(free, start + held);
          if (count < 0) {
            throw new IOException("the temporary file of quads is shorter than it was");
          }
          held += count;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Few things that come again and again, by number. */
  private static final class Numbered<T> {

    private final List<T> things = new ArrayList<>();
    private final Map<T, Integer> numbers = new HashMap<>();
    private T last;
    private int lastNumber;

    int add(T thing) {
      if (!thing.equals(last)) {
        last = thing;
        lastNumber =
            numbers.computeIfAbsent(
                thing,
                key -> {
                  things.add(key);
                  return things.size() - 1;
                });
      }
      return lastNumber;
    }

    T get(int number) {
      return things.get(number);
    }
  }
}

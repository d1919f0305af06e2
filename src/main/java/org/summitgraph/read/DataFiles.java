package org.summitgraph.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFLib;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/** Parses RDF files into quads with places, and collects what is wrong instead of stopping. */
final class DataFiles {

  private static final List<Lang> LANGUAGES =
      List.of(Lang.TURTLE, Lang.TRIG, Lang.NTRIPLES, Lang.NQUADS);

  final List<Violation> faults = new ArrayList<>();
  final Map<Node, SourceLocation> graphNames = new HashMap<>();
  boolean complete = true;

  /** The RDF files under {@code folder}, at any depth, in the order of their names. */
  static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && language(file).isPresent())
          .sorted()
          .toList();
    }
  }

  private static Optional<Lang> language(Path file) {
    return Optional.ofNullable(RDFLanguages.filenameToLang(file.getFileName().toString()))
        .filter(LANGUAGES::contains);
  }

  /** All quads of one file, in its order; those before the fault when it cannot be read on. */
  List<LocatedQuad> read(Path file) throws IOException {
    List<LocatedQuad> quads = new ArrayList<>();
    String name = file.toString();
    Lang lang = language(file).orElseThrow();
    LocatingProfile profile =
        new LocatingProfile(name, new Collecting(name), quads::add, graphNames, faults::add);
    try (Reader reader = strictUtf8(file)) {
      RDFParserRegistry.getFactory(lang)
          .create(lang, profile)
          .read(reader, null, null, StreamRDFLib.sinkNull(), ARQ.getContext().copy());
    } catch (RiotParseException e) {
      SourceLocation at = new SourceLocation(name, e.getLine(), e.getCol());
      // RIOT reads far ahead, and tells of a malformed byte at the place it has come to.
      firstMalformedByte(file)
          .ifPresentOrElse(
              byteAt -> stoppedAt(byteAt, "This is not UTF-8."),
              () -> stoppedAt(at, e.getOriginalMessage()));
    } catch (StackOverflowError e) {
      stoppedAt(SourceLocation.wholeFile(name), "Brackets are nested too deep to be read.");
    }
    return quads;
  }

  private void stoppedAt(SourceLocation at, String message) {
    complete = false;
    faults.add(
        new Violation(
            GateRule.SYNTAX,
            at,
            Optional.empty(),
            message,
            "correct the syntax; the rest of the file was not read"));
  }

  /**
   * Malformed bytes are refused; a byte order mark, which RIOT takes for a word, is passed over.
   */
  private static Reader strictUtf8(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try {
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
    } catch (CharacterCodingException e) {
      // The parser will come to it, and be told where it is.
      reader.reset();
    }
    return reader;
  }

  private static Optional<SourceLocation> firstMalformedByte(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    CharBuffer decoded = CharBuffer.allocate(bytes.remaining() + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true);
    if (!result.isError()) {
      return Optional.empty();
    }
    String before = decoded.flip().toString();
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    long column = (long) before.length() - before.lastIndexOf('\n');
    return Optional.of(new SourceLocation(file.toString(), line, column));
  }

  /** Warnings and errors of RIOT become violations; only what it cannot read on from stops it. */
  private final class Collecting implements ErrorHandler {
    private final String file;

    Collecting(String file) {
      this.file = file;
    }

    @Override
    public void warning(String message, long line, long column) {
      faults.add(
          new Violation(
              GateRule.MALFORMED_TERM,
              new SourceLocation(file, line, column),
              Optional.empty(),
              message,
              "write the term as its standard wants it"));
    }

    @Override
    public void error(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new RiotParseException(message, line, column);
    }
  }
}

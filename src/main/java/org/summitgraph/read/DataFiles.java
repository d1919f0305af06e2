package org.summitgraph.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.GraphNames;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.QuadSpool;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/** Parses RDF files into quads with places, and collects what is wrong instead of stopping. */
final class DataFiles {

  private static final String CORRECT = "correct the syntax";
  private static final String UNPACK =
      "pack the file anew with gzip, or take .gz off its name if it is not packed";
  private static final String NOT_READ = "; the rest of the file was not read";

  /** How RIOT's tokenizer begins to tell of what its check of the whole IRI tells as well. */
  private static final String IN_IRI = "Illegal character in IRI";

  private static final String BAD_IRI = "Bad IRI";

  final ReadFaults faults = new ReadFaults();
  boolean complete = true;

  private final RecentWords words = new RecentWords();
  private final RecentTerms<Node> iris = new RecentTerms<>(1 << 15);
  private final RecentTerms<Node> literals = new RecentTerms<>(1 << 13);

  /** All quads of one file, in its order; those before the fault when it cannot be read on. */
  List<LocatedQuad> read(DataFile file) throws IOException {
    QuadSpool quads = new QuadSpool();
    readInto(quads, new GraphNames(quads.terms()), file, BytesRead.UNTOLD);
    return quads.stream().toList();
  }

  /** As {@link #read(DataFile)}, of bytes that messages call by this name. */
  List<LocatedQuad> read(InputStream bytes, String name, Format format) throws IOException {
    QuadSpool quads = new QuadSpool();
    readInto(quads, new GraphNames(quads.terms()), bytes, name, format);
    return quads.stream().toList();
  }

  /** Adds the quads of one file and the names of its graphs to those of others. */
  void readInto(QuadSpool quads, GraphNames graphNames, DataFile file, BytesRead bytesRead)
      throws IOException {
    if (file.format().isEmpty()) {
      refuse(file);
      return;
    }
    try (InputStream bytes = file.open(bytesRead)) {
      readInto(quads, graphNames, bytes, file.name(), file.format().get());
    } catch (ZipException | EOFException e) {
      stoppedAt(SourceLocation.wholeFile(file.name()), "This is not a gzip file.", UNPACK);
    }
  }

  private void readInto(
      QuadSpool quads, GraphNames graphNames, InputStream bytes, String name, Format format)
      throws IOException {
    long start = quads.end();
    long before = quads.size();
    Collecting errors = new Collecting(name);
    boolean evidence = false;
    try (StrictReader reader = new StrictReader(bytes)) {
      StrictTokens tokens = new StrictTokens(new PlainTokens(reader, errors, words));
      LocatingProfile profile =
          new LocatingProfile(
              name,
              format,
              tokens,
              new FaultCount(errors, faults::add),
              quads,
              graphNames,
              iris,
              literals);
      try {
        format.parser(tokens, profile).parse();
      } catch (RiotParseException e) {
        SourceLocation at = new SourceLocation(name, e.getLine(), e.getCol());
        stoppedAt(at, e.getOriginalMessage(), reader.isDamaged() ? UNPACK : CORRECT);
      } catch (IRIException e) {
        // It was reported as an IRI, but nothing can be resolved against it.
        SourceLocation at = new SourceLocation(name, tokens.getLine(), tokens.getColumn());
        stoppedAt(at, "This base cannot be used.", CORRECT);
      } catch (IllegalFormatException e) {
        // RIOT has no words for the end of the file where a name goes on.
        SourceLocation at = new SourceLocation(name, tokens.getLine(), tokens.getColumn());
        stoppedAt(at, "The file ends too early.", CORRECT);
      }
      evidence = profile.mayHoldEvidence();
    }
    if (!format.hasGraphs() && evidence) {
      withGraphs(quads, graphNames, start, before);
    }
  }

  /** The graphs of quads that travelled as triples, from a position on; for once in memory. */
  private void withGraphs(QuadSpool quads, GraphNames graphNames, long start, long before) {
    List<LocatedQuad> triples = quads.from(start).toList();
    quads.cutBackTo(start, before);
    for (LocatedQuad quad : ReifiedEvidence.resolve(triples, this::incompleteWith)) {
      quads.add(quad);
      if (!quad.inDefaultGraph()) {
        SourceLocation at = quad.at();
        graphNames.add(quad.graph(), at.file(), at.line(), at.column());
      }
    }
  }

  private void refuse(DataFile file) {
    complete = false;
    faults.add(
        new Violation(
            GateRule.UNREAD_FORMAT,
            SourceLocation.wholeFile(file.name()),
            Optional.empty(),
            "This is RDF in a form that is not read, by the ending of its name.",
            "convert it (riot --output=trig FILE > FILE.trig), or move it out of the folder;"
                + " read are .ttl, .trig, .nt and .nq, and the same with .gz"));
  }

  private void incompleteWith(Violation fault) {
    complete = false;
    faults.add(fault);
  }

  private void stoppedAt(SourceLocation at, String message, String repair) {
    complete = false;
    faults.add(new Violation(GateRule.SYNTAX, at, Optional.empty(), message, repair + NOT_READ));
  }

  /** Warnings and errors of RIOT become violations; only what it cannot read on from stops it. */
  private final class Collecting implements ErrorHandler {
    private final String file;

    Collecting(String file) {
      this.file = file;
    }

    @Override
    public void warning(String message, long line, long column) {
      if (message.startsWith(BAD_IRI)) {
        forgetCharacters(line, column);
      }
      faults.add(
          new Violation(
              GateRule.MALFORMED_TERM,
              new SourceLocation(file, line, column),
              Optional.empty(),
              message,
              "write the term as its standard wants it"));
    }

    /** An IRI that is reported whole need not be reported letter by letter. */
    private void forgetCharacters(long line, long column) {
      faults.takeBack(
          fault ->
              fault.at().line() == line
                  && fault.at().file().equals(file)
                  && fault.at().column() > column
                  && fault.message().startsWith(IN_IRI));
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

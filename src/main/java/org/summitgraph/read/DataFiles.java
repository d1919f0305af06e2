package org.summitgraph.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.tokens.TokenizerText;
import org.summitgraph.model.GateRule;
import org.summitgraph.model.LocatedQuad;
import org.summitgraph.model.SourceLocation;
import org.summitgraph.model.Violation;

/** Parses RDF files into quads with places, and collects what is wrong instead of stopping. */
final class DataFiles {

  final List<Violation> faults = new ArrayList<>();
  final Map<Node, SourceLocation> graphNames = new HashMap<>();
  boolean complete = true;

  private final LongConsumer progress;

  DataFiles() {
    this(bytes -> {});
  }

  /**
   * @param progress told of the bytes of each file as they are read
   */
  DataFiles(LongConsumer progress) {
    this.progress = progress;
  }

  /** All quads of one file, in its order; those before the fault when it cannot be read on. */
  List<LocatedQuad> read(DataFile file) throws IOException {
    if (file.format().isEmpty()) {
      refuse(file);
      return List.of();
    }
    try (InputStream bytes = file.open(progress)) {
      return read(bytes, file.name(), file.format().get());
    } catch (ZipException | EOFException e) {
      stoppedAt(SourceLocation.wholeFile(file.name()), "This is not a gzip file.");
      return List.of();
    }
  }

  /** As {@link #read(DataFile)}, of bytes that messages call by this name. */
  List<LocatedQuad> read(InputStream bytes, String name, Format format) throws IOException {
    List<LocatedQuad> quads = new ArrayList<>();
    Collecting errors = new Collecting(name);
    try (Reader reader = new StrictReader(bytes)) {
      StrictTokens tokens =
          new StrictTokens(TokenizerText.create().source(reader).errorHandler(errors).build());
      LocatingProfile profile =
          new LocatingProfile(name, format, tokens, errors, quads::add, graphNames, faults::add);
      format.parser(tokens, profile).parse();
    } catch (RiotParseException e) {
      stoppedAt(new SourceLocation(name, e.getLine(), e.getCol()), e.getOriginalMessage());
    }
    return format.hasGraphs() ? quads : withGraphs(quads);
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

  /** The graphs of quads that travelled as triples. */
  private List<LocatedQuad> withGraphs(List<LocatedQuad> triples) {
    List<LocatedQuad> quads = ReifiedEvidence.resolve(triples, this::incompleteWith);
    for (LocatedQuad quad : quads) {
      if (!quad.inDefaultGraph()) {
        graphNames.putIfAbsent(quad.graph(), quad.at());
      }
    }
    return quads;
  }

  private void incompleteWith(Violation fault) {
    complete = false;
    faults.add(fault);
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

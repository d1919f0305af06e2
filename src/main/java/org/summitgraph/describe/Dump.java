package org.summitgraph.describe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.query.Dataset;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;

/**
 * All data as they were asserted, without what follows from them. Every dump reads back to the same
 * quads, and the same data give the same bytes. It is written while it is read: of what the store
 * holds, one graph at a time is in memory. Threads may share one.
 */
public final class Dump {

  private static final int BUFFER = 64 * 1024;

  private final Path asserted;
  private final Dataset dataset;
  private final Map<String, String> prefixes;
  private final String preamble;

  /**
   * @param asserted packed N-Quads, sorted by graph, the default graph first
   * @param dataset made from the same quads
   * @param prefixes namespaces by prefix, declared where the format has them
   * @param preamble lines of text that the formats with comments begin with
   */
  public Dump(Path asserted, Dataset dataset, Map<String, String> prefixes, String preamble) {
    this.asserted = asserted;
    this.dataset = dataset;
    this.prefixes = new TreeMap<>(prefixes);
    this.preamble = preamble;
  }

  /** Writes a dump as its name says and leaves the stream open. */
  public void write(DumpFile file, OutputStream out) throws IOException {
    if (!file.packed()) {
      write(file.format(), out);
    } else if (file.format() == DumpFormat.N_QUADS) {
      Files.copy(asserted, out);
    } else {
      GZIPOutputStream packed = new GZIPOutputStream(out, BUFFER);
      write(file.format(), packed);
      packed.finish();
    }
  }

  private void write(DumpFormat format, OutputStream out) throws IOException {
    if (format == DumpFormat.N_QUADS) {
      try (InputStream quads = unpacked()) {
        quads.transferTo(out);
      }
    } else {
      begin(out);
      if (format == DumpFormat.TRIG) {
        send(writer(out, RDFFormat.TRIG_BLOCKS));
      } else {
        StreamRDF turtle = writer(out, RDFFormat.TURTLE_BLOCKS);
        Txn.executeRead(dataset, () -> send(new EvidenceStream(dataset.asDatasetGraph(), turtle)));
      }
    }
    out.flush();
  }

  private InputStream unpacked() throws IOException {
    return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(asserted)), BUFFER);
  }

  private void begin(OutputStream out) throws IOException {
    StringBuilder comment = new StringBuilder();
    preamble.lines().forEach(line -> comment.append("# ").append(line).append('\n'));
    out.write(comment.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A writer that declares the prefixes when it is started, in the form that every parser knows.
   */
  private StreamRDF writer(OutputStream out, RDFFormat format) {
    Context context = new Context();
    context.set(RIOT.symTurtleDirectiveStyle, "at");
    return new StreamRDFWrapper(StreamRDFWriter.getWriterStream(out, format, context)) {
      @Override
      public void start() {
        super.start();
        prefixes.forEach(this::prefix);
      }
    };
  }

  /** Sends all quads; they were checked when they were loaded. */
  private void send(StreamRDF to) {
    try (InputStream quads = unpacked()) {
      RDFParser.source(quads)
          .lang(Lang.NQUADS)
          .checking(false)
          .labelToNode(LabelToNode.createUseLabelAsGiven())
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(StreamRDFLib.extendTriplesToQuads(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.summitgraph.web;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.summitgraph.query.bounded.Budget;

/** Writes rows, an answer or triples in one format, as they come, each a step of the budget. */
final class QueryAnswer {

  /** JSON-LD and RDF/XML are written from a graph in memory, several times its size in JSON-LD. */
  private static final long IN_GRAPH = 600;

  private final AnswerFormat format;
  private final Budget budget;
  private final OutputStream out;

  QueryAnswer(AnswerFormat format, Budget budget, OutputStream out) {
    this.format = format;
    this.budget = budget;
    this.out = out;
  }

  void rows(RowSet rows) {
    writer().write(out, RowSetStream.create(rows.getResultVars(), checked(rows)), context());
  }

  void answer(boolean answer) {
    writer().write(out, answer, context());
  }

  private RowSetWriter writer() {
    Lang language = format.language();
    return RowSetWriterRegistry.getFactory(language).create(language);
  }

  private static Context context() {
    // No parameter of a request reaches a writer: stylesheet= and the like have no way in.
    return ARQ.getContext().copy();
  }

  private Iterator<Binding> checked(RowSet rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Binding next() {
        budget.tick();
        Binding row = rows.next();
        if (format.isXml()) {
          for (Iterator<Var> variables = row.vars(); variables.hasNext(); ) {
            requireXml(row.get(variables.next()));
          }
        }
        return row;
      }
    };
  }

  /** Writes triples; {@code prefixes} shorten what they can. */
  void triples(Iterator<Triple> triples, Map<String, String> prefixes) {
    if (format == AnswerFormat.TURTLE || format == AnswerFormat.N_TRIPLES) {
      stream(triples, prefixes);
    } else {
      graph(triples, prefixes);
    }
  }

  private void stream(Iterator<Triple> triples, Map<String, String> prefixes) {
    StreamRDF writer =
        StreamRDFWriter.getWriterStream(
            out, format == AnswerFormat.TURTLE ? RDFFormat.TURTLE_BLOCKS : RDFFormat.NTRIPLES_UTF8);
    writer.start();
    prefixes.forEach(writer::prefix);
    while (triples.hasNext()) {
      budget.tick();
      writer.triple(triples.next());
    }
    writer.finish();
  }

  private void graph(Iterator<Triple> triples, Map<String, String> prefixes) {
    Graph graph = GraphFactory.createDefaultGraph();
    prefixes.forEach(graph.getPrefixMapping()::setNsPrefix);
    while (triples.hasNext()) {
      Triple triple = triples.next();
      budget.charge(IN_GRAPH);
      if (format.isXml()) {
        requireXml(triple.getObject());
      }
      graph.add(triple);
    }
    try {
      RDFWriter.source(graph)
          .format(
              format == AnswerFormat.RDF_XML ? RDFFormat.RDFXML_PLAIN : RDFFormat.JSONLD11_PLAIN)
          .output(out);
    } catch (JenaException e) {
      throw unwritable(e);
    }
  }

  private static RuntimeException unwritable(JenaException cause) {
    if (cause instanceof org.apache.jena.query.QueryCancelledException) {
      return cause;
    }
    return Refusal.of(406, "This answer cannot be written in this format; ask for text/turtle.")
        .thrown();
  }

  /** XML 1.0 (section 2.2) has no way to write most control characters. */
  private static void requireXml(Node term) {
    if (term == null || !term.isLiteral()) {
      return;
    }
    String text = term.getLiteralLexicalForm();
    boolean fits =
        text.codePoints()
            .allMatch(
                c ->
                    (c >= 0x20 && c < 0xd800)
                        || (c >= 0xe000 && c < 0xfffe)
                        || c > 0xffff
                        || c == '\t'
                        || c == '\n'
                        || c == '\r');
    if (!fits) {
      throw Refusal.of(
              406,
              "This answer has control characters, which XML cannot write; ask for another format.")
          .thrown();
    }
  }
}

package org.summitgraph.describe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.InvalidPropertyURIException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.summitgraph.model.CanonicalForm;

/** The formats of an export. Those without named graphs carry evidence as reification. */
public enum ExportFormat implements SelectionWriter {
  TURTLE {
    @Override
    public Lang lang() {
      return Lang.TURTLE;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      SortedTurtle.write(EvidenceTurtle.triples(selection), prefixes, out);
    }
  },
  N_TRIPLES {
    @Override
    public Lang lang() {
      return Lang.NTRIPLES;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out)
        throws IOException {
      SortedLines.write(EvidenceTurtle.triples(selection).stream().map(CanonicalForm::line), out);
    }
  },
  TRIG {
    @Override
    public Lang lang() {
      return Lang.TRIG;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      SortedTurtle.writeTriG(selection.quads(), prefixes, out);
    }
  },
  N_QUADS {
    @Override
    public Lang lang() {
      return Lang.NQUADS;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out)
        throws IOException {
      SortedLines.write(selection.quads().stream().map(CanonicalForm::line), out);
    }
  },
  JSON_LD {
    @Override
    public Lang lang() {
      return Lang.JSONLD;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      JsonLd.write(EvidenceTurtle.triples(selection), prefixes, out);
    }
  },
  RDF_XML {
    @Override
    public Lang lang() {
      return Lang.RDFXML;
    }

    @Override
    public void write(Selection selection, Map<String, String> prefixes, OutputStream out) {
      Graph graph = GraphFactory.createDefaultGraph();
      // In order, for the writer goes by tables of hashes.
      EvidenceTurtle.triples(selection).stream().sorted(TermOrder.TRIPLES).forEach(graph::add);
      new TreeMap<>(prefixes).forEach(graph.getPrefixMapping()::setNsPrefix);
      try {
        RDFWriter.source(graph).format(RDFFormat.RDFXML_PLAIN).output(out);
      } catch (InvalidPropertyURIException e) {
        throw new ExportException(
            "RDF/XML has no way to write the property <"
                + e.getMessage()
                + ">; take another format.");
      }
    }
  };

  /** Its media type and file extension. */
  public abstract Lang lang();

  /** The usual end of a file's name, without the dot: {@code ttl}, {@code jsonld}. */
  public String suffix() {
    return lang().getFileExtensions().get(0);
  }

  /** The format of that suffix, or of that name in any case: {@code turtle}, {@code N-Quads}. */
  public static Optional<ExportFormat> named(String name) {
    return Arrays.stream(values())
        .filter(
            format ->
                format.suffix().equals(name) || format.lang().getName().equalsIgnoreCase(name))
        .findFirst();
  }

  /** The suffixes of all formats, for people. */
  public static String suffixes() {
    return Arrays.stream(values()).map(ExportFormat::suffix).collect(Collectors.joining(", "));
  }
}
